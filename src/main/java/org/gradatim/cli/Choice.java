package org.gradatim.cli;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Options whose value is one of some keywords. */
final class Choice {
    private Choice() {}

    static <T> List<String> keywords(T[] choices, Function<T, String> keyword) {
        return Arrays.stream(choices).map(keyword).toList();
    }

    /** Reads one of the keywords, in upper or lower case. */
    static <T> ITypeConverter<T> of(T[] choices, Function<T, String> keyword) {
        return typed -> Arrays.stream(choices).filter(c -> keyword.apply(c).equalsIgnoreCase(typed.strip())).findFirst().orElseThrow(() ->
                new TypeConversionException("'" + typed + "' is none of " + String.join(", ", keywords(choices, keyword))));
    }
}
