package org.gradatim.derive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Op;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;

/** Seeded expressions in a, b, c, d as a careless writer leaves them: nothing is folded, much cancels. */
final class RandomExpressions {
    static final List<String> NAMES = List.of("a", "b", "c", "d");

    private static final List<Op> SMOOTH = List.of(Arithmetic.EXP, Activations.SIGMOID, Activations.TANH, Arithmetic.SIN);

    private final SplittableRandom random;
    private final boolean rational;

    private RandomExpressions(long seed, boolean rational) {
        random = new SplittableRandom(seed);
        this.rational = rational;
    }

    /** Sums, products, quotients and integer powers. */
    static Expr rational(long seed) {
        return new RandomExpressions(seed, true).expression(4);
    }

    /** The same with smooth functions. */
    static Expr smooth(long seed) {
        return new RandomExpressions(seed, false).expression(4);
    }

    private Expr expression(int depth) {
        if (depth == 0) return atom();
        return switch (random.nextInt(rational ? 7 : 9)) {
            case 0, 1 -> Apply.of(Arithmetic.ADD, below(depth), below(depth));
            case 2 -> Apply.of(Arithmetic.ADD, below(depth), Apply.of(Arithmetic.NEGATE, below(depth)), below(depth));
            case 3, 4 -> Apply.of(Arithmetic.MULTIPLY, below(depth), below(depth));
            case 5 -> Apply.of(Arithmetic.DIVIDE, below(depth), below(depth));
            case 6 -> Apply.of(Arithmetic.POWER, below(depth), Const.of(random.nextInt(-2, 4)));
            default -> Apply.of(SMOOTH.get(random.nextInt(SMOOTH.size())), below(depth));
        };
    }

    private Expr below(int depth) {
        return expression(random.nextInt(depth));
    }

    private Expr atom() {
        int choice = random.nextInt(NAMES.size() + 2);
        return choice < NAMES.size() ? Var.of(NAMES.get(choice)) : Const.of(Rational.of(random.nextInt(-3, 4), random.nextInt(1, 3)));
    }

    /** The exact value of a rational expression; empty where something is divided by zero. */
    static Optional<Rational> value(Expr expr, Map<String, Rational> point) {
        return Traversal.fold(expr, (node, x) -> switch (node) {
            case Const c -> Optional.of(c.value());
            case Var v -> Optional.of(point.get(v.name()));
            case Apply a when x.stream().anyMatch(Optional::isEmpty) -> Optional.empty();
            case Apply a -> switch (a.op().elementary().orElseThrow()) {
                case ADD -> x.stream().map(Optional::get).reduce(Rational::plus);
                case MULTIPLY -> x.stream().map(Optional::get).reduce(Rational::times);
                case NEGATE -> x.getFirst().map(Rational::negate);
                case DIVIDE -> x.get(1).get().isZero() ? Optional.empty() : Optional.of(x.get(0).get().times(x.get(1).get().inverse()));
                case POWER -> x.get(0).get().isZero() && x.get(1).get().signum() < 0 ? Optional.empty()
                        : Optional.of(x.get(0).get().power(x.get(1).get().intValue()));
                case EXP, LOG, SQRT, SIN, COS, STEP -> throw new IllegalArgumentException(a + " is not rational");
            };
        });
    }

    static Map<String, Rational> point(SplittableRandom random) {
        return Map.of("a", coordinate(random), "b", coordinate(random), "c", coordinate(random), "d", coordinate(random));
    }

    private static Rational coordinate(SplittableRandom random) {
        return Rational.of(random.nextInt(-20, 21), random.nextInt(1, 8));
    }
}
