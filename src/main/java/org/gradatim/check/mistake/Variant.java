package org.gradatim.check.mistake;

import java.util.List;
import java.util.function.Supplier;

/**
 * What a mistake makes of a derivative, as a number.
 *
 * @param value    the derivative with the mistake
 * @param cost     how far-fetched it is
 * @param mistakes one or two; made when they are asked for
 */
public record Variant(double value, int cost, Supplier<List<Mistake>> mistakes) {}
