package org.gradatim.check.numbers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradatim.check.mistake.MistakeClass;
import org.gradatim.check.numbers.Suspicion.Kind;
import org.gradatim.check.numbers.Target.Entry;
import org.gradatim.check.numbers.Target.Role;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;
import org.gradatim.graph.Model;
import org.gradatim.graph.Network;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.parse.numbers.Numeral;

/**
 * The mistakes that change a whole derivative, and slips of the pen: each gives a number, and the wrong number tells which of them
 * it may have been.
 */
final class NumericMistakes {
    // How far-fetched, on the scale of the edits of a derivation: a sign costs 1, a second mistake 20 more.
    private static final int SYSTEMATIC = 1;
    private static final int UPDATED_EARLY = 1;
    private static final int SUM = 2;
    private static final int FACTOR = 3;
    private static final int OTHER_NAME = 5;
    private static final int SLIP = 12;

    /** Factors that are forgotten or doubled: of squares, of means of two, of halves of them. */
    private static final List<Rational> FACTORS = List.of(Rational.of(2), Rational.of(1, 2), Rational.of(4), Rational.of(1, 4), Rational.of(3), Rational.of(1, 3));

    /** Examples that are tried one by one as the only one that was summed. */
    private static final int MOST_EXAMPLES = 100;

    /** Powers of ten by which a decimal point slips. */
    private static final int FARTHEST_POINT = 3;

    private final Truth truth;
    private final Accuracy accuracy;
    private final Model model;
    private final List<String> derivedNames;

    /** @param derivedNames names whose gradients may have been mixed up */
    NumericMistakes(Truth truth, Accuracy accuracy, List<String> derivedNames) {
        this.truth = truth;
        this.accuracy = accuracy;
        this.model = truth.model();
        this.derivedNames = derivedNames;
    }

    /** What is looked up for these numbers, to be computed at once: the derivatives of single examples. */
    static List<Entry> needed(Model model, List<GivenNumber> numbers) {
        if (model.examples() == 1 || model.examples() > MOST_EXAMPLES) return List.of();
        return numbers.stream().filter(n -> n.role != Role.VALUE && n.entry.example() == Entry.ALL).map(n -> new Entry(n.entry.name(), 0)).toList();
    }

    /** Adds what may have been done wrong with this number. */
    void suspect(GivenNumber number) {
        if (!number.given.isFinite() || !accuracy.tells(number.given)) return;
        if (number.role == Role.VALUE) {
            slips(number);
            return;
        }
        constantFactors(number);
        if (number.entry.example() == Entry.ALL) {
            updates(number);
            penalty(number);
            singleExamples(number);
            otherNames(number);
        }
        slips(number);
    }

    static Suspicion updatedWeights(Truth truth, GivenNumber number, double early) {
        return new Suspicion(new Kind(MistakeClass.USES_UPDATED_WEIGHTS, "", ""), early, truth.expr(number.role, number.entry.name()), List.of(), UPDATED_EARLY);
    }

    private double derivative(GivenNumber number) {
        return truth.gradient(number.entry);
    }

    private void constantFactors(GivenNumber number) {
        factor(number, MistakeClass.SIGN, "", Rational.of(-1), SYSTEMATIC);
        int m = model.examples();
        if (m > 1) {
            factor(number, MistakeClass.MISSING_ONE_OVER_M, "number", Rational.of(m), SYSTEMATIC);
            factor(number, MistakeClass.EXTRA_ONE_OVER_M, "number", Rational.of(1, m), SYSTEMATIC + 1);
        }
        int cost = FACTOR;
        for (Rational k : FACTORS) {
            factor(number, MistakeClass.CONSTANT_FACTOR, "number", k, cost++);
            factor(number, MistakeClass.CONSTANT_FACTOR, "number", k.negate(), cost + FACTORS.size());
        }
    }

    private void factor(GivenNumber number, MistakeClass mistake, String variant, Rational k, int cost) {
        Expr expr = Arithmetic.times(Const.of(k), truth.expr(number.entry.name()));
        derivative(number, new Kind(mistake, variant, k.toString()), k.doubleValue() * derivative(number), expr, mistake == MistakeClass.SIGN ? List.of() : List.of(notation(k)), cost);
    }

    static Notation notation(Rational k) {
        Notation size = k.isInteger() || k.readsAsDecimal() ? Formulas.number(k.abs().toString())
                : new Notation.Fraction(Formulas.number(k.numerator().abs().toString()), Formulas.number(k.denominator().toString()));
        return k.signum() < 0 ? Formulas.minus(size) : size;
    }

    /** A mistake in the derivative, in whatever role it was handed in. */
    private void derivative(GivenNumber number, Kind kind, double wrongDerivative, Expr expr, List<Notation> formulas, int cost) {
        String name = number.entry.name();
        Expr variant = switch (number.role) {
            case VALUE, GRADIENT -> expr;
            case NEGATIVE_GRADIENT -> Arithmetic.negate(expr);
            case STEP -> Arithmetic.negate(Arithmetic.times(alpha(), expr));
            case UPDATED -> Arithmetic.minus(Var.of(name), Arithmetic.times(alpha(), expr));
        };
        add(number, kind, truth.asked(number.role, name, wrongDerivative), variant, formulas, cost);
    }

    private Expr alpha() {
        return Const.of(Rational.ofShortestDecimal(truth.rate()));
    }

    private void add(GivenNumber number, Kind kind, double wrong, Expr variant, List<Notation> formulas, int cost) {
        double allowed = accuracy.allowed(number.given, wrong);
        boolean differs = Math.abs(wrong - number.truth) > allowed;
        double spread = number.truth == 0 ? 0 : number.spread * Math.abs(wrong / number.truth);
        boolean explains = Math.abs(number.given.value() - wrong) <= allowed + spread;
        boolean known = number.suspicions.stream().anyMatch(s -> s.kind().equals(kind));
        if (differs && explains && !known) number.suspicions.add(new Suspicion(kind, wrong, variant, formulas, cost));
    }

    /** What gradient descent makes of the gradient, handed in for it; or the gradient for that. */
    private void updates(GivenNumber number) {
        String name = number.entry.name();
        if (!truth.isParameter(name)) return;
        double g = derivative(number);
        double w = model.values().get(name);
        for (Role instead : List.of(Role.UPDATED, Role.STEP)) {
            if (instead == number.role) continue;
            Kind kind = new Kind(MistakeClass.UPDATE_INSTEAD_OF_GRADIENT, instead == Role.UPDATED ? "after" : "step", "");
            if (number.role == Role.GRADIENT) add(number, kind, truth.asked(instead, name, g), truth.expr(instead, name), List.of(), SYSTEMATIC + 1);
        }
        Kind rate = new Kind(MistakeClass.EXTRA_FACTOR, "rate", "");
        if (number.role == Role.GRADIENT) add(number, rate, truth.rate() * g, Arithmetic.times(alpha(), truth.expr(name)), List.of(Formulas.symbol("α")), SUM);
        if (number.role == Role.UPDATED) {
            Kind forgotten = new Kind(MistakeClass.CHAIN_TERM_MISSING, "rate", "");
            add(number, forgotten, w - g, Arithmetic.minus(Var.of(name), truth.expr(name)), List.of(Formulas.symbol("α")), SUM);
        }
    }

    private void penalty(GivenNumber number) {
        String name = number.entry.name();
        double penalty = truth.penalty(name);
        double data = truth.withoutPenalty(name);
        Expr expr = truth.expr(name);
        if (penalty != 0) {
            derivative(number, new Kind(MistakeClass.REGULARISATION_MISSING, "", ""), data, expr, List.of(), SUM);
            int m = model.examples();
            regularisation(number, data, penalty, 2, "number-doubled", expr);
            regularisation(number, data, penalty, 0.5, "number-halved", expr);
            if (m > 1) regularisation(number, data, penalty, m, "number-without-m", expr);
            if (m > 1) derivative(number, new Kind(MistakeClass.MISSING_ONE_OVER_M, "data-only", ""), m * data + penalty, expr, List.of(Formulas.number(Integer.toString(m))), SYSTEMATIC + 1);
        } else if (model.network().flatMap(Network::l2).isPresent()) {
            double lambda = model.network().get().l2().get().doubleValue();
            double extra = data + lambda / model.examples() * model.values().getOrDefault(name, 0.0);
            derivative(number, new Kind(MistakeClass.REGULARISATION_EXTRA, "", ""), extra, expr, List.of(), SUM);
        }
    }

    private void regularisation(GivenNumber number, double data, double penalty, double k, String variant, Expr expr) {
        Notation factor = k == 0.5 ? new Notation.Fraction(Formulas.number("1"), Formulas.number("2")) : Formulas.number(Integer.toString((int) k));
        derivative(number, new Kind(MistakeClass.REGULARISATION_FACTOR, variant, ""), data + k * penalty, expr, List.of(factor), SUM + 1);
    }

    /** One example alone, as a loop leaves it that sets where it should add. */
    private void singleExamples(GivenNumber number) {
        int m = model.examples();
        if (m == 1 || m > MOST_EXAMPLES) return;
        String name = number.entry.name();
        for (int i = 0; i < m; i++) {
            double part = truth.gradient(new Entry(name, i));
            List<Notation> which = List.of(Formulas.number(Integer.toString(i + 1)));
            Kind kind = new Kind(MistakeClass.SUM_OVER_EXAMPLES_MISSING, "only-one", Integer.toString(i));
            derivative(number, kind, m * part + truth.penalty(name), truth.expr(name), which, SUM + 2);
            Kind divided = new Kind(MistakeClass.SUM_OVER_EXAMPLES_MISSING, "only-one-divided", Integer.toString(i));
            derivative(number, divided, part + truth.penalty(name), truth.expr(name), which, SUM + 3);
        }
    }

    private void otherNames(GivenNumber number) {
        String name = number.entry.name();
        for (String other : derivedNames) {
            if (other.equals(name)) continue;
            Kind kind = new Kind(MistakeClass.WRONG_VARIABLE, "gradient", other);
            derivative(number, kind, truth.gradient(Entry.of(other)), truth.expr(other), List.of(model.program().symbols().of(other)), OTHER_NAME);
        }
    }

    /** The decimal point at another place, or two digits exchanged. */
    private void slips(GivenNumber number) {
        for (int power = 1; power <= FARTHEST_POINT; power++) {
            for (int p : new int[] {power, -power}) {
                double moved = number.truth * Math.pow(10, p);
                add(number, new Kind(MistakeClass.ARITHMETIC, "point", ""), moved, constant(number), List.of(), SLIP + power);
            }
        }
        for (double exchanged : exchanges(number.given)) {
            boolean explains = Math.abs(exchanged - number.truth) <= accuracy.allowed(number.given, number.truth);
            Kind kind = new Kind(MistakeClass.ARITHMETIC, "digits", "");
            boolean known = number.suspicions.stream().anyMatch(s -> s.kind().equals(kind));
            if (explains && !known) number.suspicions.add(new Suspicion(kind, number.given.value(), constant(number), List.of(), SLIP + 1));
        }
    }

    private static Expr constant(GivenNumber number) {
        return number.given.exact().<Expr>map(value -> Const.of(Rational.of(value))).orElse(Const.ZERO);
    }

    /** The number with two neighbouring digits exchanged, in every way. */
    private static Set<Double> exchanges(Numeral given) {
        Set<Double> all = new HashSet<>();
        if (given.form() != Numeral.Form.WRITTEN) return all;
        List<Integer> digits = new ArrayList<>();
        for (int i = 0; i < given.text().length(); i++) {
            char c = given.text().charAt(i);
            if (c == 'e' || c == 'E') break;
            if (Character.isDigit(c)) digits.add(i);
        }
        for (int k = 0; k + 1 < digits.size(); k++) {
            char[] text = given.text().toCharArray();
            char first = text[digits.get(k)];
            text[digits.get(k)] = text[digits.get(k + 1)];
            text[digits.get(k + 1)] = first;
            all.add(new BigDecimal(text).doubleValue());
        }
        return all;
    }
}
