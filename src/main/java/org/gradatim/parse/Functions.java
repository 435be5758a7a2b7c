package org.gradatim.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.expr.Op;
import org.gradatim.expr.Ops;

/** The functions that formulas may call, under their own names and under those that other books and libraries use. */
public final class Functions {
    private static final Map<String, String> ALIASES = Map.of("ln", "log", "sgn", "sign", "swish", "silu", "logistic", "sigmoid", "heaviside", "step");

    /** How to write functions that books have and formulas lack. */
    private static final Map<String, String> WRITTEN_OTHERWISE = Map.of(
            "pow", "write `x^y`", "power", "write `x^y`", "square", "write `x^2`",
            "log2", "write `log(x)/log(2)`", "log10", "write `log(x)/log(10)`", "tan", "write `sin(x)/cos(x)`",
            "softmax", "write `softmax_1(z1, z2, …)` for its first output, `softmax_2(…)` for its second");

    private Functions() {}

    /** The function of this name; empty where there is none. */
    public static Optional<Op> named(String name) {
        return Ops.function(ALIASES.getOrDefault(name, name));
    }

    /** Names of functions cannot name anything else. */
    static void refuseAsName(String name, Place place) {
        if (named(name).isPresent()) throw place.error(Quote.of(name) + " is a function; choose another name");
    }

    /** What somebody who called the unknown {@code name} might write instead. */
    static String advice(String name) {
        String otherwise = WRITTEN_OTHERWISE.get(name);
        if (otherwise != null) return otherwise;
        List<String> known = new ArrayList<>(Ops.functionNames());
        return Nearest.of(name, known).map(near -> "did you mean " + Quote.of(near) + "?")
                .orElseGet(() -> "write `" + name + "*(…)` for a product; the functions are " + Quote.all(known));
    }
}
