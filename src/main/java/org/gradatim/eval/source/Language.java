package org.gradatim.eval.source;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Elementary;
import org.gradatim.expr.Op;

/**
 * A language in which formulas can be evaluated: how it assigns, and what it calls the operations that have a name. An operation
 * that is not listed becomes a function of its own, made from its definition; those whose definition would overflow where the
 * function does not are written by hand here.
 */
public enum Language {
    /** Numbers, by {@code Math}; {@code -x ** 2} is no JavaScript, so powers are calls. */
    JAVASCRIPT("const ", ";", "", Map.of(
            Elementary.POWER, "Math.pow", Elementary.EXP, "Math.exp", Elementary.LOG, "Math.log", Elementary.SQRT, "Math.sqrt",
            Elementary.SIN, "Math.sin", Elementary.COS, "Math.cos", Elementary.STEP, "step"),
            Map.of(Arithmetic.ABS, "Math.abs", Arithmetic.SIGN, "Math.sign", Arithmetic.MAX, "Math.max", Arithmetic.MIN, "Math.min",
                    Activations.TANH, "Math.tanh"),
            Map.of("step", "const step = z => z > 0 ? 1 : z <= 0 ? 0 : NaN;",
                    "relu", "const relu = z => z > 0 ? z : z <= 0 ? 0 : NaN;",
                    "leaky_relu", "const leaky_relu = (z, slope) => z > 0 ? z : slope * z;",
                    "elu", "const elu = (z, alpha) => z > 0 ? z : alpha * Math.expm1(z);",
                    "softplus", "const softplus = z => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));",
                    "silu", "const silu = z => z / (1 + Math.exp(-z));",
                    "softmax", """
                            const softmax = (k, ...z) => {
                              const largest = Math.max(...z);
                              const powers = z.map(v => Math.exp(v - largest));
                              return powers[k - 1] / powers.reduce((sum, power) => sum + power);
                            };"""),
            List.of("arguments", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do",
                    "else", "enum", "eval", "export", "extends", "false", "finally", "for", "function", "if", "implements", "import",
                    "in", "instanceof", "interface", "let", "new", "null", "package", "private", "protected", "public", "return",
                    "static", "super", "switch", "this", "throw", "true", "try", "typeof", "undefined", "var", "void", "while", "with",
                    "yield", "Infinity", "Math", "NaN")) {
        @Override
        String function(String name, List<String> arguments, String body) {
            String list = arguments.size() == 1 ? arguments.getFirst() : "(" + String.join(", ", arguments) + ")";
            return "const " + name + " = " + list + " => " + body + ";";
        }
    },
    /** Python; a name that differs from example to example may be an array with an entry for each, and so may what is computed from it. */
    NUMPY("", "", "import numpy as np", Map.of(
            Elementary.EXP, "np.exp", Elementary.LOG, "np.log", Elementary.SQRT, "np.sqrt",
            Elementary.SIN, "np.sin", Elementary.COS, "np.cos", Elementary.STEP, "step"),
            Map.of(Arithmetic.ABS, "np.abs", Arithmetic.SIGN, "np.sign", Arithmetic.MAX, "np.maximum", Arithmetic.MIN, "np.minimum",
                    Activations.TANH, "np.tanh"),
            Map.of("step", "def step(z):\n    return np.heaviside(z, 0.0)",
                    "relu", "def relu(z):\n    return np.maximum(z, 0)",
                    "leaky_relu", "def leaky_relu(z, slope):\n    return np.where(z > 0, z, slope * z)",
                    "elu", "def elu(z, alpha):\n    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))",
                    "softplus", "def softplus(z):\n    return np.logaddexp(0, z)",
                    "softmax", """
                            def softmax(k, *z):
                                z = np.stack(np.broadcast_arrays(*z))
                                powers = np.exp(z - z.max(axis=0))
                                return powers[k - 1] / powers.sum(axis=0)"""),
            List.of("False", "None", "True", "and", "as", "assert", "async", "await", "break", "case", "class", "continue", "def", "del",
                    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "match",
                    "nonlocal", "not", "or", "pass", "raise", "return", "try", "type", "while", "with", "yield", "np")) {
        @Override
        String function(String name, List<String> arguments, String body) {
            return "def " + name + "(" + String.join(", ", arguments) + "):\n    return " + body;
        }
    };

    private final String beforeName;
    private final String afterValue;
    private final String imports;
    private final Map<Elementary, String> elementary;
    private final Map<Op, String> builtIn;
    private final Map<String, String> written;
    private final Set<String> reserved;

    Language(String beforeName, String afterValue, String imports, Map<Elementary, String> elementary, Map<Op, String> builtIn,
            Map<String, String> written, List<String> reserved) {
        this.beforeName = beforeName;
        this.afterValue = afterValue;
        this.imports = imports;
        this.elementary = elementary;
        this.builtIn = builtIn;
        this.written = written;
        this.reserved = Set.copyOf(reserved);
    }

    /** A line that gives a value its name. */
    public String assignment(String name, String value) {
        return beforeName + name + " = " + value + afterValue;
    }

    /** What must stand before all else; may be empty. */
    String imports() {
        return imports;
    }

    /** Words that are no names. */
    Set<String> reserved() {
        return reserved;
    }

    /** Whether powers are written with an operator, {@code x ** 2}, and not as calls. */
    boolean hasPowerOperator() {
        return !elementary.containsKey(Elementary.POWER);
    }

    /** What the op is called; {@code step} and those not built in are functions that must be declared first. */
    String callee(Op op) {
        if (op.elementary().isPresent()) return elementary.get(op.elementary().get());
        return builtIn.getOrDefault(op, Activations.isSoftmax(op) ? "softmax" : op.name());
    }

    /** The declaration of a function that is written by hand; null for all others. */
    String written(String name) {
        return written.get(name);
    }

    /** The declaration of a function. */
    abstract String function(String name, List<String> arguments, String body);
}
