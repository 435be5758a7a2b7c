package org.gradatim.check.mistake;

import static org.gradatim.check.mistake.MistakeClass.CHAIN_TERM_MISSING;
import static org.gradatim.check.mistake.MistakeClass.SIGN;
import static org.gradatim.check.mistake.MistakeClass.WRONG_LOSS_DERIVATIVE;
import static org.gradatim.expr.Arithmetic.divide;
import static org.gradatim.expr.Arithmetic.minus;
import static org.gradatim.expr.Arithmetic.negate;
import static org.gradatim.expr.Arithmetic.power;
import static org.gradatim.expr.Arithmetic.times;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradatim.check.mistake.Edge.Part;
import org.gradatim.eval.PrimeField;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;

/** Mistakes with the derivative of the loss: that of another loss, a term of it lost or with a wrong sign, the target dropped. */
final class LossEdits implements Family {
    private static final int MOST_TARGETS = 40;
    private static final long LARGEST_NUMBER = 1_000;

    /** The derivative of a loss by the prediction a, but for a constant. */
    private enum Slope {
        SQUARED("squared error") {
            @Override
            Expr of(Expr y, Expr a) {
                return minus(a, y);
            }
        },
        BINARY("binary cross-entropy") {
            @Override
            Expr of(Expr y, Expr a) {
                return divide(minus(a, y), times(a, minus(Const.ONE, a)));
            }
        },
        CATEGORICAL("categorical cross-entropy") {
            @Override
            Expr of(Expr y, Expr a) {
                return negate(divide(y, a));
            }
        },
        ABSOLUTE("absolute error") {
            @Override
            Expr of(Expr y, Expr a) {
                return Apply.of(Arithmetic.SIGN, minus(a, y));
            }
        };

        private final String label;

        Slope(String label) {
            this.label = label;
        }

        abstract Expr of(Expr y, Expr a);
    }

    /** What a loss's derivative was found to be: constant · slope(y, a). */
    private record Found(Slope slope, Expr target, Expr constant) {}

    @Override
    public void propose(Scene scene, Proposals to) {
        for (Edge e : scene.edges()) {
            if (e.part() != Part.LOSS) continue;
            found(scene, e).ifPresentOrElse(found -> otherLosses(e, found, to), () -> residual(scene, e, to));
            terms(e, to);
        }
    }

    private static void otherLosses(Edge e, Found found, Proposals to) {
        Expr y = found.target();
        Expr a = e.to().shown();
        for (Slope other : Slope.values()) {
            if (other == found.slope()) continue;
            Expr slope = other.of(y, a);
            to.at(e, other + "c", WRONG_LOSS_DERIVATIVE, "", 5, times(found.constant(), slope));
            to.at(e, other + "1", WRONG_LOSS_DERIVATIVE, "", 6, slope);
            to.at(e, other + "2", WRONG_LOSS_DERIVATIVE, "", 7, times(Const.TWO, slope));
        }
        to.at(e, "own1", WRONG_LOSS_DERIVATIVE, "", 8, found.slope().of(y, a));
        to.at(e, "own2", WRONG_LOSS_DERIVATIVE, "", 9, times(Const.TWO, found.slope().of(y, a)));
        to.at(e, "value", WRONG_LOSS_DERIVATIVE, "value", 12, power(minus(y, a), 2));
        to.at(e, "second", CHAIN_TERM_MISSING, "loss-term", 7, divide(minus(Const.ONE, y), minus(Const.ONE, a)));
        to.at(e, "first", CHAIN_TERM_MISSING, "loss-term", 7, negate(divide(y, a)));
        to.at(e, "plus", SIGN, "term", 7, times(found.constant(), negate(Arithmetic.plus(divide(y, a), divide(minus(Const.ONE, y), minus(Const.ONE, a))))));
        to.at(e, "sum", SIGN, "term", 7, times(found.constant(), Arithmetic.plus(a, y)));
        to.at(e, "prediction", CHAIN_TERM_MISSING, "target", 8, times(found.constant(), a));
        to.at(e, "prediction1", CHAIN_TERM_MISSING, "target", 9, a);
    }

    /** The square of a residual, left as it was. */
    private static void residual(Scene scene, Edge e, Proposals to) {
        long[] slope = scene.points().values(e.factor());
        Expr r = e.to().shown();
        if (slope == null) return;
        constant(scene, slope, r).ifPresent(c -> {
            to.at(e, "value", WRONG_LOSS_DERIVATIVE, "value", 9, times(c, power(r, 2)));
            to.at(e, "absolute", WRONG_LOSS_DERIVATIVE, "", 9, times(c, Apply.of(Arithmetic.SIGN, r)));
        });
    }

    /** Terms of the derivative that are lost or have the other sign, also within its factors. */
    private static void terms(Edge e, Proposals to) {
        int n = 0;
        for (Expr sum : Traversal.postorder(List.of(e.factor()))) {
            if (!(sum instanceof Apply s) || s.op() != Arithmetic.ADD || s.arguments().size() > 6) continue;
            for (int k = 0; k < s.arguments().size(); k++) {
                List<Expr> rest = new ArrayList<>(s.arguments());
                Expr lost = rest.remove(k);
                Expr without = Arithmetic.sum(rest);
                to.at(e, "lost" + n + k, CHAIN_TERM_MISSING, "term", 9, replaced(e.factor(), sum, without), lost);
                rest.add(k, negate(lost));
                to.at(e, "turned" + n + k, SIGN, "term", 10, replaced(e.factor(), sum, Arithmetic.sum(rest)));
            }
            n++;
        }
    }

    private static Expr replaced(Expr whole, Expr part, Expr other) {
        return Traversal.replace(whole, x -> x == part ? other : null);
    }

    private static Optional<Found> found(Scene scene, Edge e) {
        long[] slope = scene.points().values(e.factor());
        if (slope == null || slope[0] == 0) return Optional.empty();
        for (Expr y : targets(scene, e)) {
            for (Slope candidate : Slope.values()) {
                Optional<Expr> constant = constant(scene, slope, candidate.of(y, e.to().shown()));
                if (constant.isPresent()) return Optional.of(new Found(candidate, y, constant.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Expr> constant(Scene scene, long[] slope, Expr candidate) {
        long[] values = scene.points().values(candidate);
        if (values == null || values[0] == 0) return Optional.empty();
        long quotient = PrimeField.multiply(slope[0], PrimeField.inverse(values[0]));
        List<Expr> scales = new ArrayList<>(List.of(Const.ONE));
        for (Expr count : scene.counts()) scales.add(divide(Const.ONE, count));
        for (Expr scale : scales) {
            long[] s = scene.points().values(scale);
            Optional<Rational> number = s == null || s[0] == 0 ? Optional.empty() : small(PrimeField.multiply(quotient, PrimeField.inverse(s[0])));
            if (number.isPresent()) return number.map(n -> times(Const.of(n), scale));
        }
        return Optional.empty();
    }

    private static Optional<Rational> small(long element) {
        return PrimeField.smallRational(element, LARGEST_NUMBER).or(() -> PrimeField.smallRational(PrimeField.negate(element), LARGEST_NUMBER).map(Rational::negate));
    }

    /** What may be the target: names beside the prediction, and one minus them. */
    private static Set<Expr> targets(Scene scene, Edge e) {
        Set<Expr> targets = new LinkedHashSet<>();
        for (String name : Traversal.variables(e.factor())) {
            if (!name.equals(e.to().name()) && targets.size() < MOST_TARGETS) targets.add(Var.of(name));
        }
        for (Expr y : List.copyOf(targets)) targets.add(minus(Const.ONE, y));
        return targets;
    }
}
