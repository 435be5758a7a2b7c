package org.gradatim.check.numbers;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gradatim.check.Tolerances;
import org.gradatim.check.answer.CheckedAnswer;
import org.gradatim.check.numbers.GivenNumber.State;
import org.gradatim.check.numbers.NumericChecker.Item;
import org.gradatim.check.numbers.Target.Entry;
import org.gradatim.check.numbers.Target.Role;

/** Judges the numbers of one answer together: what they have in common explains more than each alone. */
final class NumericJudgement {
    /** Wrong numbers beyond this many are judged but not explained one by one. */
    private static final int MOST_EXPLAINED = 2_000;

    /** Names whose gradients may have been mixed up: of more, some number is like any other by chance. */
    private static final int MOST_NAMES = 200;

    /** Terms that are larger than the largest of all numbers by more than this factor leave nothing of a gradient. */
    private static final double LARGEST_CANCELLATION = 1e4;

    private final Truth truth;
    private final Accuracy accuracy;

    NumericJudgement(Truth truth, Accuracy accuracy) {
        this.truth = truth;
        this.accuracy = accuracy;
    }

    NumericReport judge(List<Item> items) {
        List<Item.Read> read = items.stream().filter(Item.Read.class::isInstance).map(Item.Read.class::cast).toList();
        List<GivenNumber> numbers = read.stream().flatMap(item -> item.numbers().stream()).toList();
        byDigits(numbers);
        byMagnitude(numbers);
        if (RoundedWorking.applies(truth.model(), numbers)) RoundedWorking.judge(truth, accuracy, numbers);
        List<GivenNumber> wrong = numbers.stream().filter(n -> !n.isRight()).toList();
        explain(wrong, numbers);
        CommonMistakes common = new CommonMistakes(truth, numbers);
        common.sort(wrong);
        NumericAnswers answers = new NumericAnswers(truth, accuracy);
        List<CheckedAnswer> checked = items.stream().map(answers::of).toList();
        return new NumericReport(checked, common.patterns(answers), names(numbers, true), names(numbers, false));
    }

    private static List<String> names(List<GivenNumber> numbers, boolean right) {
        return numbers.stream().filter(n -> n.isRight() == right).map(n -> n.entry.name()).distinct().toList();
    }

    private void byDigits(List<GivenNumber> numbers) {
        for (GivenNumber number : numbers) {
            if (number.error() <= accuracy.allowed(number.given, number.truth)) number.state = State.RIGHT;
        }
    }

    /** A number next to zero is as exact as the terms that cancel in it. */
    private void byMagnitude(List<GivenNumber> numbers) {
        double largest = Math.max(1, numbers.stream().mapToDouble(n -> Math.abs(n.truth)).filter(Double::isFinite).max().orElse(1));
        Map<Role, List<GivenNumber>> doubtful = new EnumMap<>(Role.class);
        for (GivenNumber number : numbers) {
            boolean near = number.error() <= LARGEST_CANCELLATION * accuracy.relative(number.given) * largest;
            if (number.state == State.WRONG && near) doubtful.computeIfAbsent(number.role, _ -> new ArrayList<>()).add(number);
        }
        doubtful.forEach((role, those) -> {
            double[] magnitudes = truth.magnitudes(role, those.stream().map(n -> n.entry).toList());
            for (int i = 0; i < magnitudes.length; i++) {
                GivenNumber number = those.get(i);
                double allowed = Math.max(accuracy.allowedOfMagnitude(number.given, magnitudes[i]), Tolerances.DEFAULT.rounding() * magnitudes[i]);
                if (number.error() <= allowed) number.state = State.RIGHT;
            }
        });
    }

    private void explain(List<GivenNumber> wrong, List<GivenNumber> numbers) {
        List<String> derived = numbers.stream().filter(n -> n.role != Role.VALUE && n.entry.example() == Entry.ALL)
                .map(n -> n.entry.name()).distinct().toList();
        NumericMistakes mistakes = new NumericMistakes(truth, accuracy, derived.size() > MOST_NAMES ? List.of() : derived);
        List<GivenNumber> explained = wrong.stream().limit(MOST_EXPLAINED).toList();
        truth.prepare(NumericMistakes.needed(truth.model(), explained));
        explained.forEach(mistakes::suspect);
        new DerivationMistakes(truth, accuracy).suspect(wrong);
    }
}
