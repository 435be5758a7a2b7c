package org.gradatim.check.numbers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradatim.check.mistake.Diagnoser;
import org.gradatim.check.mistake.Mistake;
import org.gradatim.check.mistake.MistakeClass;
import org.gradatim.check.mistake.Variant;
import org.gradatim.check.numbers.GivenNumber.State;
import org.gradatim.check.numbers.Suspicion.Kind;
import org.gradatim.check.numbers.Target.Entry;
import org.gradatim.check.numbers.Target.Role;
import org.gradatim.expr.Rational;
import org.gradatim.graph.Model;

/** Mistakes at one place of the derivation, found by the number that each gives. */
final class DerivationMistakes {
    /** Numbers for which the derivation is searched: more wrong ones have a mistake in common. */
    private static final int MOST_SEARCHED = 40;

    /** Larger programs have too many places. */
    private static final int LARGEST_PROGRAM = 200;

    private static final int MOST_EXAMPLES = 1_000;

    /** Explanations of one number. */
    private static final int MOST_FOUND = 6;

    /** What costs no more is not doubted. */
    private static final int SURE = 1;

    /**
     * Of many variants some lie within the digits of a number by chance. They are tried in order of their cost as long as less than
     * this many such coincidences are to be expected.
     */
    private static final double EXPECTED_COINCIDENCES = 0.5;

    private final Truth truth;
    private final Accuracy accuracy;
    private final Model model;

    DerivationMistakes(Truth truth, Accuracy accuracy) {
        this.truth = truth;
        this.accuracy = accuracy;
        this.model = truth.model();
    }

    /** Adds what a mistake in the derivation explains. */
    void suspect(List<GivenNumber> wrong) {
        if (model.program().definitions().size() > LARGEST_PROGRAM || model.examples() > MOST_EXAMPLES) return;
        List<GivenNumber> open = wrong.stream().filter(this::isOpen).limit(MOST_SEARCHED).toList();
        if (open.isEmpty()) return;
        Diagnoser diagnoser = truth.diagnoser();
        List<Map<String, Double>> points = points();
        List<Rational> rates = model.training().isPresent() ? List.of(Rational.ofShortestDecimal(truth.rate())) : List.of();
        for (GivenNumber number : open) suspect(number, diagnoser.variantsAt(model.program().root(), number.entry.name(), points, rates));
    }

    private boolean isOpen(GivenNumber number) {
        boolean derivative = number.role != Role.VALUE && number.entry.example() == Entry.ALL && number.given.isFinite() && accuracy.tells(number.given);
        boolean root = number.entry.name().equals(model.program().root());
        return derivative && !root && number.state == State.WRONG && number.suspicions.stream().noneMatch(s -> s.cost() <= SURE);
    }

    private List<Map<String, Double>> points() {
        List<Map<String, Double>> points = new ArrayList<>();
        for (int i = 0; i < model.examples(); i++) {
            Map<String, Double> point = new HashMap<>(model.values());
            for (var column : model.data().columns().entrySet()) point.put(column.getKey(), column.getValue()[i]);
            points.add(point);
        }
        return points;
    }

    private void suspect(GivenNumber number, List<Variant> variants) {
        String name = number.entry.name();
        Set<Kind> known = new HashSet<>();
        double width = 2 * accuracy.allowed(number.given, number.given.value()) / Math.abs(number.given.value());
        double coincidences = 0;
        int found = 0;
        for (Variant variant : variants) {
            double wrong = truth.asked(number.role, name, variant.value() + truth.penalty(name));
            double allowed = accuracy.allowed(number.given, wrong);
            boolean differs = Math.abs(wrong - number.truth) > allowed;
            double spread = number.truth == 0 ? 0 : number.spread * Math.abs(wrong / number.truth);
            if (differs && Math.abs(number.given.value() - wrong) <= allowed + spread) {
                List<Mistake> mistakes = variant.mistakes().get();
                Kind kind = kind(mistakes);
                if (known.add(kind) && !isKnown(number, kind.mistake())) {
                    number.suspicions.add(new Suspicion(kind, wrong, truth.expr(number.role, name), mistakes.getFirst().formulas(), variant.cost(), Optional.of(mistakes)));
                    if (++found == MOST_FOUND) return;
                }
            }
            coincidences += width;
            if (coincidences > EXPECTED_COINCIDENCES) return;
        }
    }

    /** Mistakes in the whole derivative are known already, by their factor. */
    private static boolean isKnown(GivenNumber number, MistakeClass mistake) {
        boolean whole = mistake == MistakeClass.SIGN || mistake == MistakeClass.CONSTANT_FACTOR || mistake == MistakeClass.MISSING_ONE_OVER_M
                || mistake == MistakeClass.EXTRA_ONE_OVER_M || mistake == MistakeClass.UPDATE_INSTEAD_OF_GRADIENT || mistake == MistakeClass.USES_UPDATED_WEIGHTS;
        return whole && number.suspicions.stream().anyMatch(s -> s.kind().mistake() == mistake);
    }

    private static Kind kind(List<Mistake> mistakes) {
        return new Kind(mistakes.getFirst().kind(), mistakes.getFirst().variant(), mistakes.stream().map(m -> m.kind().key() + " at " + m.whereText()).collect(Collectors.joining(", ")));
    }
}
