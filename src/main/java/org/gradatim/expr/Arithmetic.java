package org.gradatim.expr;

import static org.gradatim.expr.Op.op;
import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.sup;
import static org.gradatim.notation.Formulas.symbol;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Bracketed;
import org.gradatim.notation.Notation.Call;
import org.gradatim.notation.Notation.Fraction;
import org.gradatim.notation.Notation.Relation;
import org.gradatim.notation.Notation.Root;

/**
 * Arithmetic and the functions of school mathematics, with shorthands that build them. The shorthands drop what has no effect
 * (0 + x, 1·x, x/1), fold constants and flatten sums of sums and products of products; {@link Apply#of} drops nothing.
 */
public final class Arithmetic {
    /** Products of more factors than this are differentiated by running products, so that the cost stays linear. */
    private static final int LONG_PRODUCT = 6;

    /** Sums and products of more operands than this stay together as operands, so that adding term by term is not quadratic. */
    private static final int LONGEST_FLATTENED = 64;

    private Arithmetic() {}

    /** x₁ + x₂ + … */
    public static final Op ADD = op("+")
            .valueOfAll(x -> {
                double sum = x[0];
                for (int i = 1; i < x.length; i++) sum += x[i];
                return sum;
            })
            .derivatives((x, sum) -> java.util.Collections.nCopies(x.size(), Const.ONE))
            .elementary(Elementary.ADD)
            .notation(Formulas::sum)
            .rule("sum rule", "a sum is differentiated term by term")
            .samples(-2, 0.5, 3);

    /** x₁ x₂ … */
    public static final Op MULTIPLY = op("*")
            .valueOfAll(x -> {
                double product = x[0];
                for (int i = 1; i < x.length; i++) product *= x[i];
                return product;
            })
            .derivatives((x, product) -> productDerivatives(x))
            .elementary(Elementary.MULTIPLY)
            .notation(Formulas::product)
            .rule("product rule", "one factor is differentiated at a time, the others stay")
            .samples(-2, 0.5, 3);

    /** -x. */
    public static final Op NEGATE = op("neg")
            .value(x -> -x)
            .derivative((x, y) -> Const.MINUS_ONE)
            .elementary(Elementary.NEGATE)
            .injective()
            .notation(x -> Formulas.minus(x.getFirst()))
            .rule("sign rule", "a minus sign stays in front of the derivative")
            .samples(-2, 0.5, 3);

    /** x / y. */
    public static final Op DIVIDE = op("/")
            .value((x, y) -> x / y)
            .derivatives((x, q) -> List.of(divide(Const.ONE, x.get(1)), negate(q instanceof Var
                    ? divide(q, x.get(1))
                    : divide(x.get(0), power(x.get(1), 2)))))
            .elementary(Elementary.DIVIDE)
            .notation(x -> new Fraction(x.get(0), x.get(1)))
            .rule("quotient rule", "the numerator’s slope over the denominator, less the quotient times the denominator’s slope over the denominator")
            .samples(-2, 0.5, 3);

    /** xⁿ; for an exponent that varies also (xʸ)′ = xʸ log x in y. */
    public static final Op POWER = op("^")
            .value(Math::pow)
            .derivatives((x, p) -> List.of(
                    times(x.get(1), power(x.get(0), minus(x.get(1), Const.ONE))),
                    x.get(1) instanceof Const ? Const.ZERO : times(p, log(x.get(0)))))
            .elementary(Elementary.POWER)
            .notation(x -> sup(x.get(0), x.get(1)))
            .rule("power rule", "the exponent comes down as a factor and is lowered by one")
            .samples(0.5, 1, 3);

    /** eˣ. */
    public static final Op EXP = op("exp")
            .value(Math::exp)
            .derivative((x, e) -> e)
            .elementary(Elementary.EXP)
            .range(Interval.POSITIVE)
            .injective()
            .notation(x -> sup(symbol("e"), x.getFirst()))
            .rule("exponential rule", "the exponential function is its own derivative")
            .samples(-3, 0, 2);

    /** The natural logarithm. */
    public static final Op LOG = op("log")
            .value(Math::log)
            .derivative((x, l) -> divide(Const.ONE, x))
            .elementary(Elementary.LOG)
            .injective()
            .notation(call("log"))
            .rule("logarithm rule", "the slope of the natural logarithm is one over its argument")
            .samples(0.1, 1, 7);

    /** √x. */
    public static final Op SQRT = op("sqrt")
            .value(Math::sqrt)
            .derivative((x, r) -> divide(Const.ONE, times(Const.TWO, r)))
            .elementary(Elementary.SQRT)
            .range(Interval.NOT_NEGATIVE)
            .injective()
            .notation(x -> new Root(x.getFirst()))
            .rule("root rule", "the slope of the square root is one over twice the root")
            .samples(0.1, 1, 7);

    public static final Op SIN = op("sin")
            .value(Math::sin)
            .derivative((x, s) -> Apply.of(Arithmetic.COS, x))
            .elementary(Elementary.SIN)
            .range(Interval.closed(-1, 1))
            .notation(call("sin"))
            .rule("sine rule", "the slope of the sine is the cosine")
            .samples(-2, 0, 1);

    public static final Op COS = op("cos")
            .value(Math::cos)
            .derivative((x, c) -> negate(Apply.of(Arithmetic.SIN, x)))
            .elementary(Elementary.COS)
            .range(Interval.closed(-1, 1))
            .notation(call("cos"))
            .rule("cosine rule", "the slope of the cosine is minus the sine")
            .samples(-2, 0, 1);

    /** The Iverson bracket [x &gt; 0]: 1 for x &gt; 0, otherwise 0. */
    public static final Op STEP = op("step")
            .value(x -> x > 0 ? 1.0 : x <= 0 ? 0.0 : Double.NaN)
            .derivative((x, s) -> Const.ZERO)
            .elementary(Elementary.STEP)
            .kink(x -> x[0])
            .range(Interval.closed(0, 1))
            .notation(x -> new Bracketed(new Relation(x.getFirst(), ">", number("0")), Bracket.SQUARE))
            .rule("step rule", "a step is flat on both sides of its jump")
            .samples(-2, 3);

    /** 1 for x &gt; 0, -1 for x &lt; 0. */
    public static final Op SIGN = op("sign")
            .value(Math::signum)
            .derivative((x, s) -> Const.ZERO)
            .definition(x -> minus(step(x), step(negate(x))))
            .kink(x -> x[0])
            .range(Interval.closed(-1, 1))
            .notation(call("sign"))
            .rule("signum rule", "the sign is flat on both sides of its jump")
            .samples(-2, 3);

    /** |x|. */
    public static final Op ABS = op("abs")
            .value(Math::abs)
            .derivative((x, a) -> Apply.of(SIGN, x))
            .definition(x -> times(x, minus(times(Const.TWO, step(x)), Const.ONE)))
            .kink(x -> x[0])
            .range(Interval.NOT_NEGATIVE)
            .notation(x -> new Bracketed(x.getFirst(), Bracket.BAR))
            .rule("absolute value rule", "the slope of the absolute value is the sign")
            .samples(-2, 3);

    /** The larger of x and y. */
    public static final Op MAX = op("max")
            .value(Math::max)
            .derivatives((x, m) -> passed(step(minus(x.get(0), x.get(1))), step(minus(x.get(1), x.get(0))), x))
            .definition((x, y) -> plus(y, times(minus(x, y), step(minus(x, y)))))
            .kink(x -> x[0] - x[1])
            .notation(call("max"))
            .rule("maximum rule", "only the larger of the two passes its slope on")
            .samples(-2, 0.5, 3);

    /** The smaller of x and y. */
    public static final Op MIN = op("min")
            .value(Math::min)
            .derivatives((x, m) -> passed(step(minus(x.get(1), x.get(0))), step(minus(x.get(0), x.get(1))), x))
            .definition((x, y) -> minus(x, times(minus(x, y), step(minus(x, y)))))
            .kink(x -> x[0] - x[1])
            .notation(call("min"))
            .rule("minimum rule", "only the smaller of the two passes its slope on")
            .samples(-2, 0.5, 3);

    /** The family, in the order in which documentation lists it. */
    public static final List<Op> FAMILY =
            List.of(ADD, MULTIPLY, NEGATE, DIVIDE, POWER, EXP, LOG, SQRT, SIN, COS, STEP, SIGN, ABS, MAX, MIN);

    public static Expr plus(Expr... terms) {
        return sum(List.of(terms));
    }

    /** Σ terms; zeros are dropped, constants folded into the place of the first. */
    public static Expr sum(List<Expr> terms) {
        List<Expr> kept = new ArrayList<>(terms.size());
        Rational constant = Rational.ZERO;
        int place = -1;
        for (Expr term : terms) {
            for (Expr part : opened(term, ADD)) {
                if (part instanceof Const c) {
                    if (place < 0 && !c.isZero()) place = kept.size();
                    constant = constant.plus(c.value());
                } else {
                    kept.add(part);
                }
            }
        }
        if (!constant.isZero()) kept.add(place, Const.of(constant));
        return switch (kept.size()) {
            case 0 -> Const.ZERO;
            case 1 -> kept.getFirst();
            default -> Apply.of(ADD, kept);
        };
    }

    private static List<Expr> opened(Expr operand, Op op) {
        return operand instanceof Apply a && a.op() == op && a.arguments().size() <= LONGEST_FLATTENED ? a.arguments() : List.of(operand);
    }

    public static Expr minus(Expr left, Expr right) {
        return plus(left, negate(right));
    }

    public static Expr times(Expr... factors) {
        return product(List.of(factors));
    }

    /** Π factors; ones are dropped, constants and signs folded to the front. */
    public static Expr product(List<Expr> factors) {
        List<Expr> kept = new ArrayList<>(factors.size());
        Rational constant = Rational.ONE;
        for (Expr factor : factors) {
            Expr positive = factor;
            if (factor instanceof Apply n && n.op() == NEGATE) {
                constant = constant.negate();
                positive = n.argument();
            }
            for (Expr part : opened(positive, MULTIPLY)) {
                if (part instanceof Const c) constant = constant.times(c.value());
                else kept.add(part);
            }
        }
        return scaled(constant, kept);
    }

    private static Expr scaled(Rational constant, List<Expr> factors) {
        if (constant.isZero()) return Const.ZERO;
        if (factors.isEmpty()) return Const.of(constant);
        Rational size = constant.abs();
        if (!size.isOne()) factors.addFirst(Const.of(size));
        Expr product = factors.size() == 1 ? factors.getFirst() : Apply.of(MULTIPLY, factors);
        return constant.signum() < 0 ? Apply.of(NEGATE, product) : product;
    }

    public static Expr negate(Expr x) {
        if (x instanceof Const c) return Const.of(c.value().negate());
        if (x instanceof Apply a && a.op() == NEGATE) return a.argument();
        return Apply.of(NEGATE, x);
    }

    public static Expr divide(Expr numerator, Expr denominator) {
        if (denominator instanceof Const d && !d.isZero()) {
            if (numerator instanceof Const n) return Const.of(n.value().times(d.value().inverse()));
            if (d.isOne()) return numerator;
        }
        if (numerator.isZero() && !denominator.isZero()) return Const.ZERO;
        if (numerator instanceof Apply n && n.op() == NEGATE) return negate(divide(n.argument(), denominator));
        return Apply.of(DIVIDE, numerator, denominator);
    }

    public static Expr power(Expr base, Expr exponent) {
        if (exponent.isOne()) return base;
        if (exponent.isZero()) return Const.ONE;
        return Apply.of(POWER, base, exponent);
    }

    public static Expr power(Expr base, int exponent) {
        return power(base, Const.of(exponent));
    }

    public static Expr exp(Expr x) {
        return Apply.of(EXP, x);
    }

    public static Expr log(Expr x) {
        return Apply.of(LOG, x);
    }

    public static Expr step(Expr x) {
        return Apply.of(STEP, x);
    }

    /** The layout f(x, …) under an upright or one-letter name. */
    static Op.Layout call(String function) {
        return arguments -> new Call(symbol(function), arguments);
    }

    /**
     * The slopes of max and min in x and y: one passes, the other is blocked. Where neither is a number the second passes what the first
     * does not, so that max(x, x) has the slope 1; max(0, z) has the slope of ReLU.
     */
    private static List<Expr> passed(Expr first, Expr second, List<Expr> x) {
        return List.of(first, x.getFirst() instanceof Const ? second : minus(Const.ONE, first));
    }

    /** ∂Πx/∂xᵢ: the product of the others. For a long product by running products from both ends. */
    private static List<Expr> productDerivatives(List<Expr> x) {
        int n = x.size();
        List<Expr> derivatives = new ArrayList<>(n);
        if (n <= LONG_PRODUCT) {
            for (int i = 0; i < n; i++) {
                List<Expr> others = new ArrayList<>(x);
                others.remove(i);
                derivatives.add(product(others));
            }
            return derivatives;
        }
        Expr[] after = new Expr[n + 1];
        after[n] = Const.ONE;
        for (int i = n - 1; i >= 0; i--) after[i] = joined(x.get(i), after[i + 1]);
        Expr before = Const.ONE;
        for (int i = 0; i < n; i++) {
            derivatives.add(joined(before, after[i + 1]));
            before = joined(before, x.get(i));
        }
        return derivatives;
    }

    private static Expr joined(Expr left, Expr right) {
        if (left.isOne()) return right;
        return right.isOne() ? left : Apply.of(MULTIPLY, left, right);
    }
}
