package org.gradatim.check.numbers;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gradatim.check.answer.CheckedAnswer;
import org.gradatim.check.answer.CheckedAnswer.Counterexample;
import org.gradatim.check.answer.CheckedAnswer.Right;
import org.gradatim.check.answer.CheckedAnswer.Undecided;
import org.gradatim.check.answer.CheckedAnswer.Unreadable;
import org.gradatim.check.answer.CheckedAnswer.Verdict;
import org.gradatim.check.answer.CheckedAnswer.Wrong;
import org.gradatim.check.answer.Quantity;
import org.gradatim.check.answer.Remark;
import org.gradatim.check.mistake.Diagnosis;
import org.gradatim.check.mistake.Mistake;
import org.gradatim.check.mistake.MistakeClass;
import org.gradatim.check.numbers.GivenNumber.State;
import org.gradatim.check.numbers.NumericChecker.Item;
import org.gradatim.check.numbers.Target.Entry;
import org.gradatim.check.numbers.Target.Role;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.graph.Model;
import org.gradatim.graph.Symbols;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.parse.numbers.Numeral;

/** What was found out about numbers, as judgements of answers. */
final class NumericAnswers {
    /** Larger arrays are not written out in a reading. */
    private static final int LARGEST_READING = 64;

    /** Errors of one array that are explained in different ways: the first few say enough. */
    private static final int MOST_DIAGNOSES = 8;

    /** A point of more variables than this helps nobody. */
    private static final int MOST_VARIABLES = 40;

    /** Definitions of a program whose derivatives are looked into to tell of a number. */
    private static final int LARGEST_PROGRAM = 200;

    private static final int DIGITS_OF_COMPUTED = 6;

    /** Longer derivatives are not written out. */
    private static final int LONGEST_DERIVATIVE = 60;

    private static final int COST_OF_TURNING = 5;

    private final Truth truth;
    private final Accuracy accuracy;
    private final Model model;

    NumericAnswers(Truth truth, Accuracy accuracy) {
        this.truth = truth;
        this.accuracy = accuracy;
        this.model = truth.model();
    }

    CheckedAnswer of(Item item) {
        return switch (item) {
            case Item.Unreadable unreadable -> new CheckedAnswer(item.array().key(), Optional.empty(), Optional.empty(), new Unreadable(unreadable.error()),
                    List.of(), Optional.empty(), List.of(), item.array().place());
            case Item.Read read -> judged(read);
        };
    }

    private CheckedAnswer judged(Item.Read item) {
        List<Remark> remarks = new ArrayList<>();
        Verdict verdict = verdict(item, remarks);
        if (item.isTurned()) remarks.add(new Remark(Remark.Kind.ROW_LAYOUT, List.of(item.array().shapeText(), item.target().rows() + "×" + item.target().columns())));
        if (item.numbers().stream().anyMatch(n -> n.state == State.ROUNDED)) remarks.add(new Remark(Remark.Kind.ROUNDED_INTERMEDIATES, List.of()));
        List<Diagnosis> diagnoses = verdict instanceof Wrong ? diagnoses(item) : List.of();
        return new CheckedAnswer(item.target().text(), Optional.of(quantity(item.target())), Optional.of(reading(item)), verdict, diagnoses,
                Optional.empty(), remarks, item.array().place());
    }

    private Verdict verdict(Item.Read item, List<Remark> remarks) {
        Optional<GivenNumber> unknown = item.numbers().stream().filter(n -> !Double.isFinite(n.truth)).findFirst();
        if (unknown.isPresent()) return new Undecided("the true value by `" + unknown.get().entry.name() + "` is not finite at the parameters and data of the spec");
        if (item.isRight()) return new Right(0);
        if (isOfOneExample(item)) {
            remarks.add(new Remark(Remark.Kind.ONE_EXAMPLE, List.of(model.program().root())));
            return new Right(0);
        }
        return new Wrong(counterexample(firstWrong(item)), item.isCarriedForward());
    }

    /** Derivatives by what each example computes, without the 1/m: those of the example's own loss. */
    private boolean isOfOneExample(Item.Read item) {
        boolean derivatives = item.target().role() == Role.GRADIENT || item.target().role() == Role.NEGATIVE_GRADIENT;
        return derivatives && item.numbers().stream().allMatch(n -> n.entry.example() != Entry.ALL
                && Math.abs(n.given.value() - model.examples() * n.truth) <= accuracy.allowed(n.given, model.examples() * n.truth));
    }

    private static GivenNumber firstWrong(Item.Read item) {
        return item.numbers().stream().filter(n -> !n.isRight() && n.state != State.CARRIED).findFirst()
                .orElseGet(() -> item.numbers().stream().filter(n -> !n.isRight()).findFirst().orElseThrow());
    }

    private Optional<Counterexample> counterexample(GivenNumber number) {
        return number.given.exact().map(given -> new Counterexample(number.entry.name(), point(number), given, new BigDecimal(Double.toString(number.truth))));
    }

    /** The values of what the true derivative speaks of; of several examples those that all have in common. */
    private Map<String, Rational> point(GivenNumber number) {
        Map<String, Rational> point = new LinkedHashMap<>();
        if (isLarge()) return point;
        for (String name : Traversal.variables(truth.expr(number.role, number.entry.name()))) {
            boolean ofExample = model.program().variesByExample(name);
            if (ofExample && model.examples() > 1 && number.entry.example() == Entry.ALL) continue;
            double value = truth.value(new Entry(name, Math.max(0, number.entry.example())));
            if (Double.isFinite(value) && point.size() < MOST_VARIABLES) point.put(name, coordinate(name, value));
        }
        return point;
    }

    /** Whether derivatives speak of more than anybody reads. */
    private boolean isLarge() {
        return model.program().definitions().size() > LARGEST_PROGRAM;
    }

    /** What is given exactly; what is computed from it with the digits that one compares by eye. */
    private Rational coordinate(String name, double value) {
        boolean computed = model.program().definition(name).isPresent();
        return computed ? Rational.of(new BigDecimal(value).round(new MathContext(DIGITS_OF_COMPUTED)).stripTrailingZeros()) : Rational.ofShortestDecimal(value);
    }

    // ---- diagnoses

    private List<Diagnosis> diagnoses(Item.Read item) {
        List<Diagnosis> diagnoses = new ArrayList<>();
        if (isTransposed(item)) diagnoses.add(diagnosis(item, new Suspicion.Kind(MistakeClass.TRANSPOSED, "", ""), firstWrong(item), List.of(), COST_OF_TURNING));
        GivenNumber first = firstWrong(item);
        for (Suspicion s : first.suspicions) {
            if (diagnoses.size() < MOST_DIAGNOSES) diagnoses.add(new Diagnosis(mistakes(first, s), s.variant(), s.cost()));
        }
        if (item.isCarriedForward()) diagnoses.add(diagnosis(item, new Suspicion.Kind(MistakeClass.CARRIED_FORWARD, "", ""), first, List.of(), 0));
        return diagnoses;
    }

    List<Mistake> mistakes(GivenNumber number, Suspicion s) {
        return s.placed().orElseGet(() -> List.of(mistake(number.role, s.kind(), number, s.formulas())));
    }

    private Diagnosis diagnosis(Item.Read item, Suspicion.Kind kind, GivenNumber number, List<Notation> formulas, int cost) {
        return new Diagnosis(List.of(mistake(item.target().role(), kind, number, formulas)), truth.expr(number.role, number.entry.name()), cost);
    }

    private Mistake mistake(Role role, Suspicion.Kind kind, GivenNumber number, List<Notation> formulas) {
        Notation where = role == Role.VALUE ? symbol(number.entry.name()) : derivative(number.entry.name());
        String whereText = role == Role.VALUE ? number.entry.name() : "∂" + costText() + "/∂" + number.entry.name();
        return new Mistake(kind.mistake(), kind.variant(), where, whereText, formulas);
    }

    /** With its formula, of one example, where that is not too long to be read. */
    private Notation derivative(String name) {
        Notation derivative = Formulas.partial(cost(), symbol(name));
        if (isLarge()) return derivative;
        Expr expr = truth.expr(name);
        boolean readable = model.examples() == 1 && Traversal.postorder(List.of(expr)).size() <= LONGEST_DERIVATIVE;
        return readable ? Formulas.equation(derivative, model.program().symbols().of(expr)) : derivative;
    }

    /** Of a square array: every entry is the one on the other side of the diagonal. */
    private boolean isTransposed(Item.Read item) {
        int n = item.target().rows();
        if (n < 2 || item.target().columns() != n) return false;
        for (int k = 0; k < n * n; k++) {
            GivenNumber here = item.numbers().get(k);
            double there = item.numbers().get(k % n * n + k / n).truth;
            if (!(Math.abs(here.given.value() - there) <= accuracy.allowed(here.given, there))) return false;
        }
        return true;
    }

    // ---- how it was read

    private Quantity quantity(Target target) {
        List<String> by = target.role() == Role.VALUE ? List.of() : target.names().stream().distinct().toList();
        String of = target.role() == Role.VALUE && target.entries().size() == 1 ? target.entries().getFirst().name() : model.program().root();
        return new Quantity(target.text(), notation(target), of, by, by.isEmpty() ? 1 : target.rows());
    }

    private Notation notation(Target target) {
        Notation name = target.entries().size() == 1 ? symbol(target.entries().getFirst().name()) : Symbols.byName().of(target.name());
        if (target.entries().getFirst().name().equals(model.program().root())) name = cost();
        Notation gradient = Formulas.partial(cost(), name);
        return switch (target.role()) {
            case VALUE -> name;
            case GRADIENT -> gradient;
            case NEGATIVE_GRADIENT -> Formulas.minus(gradient);
            case STEP -> Formulas.minus(Formulas.product(List.of(Formulas.symbol("α"), gradient)));
            case UPDATED -> Formulas.sum(List.of(name, Formulas.minus(Formulas.product(List.of(Formulas.symbol("α"), gradient)))));
        };
    }

    private Notation symbol(String name) {
        return model.program().symbols().of(name);
    }

    private Notation cost() {
        return model.examples() > 1 && model.program().root().equals("L") ? Formulas.symbol("J") : symbol(model.program().root());
    }

    private String costText() {
        return model.examples() > 1 && model.program().root().equals("L") ? "J" : model.program().root();
    }

    private static Notation reading(Item.Read item) {
        List<Numeral> entries = item.array().entries();
        if (entries.size() == 1) return numeral(entries.getFirst());
        List<Integer> shape = item.array().shape();
        if (entries.size() > LARGEST_READING || shape.size() > 2) return new Notation.Words("[" + item.array().shapeText() + "]");
        int columns = shape.size() == 2 ? shape.get(1) : 1;
        List<List<Notation>> rows = new ArrayList<>();
        for (int k = 0; k < entries.size(); k += columns) rows.add(entries.subList(k, k + columns).stream().map(NumericAnswers::numeral).toList());
        return new Notation.Matrix(rows);
    }

    /** As it was given; a power of ten is set as one. */
    private static Notation numeral(Numeral number) {
        if (!number.isFinite()) return Formulas.symbol(Double.isNaN(number.value()) ? "NaN" : number.value() > 0 ? "∞" : "-∞");
        String text = number.text().replaceFirst("^\\+", "");
        int e = text.toLowerCase(Locale.ROOT).indexOf('e');
        if (e < 0) return Formulas.number(text);
        Notation power = Formulas.sup(Formulas.number("10"), Formulas.number(Integer.toString(Integer.parseInt(text.substring(e + 1).replace("+", "")))));
        Notation size = Formulas.chain(List.of(Formulas.number(text.substring(text.startsWith("-") ? 1 : 0, e)), power));
        return text.startsWith("-") ? Formulas.minus(size) : size;
    }
}
