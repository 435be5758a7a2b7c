package org.gradatim.explain;

import java.util.List;
import java.util.Locale;

/**
 * What a reader asks for.
 *
 * @param weights  the names to explain; empty for all (of a large network then none by itself)
 * @param language of the prose
 * @param code     whether the document holds a program that computes its numbers again, for formats that can run it
 */
public record Options(Detail detail, List<String> weights, Locale language, boolean code) {
    public static final Options DEFAULT = new Options(Detail.STANDARD, List.of(), Locale.ENGLISH);

    public Options {
        weights = List.copyOf(weights);
    }

    /** Without a program. */
    public Options(Detail detail, List<String> weights, Locale language) {
        this(detail, weights, language, false);
    }

    /** With a program, or without. */
    public Options withCode(boolean wanted) {
        return new Options(detail, weights, language, wanted);
    }
}
