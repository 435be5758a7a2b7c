package org.gradatim.expr;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All operations, found by their names. */
public final class Ops {
    /** Every op of every family, in the order in which documentation lists them. */
    public static final List<Op> ALL = Stream.concat(Arithmetic.FAMILY.stream(), Activations.FAMILY.stream()).toList();

    private static final Map<String, Op> FUNCTIONS = functions();

    private Ops() {}

    /** The op that a formula calls by this name, such as {@code tanh(z)}. */
    public static Optional<Op> function(String name) {
        Op op = FUNCTIONS.get(name);
        return Optional.ofNullable(op != null ? op : Activations.softmaxNamed(name));
    }

    /** The names of all functions that formulas may call, in the order of documentation. */
    public static List<String> functionNames() {
        return List.copyOf(FUNCTIONS.keySet());
    }

    private static Map<String, Op> functions() {
        Map<String, Op> functions = new LinkedHashMap<>();
        for (Op op : ALL) if (Character.isLetter(op.name().charAt(0)) && op != Arithmetic.NEGATE) functions.put(op.name(), op);
        return functions;
    }
}
