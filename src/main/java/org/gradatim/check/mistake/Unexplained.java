package org.gradatim.check.mistake;

import static org.gradatim.expr.Arithmetic.divide;
import static org.gradatim.expr.Arithmetic.minus;
import static org.gradatim.expr.Arithmetic.plus;
import static org.gradatim.expr.Arithmetic.times;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradatim.check.mistake.Edge.Part;
import org.gradatim.derive.Factored;
import org.gradatim.eval.PrimeField;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;

/**
 * What can be said of a wrong answer that no mistake explains: by which factor or summand it is off, where that is simple; which part of it
 * would have to be another; the first factor of the chain from which it parts.
 */
final class Unexplained {
    /** A quotient or difference with more names and numbers in it says nothing. */
    private static final int SIMPLE = 6;

    /** Longer answers are not brought into factors. */
    private static final int LONGEST_FACTORED = 120;

    private static final int MOST_ATOMS = 60;
    private static final int MOST_REPLACEMENTS = 3_000;
    private static final long LARGEST_NUMBER = 64;
    private static final int COST = 1_000;

    private final Scene scene;
    private final Expr answer;
    private final long[] given;
    private final long[] truth;

    Unexplained(Scene scene, Expr answer, long[] given, long[] truth) {
        this.scene = scene;
        this.answer = answer;
        this.given = given;
        this.truth = truth;
    }

    /** A finding with the expression that is to be proved equal to the answer, or to the truth where it is a repaired answer. */
    record Finding(Diagnosis diagnosis, Expr claimed, Expr equal) {}

    /** The findings, the most telling first. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        quotient().ifPresent(q -> findings.add(finding("quotient", 0, times(scene.truth(), q), answer, q)));
        difference().ifPresent(d -> findings.add(finding("difference", 1, plus(scene.truth(), d), answer, d)));
        subexpression().ifPresent(findings::add);
        firstFactor().ifPresent(findings::add);
        return findings;
    }

    private Finding finding(String variant, int cost, Expr claimed, Expr equal, Expr... formulas) {
        return new Finding(diagnosis(variant, cost, whole(), wholeText(), formulas), claimed, equal);
    }

    private Diagnosis diagnosis(String variant, int cost, Notation where, String text, Expr... formulas) {
        List<Notation> shown = Arrays.stream(formulas).map(scene.program().symbols()::of).toList();
        return new Diagnosis(List.of(new Mistake(MistakeClass.UNEXPLAINED, variant, where, text, shown)), answer, COST + cost);
    }

    private Notation whole() {
        return Formulas.partial(symbol(scene.ways().of()), symbol(scene.ways().by()));
    }

    private Notation symbol(Node node) {
        return scene.program().symbols().of(node.shown());
    }

    private String wholeText() {
        return Pictures.text(scene.ways().of(), scene.ways().by());
    }

    /** answer/truth: a number times the powers of one or two atoms, or what is left of the two when they are brought into factors. */
    private Optional<Expr> quotient() {
        if (truth[0] == 0 || given[0] == 0) return Optional.empty();
        long ratio = PrimeField.multiply(given[0], PrimeField.inverse(truth[0]));
        Optional<Expr> found = powers(ratio);
        if (found.isPresent() || answer.leaves() > LONGEST_FACTORED || scene.truth().leaves() > LONGEST_FACTORED) return found;
        Factored quotient = scene.graph().simplifier().factor(divide(answer, scene.truth()));
        return simple(quotient.toExpr());
    }

    private static Optional<Expr> simple(Expr expr) {
        return Optional.of(expr).filter(e -> e.leaves() <= SIMPLE && !e.isZero());
    }

    private Optional<Expr> powers(long ratio) {
        List<Expr> atoms = atoms();
        List<Expr> bases = new ArrayList<>(List.of(Const.ONE));
        for (Expr atom : atoms) {
            bases.add(atom);
            bases.add(divide(Const.ONE, atom));
        }
        long[] values = bases.stream().mapToLong(this::valueAt).toArray();
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j <= i; j++) {
                long both = PrimeField.multiply(values[i], values[j]);
                if (both == 0) continue;
                Optional<Rational> number = number(ratio, both);
                if (number.isPresent()) return Optional.of(joined(number.get(), bases.get(i), bases.get(j)));
            }
        }
        return Optional.empty();
    }

    private static Expr joined(Rational number, Expr one, Expr other) {
        List<Expr> above = new ArrayList<>(List.of(Const.of(number)));
        List<Expr> below = new ArrayList<>();
        for (Expr e : List.of(one, other)) {
            if (e instanceof Apply a && a.op() == Arithmetic.DIVIDE && a.argument().isOne()) below.add(a.arguments().get(1));
            else above.add(e);
        }
        return divide(Arithmetic.product(above), Arithmetic.product(below));
    }

    /** The number c with ratio = c · both. */
    private static Optional<Rational> number(long ratio, long both) {
        long element = PrimeField.multiply(ratio, PrimeField.inverse(both));
        return PrimeField.smallRational(element, LARGEST_NUMBER)
                .or(() -> PrimeField.smallRational(PrimeField.negate(element), LARGEST_NUMBER).map(Rational::negate));
    }

    private long valueAt(Expr expr) {
        long[] values = scene.points().values(expr);
        return values == null ? 0 : values[0];
    }

    /** What factors people lose or add: names, 1 - a, differences in the derivative of the loss. */
    private List<Expr> atoms() {
        Set<Expr> atoms = new LinkedHashSet<>(List.of(scene.ways().by().shown()));
        for (String name : Traversal.variables(plus(answer, scene.truth()))) {
            atoms.add(Var.of(name));
            atoms.add(minus(Const.ONE, Var.of(name)));
        }
        for (Node node : scene.activations()) if (node.shown() instanceof Var a) atoms.add(minus(Const.ONE, a));
        return atoms.stream().limit(MOST_ATOMS).toList();
    }

    private Optional<Expr> difference() {
        Optional<Expr> found = powers(PrimeField.subtract(given[0], truth[0]));
        if (found.isPresent() || answer.leaves() > LONGEST_FACTORED || scene.truth().leaves() > LONGEST_FACTORED) return found;
        return simple(scene.graph().simplifier().simplify(minus(answer, scene.truth())));
    }

    /** The smallest part of the answer that can be replaced by something known to make it right. */
    private Optional<Finding> subexpression() {
        List<Expr> parts = Traversal.postorder(List.of(answer)).stream().filter(p -> p != answer && !(p instanceof Const))
                .sorted(Comparator.comparingInt(Expr::leaves)).toList();
        int left = MOST_REPLACEMENTS;
        List<Expr> known = known();
        for (Expr part : parts) {
            for (Expr other : known) {
                if (left-- <= 0) return Optional.empty();
                if (other == part) continue;
                Expr repaired = Traversal.replace(answer, x -> x == part ? other : null);
                if (!Arrays.equals(scene.points().values(repaired), truth)) continue;
                return Optional.of(new Finding(diagnosis("subexpression", 2, scene.program().symbols().of(part), part.toString(), other, part), repaired, scene.truth()));
            }
        }
        return Optional.empty();
    }

    private List<Expr> known() {
        Set<Expr> known = new LinkedHashSet<>(List.of(Const.ONE));
        for (Edge e : scene.ways().edges()) known.add(e.factor());
        for (Node node : scene.ways().nodes()) known.add(scene.derivativeBy(node));
        for (String name : scene.program().leaves().stream().limit(MOST_ATOMS).toList()) known.add(Var.of(name));
        for (Node node : scene.graph().nodes().stream().limit(MOST_ATOMS).toList()) known.add(node.shown());
        return List.copyOf(known);
    }

    /** The first factor on the way down of which the answer has nothing. */
    private Optional<Finding> firstFactor() {
        if (answer.leaves() > LONGEST_FACTORED || scene.truth().leaves() > LONGEST_FACTORED || scene.ways().edges().isEmpty()) return Optional.empty();
        Factored whole = scene.graph().simplifier().factor(answer);
        List<Edge> way = scene.ways().wayThrough(scene.ways().edges().getFirst());
        for (Edge e : way) {
            if (e.part() == Part.NUMBER || scene.ways().into(e.to()).size() > 1) continue;
            Factored upTo = scene.graph().simplifier().factor(scene.derivativeBy(e.to()));
            boolean has = whole.over(upTo).powers().stream().allMatch(p -> p.exponent() > 0 || hasInverse(whole, p.base()));
            if (!has) return Optional.of(new Finding(diagnosis("first-factor", 3, Formulas.partial(symbol(e.from()), symbol(e.to())),
                    Pictures.text(e.from(), e.to()), e.factor()), answer, answer));
        }
        return Optional.empty();
    }

    private static boolean hasInverse(Factored product, Expr base) {
        return product.powers().stream().anyMatch(p -> p.base() == base && p.exponent() < 0);
    }
}
