package org.gradatim.check.numbers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradatim.check.numbers.GivenNumber.State;
import org.gradatim.check.numbers.Replay.Computed;
import org.gradatim.check.numbers.Replay.Overrides;
import org.gradatim.check.numbers.Target.Role;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program.Definition;

/**
 * Numbers that were worked out from others of the same answer. How far those that are right, but rounded, may have moved the
 * others is found by putting each into the passes alone; a number within the sum of these distances is as right as they are. What
 * follows from wrong ones is an error carried forward.
 */
final class RoundedWorking {
    /** More intermediate results are no calculation by hand; each costs two runs through the program. */
    private static final int MOST_INTERMEDIATES = 200;

    /** Parameters, and definitions times examples; larger models are not worked by hand. */
    private static final long LARGEST = 2_000;

    private final Truth truth;
    private final Accuracy accuracy;
    private final List<GivenNumber> numbers;
    private final Replay replay;
    private final Computed exact;
    private final Computed exactUpdated;
    private final Map<GivenNumber, Double> spreadUpdated = new HashMap<>();

    private RoundedWorking(Truth truth, Accuracy accuracy, List<GivenNumber> numbers) {
        this.truth = truth;
        this.accuracy = accuracy;
        this.numbers = numbers;
        this.replay = new Replay(truth.model(), truth.rate(), trained(truth.model(), numbers));
        this.exact = replay.run(Overrides.none(), false);
        this.exactUpdated = replay.run(Overrides.none(), true);
    }

    /** Where a spec of formulas tells no data from parameters, those whose derivatives are asked or given. */
    private static Set<String> trained(Model model, List<GivenNumber> numbers) {
        Set<String> parameters = new HashSet<>(model.program().parameters());
        boolean all = model.withRespectTo().containsAll(parameters) && model.program().inputs().isEmpty() && model.program().targets().isEmpty();
        if (!all) return parameters;
        parameters.retainAll(numbers.stream().filter(n -> n.role != Role.VALUE).map(n -> n.entry.name()).toList());
        return parameters;
    }

    static boolean applies(Model model, List<GivenNumber> numbers) {
        long work = (long) model.program().definitions().size() * model.examples() + model.program().parameters().size();
        return work <= LARGEST && numbers.size() <= LARGEST;
    }

    /** Judges, in the order of the calculation, what is not right to its digits, and looks for weights that took their step too early. */
    static void judge(Truth truth, Accuracy accuracy, List<GivenNumber> numbers) {
        if (numbers.stream().allMatch(n -> n.state == State.RIGHT)) return;
        RoundedWorking working = new RoundedWorking(truth, accuracy, numbers);
        working.allowRounding();
        working.suspectUpdatedWeights();
        working.findCarriedForward();
    }

    private void allowRounding() {
        int put = 0;
        for (GivenNumber number : inOrderOfCalculation()) {
            if (number.state == State.WRONG && number.spread > 0 && within(number, number.truth, number.spread)) number.state = State.ROUNDED;
            if (number.isRight() && isIntermediate(number) && put++ < MOST_INTERMEDIATES) spread(number);
        }
    }

    /** Forward as defined, backward in reverse, then parameters, then their steps. */
    private List<GivenNumber> inOrderOfCalculation() {
        Map<String, Integer> order = new HashMap<>();
        for (Definition d : truth.model().program().definitions()) order.put(d.name(), order.size());
        int last = order.size();
        List<GivenNumber> sorted = new ArrayList<>(numbers);
        sorted.sort(Comparator.comparingInt(n -> {
            int defined = order.getOrDefault(n.entry.name(), -1);
            return switch (n.role) {
                case VALUE -> defined;
                case GRADIENT, NEGATIVE_GRADIENT -> defined < 0 ? 2 * last + 1 : 2 * last - defined;
                case STEP, UPDATED -> 2 * last + 2;
            };
        }));
        return sorted;
    }

    private boolean isIntermediate(GivenNumber number) {
        return number.given.isFinite() && (exact.values().containsKey(number.entry) || exact.derivatives().containsKey(number.entry));
    }

    private void spread(GivenNumber from) {
        Overrides one = Overrides.none();
        put(from, one);
        Computed moved = replay.run(one, false);
        Computed movedUpdated = replay.run(one, true);
        for (GivenNumber to : numbers) {
            if (to == from) continue;
            to.spread += distance(number(to, moved, one), number(to, exact, Overrides.none()));
            spreadUpdated.merge(to, distance(number(to, movedUpdated, one), number(to, exactUpdated, Overrides.none())), Double::sum);
        }
    }

    private static double distance(double a, double b) {
        double distance = Math.abs(a - b);
        return Double.isFinite(distance) ? distance : 0;
    }

    private void put(GivenNumber number, Overrides into) {
        double value = number.given.value();
        switch (number.role) {
            case VALUE -> into.values().put(number.entry, value);
            case GRADIENT -> into.derivatives().put(number.entry, value);
            case NEGATIVE_GRADIENT -> into.derivatives().put(number.entry, -value);
            case STEP -> into.derivatives().put(number.entry, -value / truth.rate());
            case UPDATED -> into.updated().put(number.entry.name(), value);
        }
    }

    /** The number that a run gives; NaN where it gives none. A step is taken with a derivative that was put in, if there is one. */
    private double number(GivenNumber number, Computed run, Overrides overrides) {
        if (number.role == Role.VALUE) return run.values().getOrDefault(number.entry, Double.NaN);
        boolean step = number.role == Role.STEP || number.role == Role.UPDATED;
        Double written = step ? overrides.derivatives().get(number.entry) : null;
        Double derivative = written != null ? written : run.derivatives().get(number.entry);
        return derivative == null ? Double.NaN : truth.asked(number.role, number.entry.name(), derivative);
    }

    private boolean within(GivenNumber number, double expected, double spread) {
        return Math.abs(number.given.value() - expected) <= accuracy.allowed(number.given, expected) + spread;
    }

    private void suspectUpdatedWeights() {
        for (GivenNumber number : numbers) {
            if (number.isRight() || number.role == Role.VALUE || !accuracy.tells(number.given)) continue;
            double early = number(number, exactUpdated, Overrides.none());
            boolean differs = Math.abs(early - number.truth) > accuracy.allowed(number.given, number.truth);
            if (differs && within(number, early, spreadUpdated.getOrDefault(number, 0.0))) {
                number.suspicions.add(NumericMistakes.updatedWeights(truth, number, early));
            }
        }
    }

    private void findCarriedForward() {
        List<GivenNumber> wrong = inOrderOfCalculation().stream().filter(n -> !n.isRight()).toList();
        Overrides given = Overrides.none();
        for (GivenNumber number : numbers) if (number.isRight() && isIntermediate(number)) put(number, given);
        Computed before = replay.run(given, false);
        int put = 0;
        for (GivenNumber number : wrong) {
            double follows = number(number, before, given);
            boolean moved = Math.abs(follows - number.truth) > number.spread + accuracy.allowed(number.given, number.truth);
            if (moved && within(number, follows, number.spread)) number.state = State.CARRIED;
            if (!isIntermediate(number) || number.role == Role.STEP || number.role == Role.UPDATED || put++ >= MOST_INTERMEDIATES) continue;
            put(number, given);
            before = replay.run(given, false);
        }
    }
}
