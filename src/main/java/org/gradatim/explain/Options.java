package org.gradatim.explain;

import java.util.List;
import java.util.Locale;

/**
 * What a reader asks for.
 *
 * @param weights  the names to explain; empty for all (of a large network then none by itself)
 * @param language of the prose
 */
public record Options(Detail detail, List<String> weights, Locale language) {
    public static final Options DEFAULT = new Options(Detail.STANDARD, List.of(), Locale.ENGLISH);

    public Options {
        weights = List.copyOf(weights);
    }
}
