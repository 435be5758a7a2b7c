package org.gradatim.parse;

import java.util.Map;
import java.util.Optional;

/**
 * First values of the parameters.
 *
 * @param byName one for each parameter, or none at all
 * @param origin where they were drawn; empty where all were given
 */
record Values(Map<String, Double> byName, Optional<String> origin) {}
