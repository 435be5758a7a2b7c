package org.gradatim.parse.array;

import static org.gradatim.expr.Arithmetic.divide;
import static org.gradatim.expr.Arithmetic.exp;
import static org.gradatim.expr.Arithmetic.minus;
import static org.gradatim.expr.Arithmetic.negate;
import static org.gradatim.expr.Arithmetic.plus;
import static org.gradatim.expr.Arithmetic.power;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Op;
import org.gradatim.parse.answer.Written.Label;

/** What functions are called in libraries and books, and which of them formulas have. */
public final class FunctionNames {
    /** Functions that formulas lack, by those that they have. */
    private static final Map<String, UnaryOperator<Expr>> COMPOSED = Map.ofEntries(
            Map.entry("square", x -> power(x, Const.TWO)),
            Map.entry("tan", x -> divide(Apply.of(Arithmetic.SIN, x), Apply.of(Arithmetic.COS, x))),
            Map.entry("sec", x -> divide(Const.ONE, Apply.of(Arithmetic.COS, x))),
            Map.entry("sech", x -> divide(Const.TWO, plus(exp(x), exp(negate(x))))),
            Map.entry("cosh", x -> divide(plus(exp(x), exp(negate(x))), Const.TWO)),
            Map.entry("sinh", x -> divide(minus(exp(x), exp(negate(x))), Const.TWO)),
            Map.entry("coth", x -> divide(Const.ONE, Apply.of(Activations.TANH, x))),
            Map.entry("log2", x -> divide(Arithmetic.log(x), Arithmetic.log(Const.TWO))),
            Map.entry("log10", x -> divide(Arithmetic.log(x), Arithmetic.log(Const.of(10)))),
            Map.entry("log1p", x -> Arithmetic.log(plus(Const.ONE, x))),
            Map.entry("expm1", x -> minus(exp(x), Const.ONE)),
            Map.entry("reciprocal", x -> divide(Const.ONE, x)),
            Map.entry("negative", Arithmetic::negate));

    /** Names by which libraries and books call what formulas call otherwise. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("sigma", "sigmoid"), Map.entry("sigm", "sigmoid"), Map.entry("sig", "sigmoid"), Map.entry("expit", "sigmoid"),
            Map.entry("Sigmoid", "sigmoid"), Map.entry("ReLU", "relu"), Map.entry("Relu", "relu"), Map.entry("maximum", "max"), Map.entry("minimum", "min"),
            Map.entry("absolute", "abs"), Map.entry("fabs", "abs"), Map.entry("Exp", "exp"), Map.entry("Log", "log"), Map.entry("th", "tanh"),
            Map.entry("indicator", "step"), Map.entry("1", "step"), Map.entry("𝟙", "step"), Map.entry("I", "step"), Map.entry("u", "step"), Map.entry("H", "step"));

    /** What makes the name of a function that of its derivative. */
    private static final List<String> DERIVATIVE_ENDINGS = List.of("_prime", "_derivative", "_deriv", "_grad", "_gradient", "_backward", "_dx", "_der", "prime", "Prime", "Derivative", "Gradient");
    private static final List<String> DERIVATIVE_BEGINNINGS = List.of("d_", "deriv_", "derivative_", "grad_", "d");

    private FunctionNames() {}

    /** Whether a call of this name is one of a function, whatever other names there are. */
    public static boolean isKnown(String name) {
        return op(name).isPresent() || COMPOSED.containsKey(name) || MatrixFunctions.NAMES.contains(name);
    }

    /** Whether this names a function that goes entry by entry, or softmax. */
    static boolean isFunction(Label label) {
        String name = plain(label);
        return op(name).isPresent() || COMPOSED.containsKey(name) || name.equals("softmax");
    }

    /** The op that formulas have under this name, or under the name by which they call it. */
    static Optional<Op> op(String name) {
        return org.gradatim.parse.Functions.named(ALIASES.getOrDefault(name, name));
    }

    /** The function of which this is the derivative by its name: {@code sigmoid_prime}, {@code dtanh}. */
    static Optional<Op> derivativeOf(String name) {
        for (String ending : DERIVATIVE_ENDINGS) {
            if (name.endsWith(ending)) return op(name.substring(0, name.length() - ending.length())).filter(o -> o.accepts(1));
        }
        for (String beginning : DERIVATIVE_BEGINNINGS) {
            if (name.startsWith(beginning)) return op(name.substring(beginning.length())).filter(o -> o.accepts(1));
        }
        return Optional.empty();
    }

    /** The name of a function, without the library before it. */
    static String plain(Label label) {
        String name = label.base() + (label.below().isEmpty() ? "" : "_" + String.join("_", label.below()));
        return name.replaceFirst("^(?:np|numpy|math|torch|F|tf|scipy|special)\\.", "");
    }

    /** A function that formulas lack, made of those that they have. */
    static Optional<UnaryOperator<Expr>> composed(String name) {
        return Optional.ofNullable(COMPOSED.get(name));
    }
}
