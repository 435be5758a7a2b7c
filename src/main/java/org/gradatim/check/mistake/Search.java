package org.gradatim.check.mistake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.check.mistake.Edit.Scale;
import org.gradatim.check.mistake.Trials.Trial;
import org.gradatim.eval.PrimeField;
import org.gradatim.expr.Const;
import org.gradatim.expr.Rational;

/** Finds the edits, one or two together, that give what was answered, by their values at the points of the field. */
final class Search {
    /** Numerators and denominators of constants that people slip in or lose. */
    private static final long LARGEST_NUMBER = 64;

    /** Multiplications spent on pairs of edits on different ways. */
    private static final long MOST_WORK = 1_000_000;

    /** More hits than this are not worth proving. */
    private static final int MOST_HITS = 64;

    private static final int COST_OF_NUMBER = 6;

    private final Trials trials;
    private final long[] given;
    private final long edges;

    Search(Trials trials, long[] given, int edges) {
        this.trials = trials;
        this.given = given;
        this.edges = Math.max(1, edges);
    }

    /** Edits by which alone the answer is reached, cheapest first. */
    List<List<Edit>> singles() {
        List<List<Edit>> found = new ArrayList<>();
        for (Trial t : trials.trials()) if (Arrays.equals(t.result, given)) found.add(List.of(t.edit));
        number(given, trials.truth()).ifPresent(q -> found.add(List.of(ofNumber(q))));
        return found;
    }

    /** Pairs of edits by which the answer is reached. */
    List<List<Edit>> pairs() {
        List<List<Edit>> found = new ArrayList<>();
        withNumbers(found);
        multiplied(found);
        onDifferentWays(found);
        return found;
    }

    /** The small number by which the answer is off from these values at every point where they are not 0. */
    private Optional<Rational> number(long[] answer, long[] values) {
        Rational found = null;
        for (int p = 0; p < values.length; p++) {
            if (values[p] == 0 && answer[p] == 0) continue;
            if (values[p] == 0 || answer[p] == 0) return Optional.empty();
            if (found != null) {
                if (PrimeField.multiply(values[p], PrimeField.of(found)) != answer[p]) return Optional.empty();
                continue;
            }
            Optional<Rational> quotient = smallRational(PrimeField.multiply(answer[p], PrimeField.inverse(values[p])));
            if (quotient.isEmpty()) return Optional.empty();
            found = quotient.get();
        }
        return Optional.ofNullable(found).filter(q -> !q.isUnit());
    }

    private static Optional<Rational> smallRational(long element) {
        return PrimeField.smallRational(element, LARGEST_NUMBER).or(() -> PrimeField.smallRational(PrimeField.negate(element), LARGEST_NUMBER).map(Rational::negate));
    }

    private static Edit ofNumber(Rational q) {
        return new Edit(MistakeClass.CONSTANT_FACTOR, q.signum() < 0 ? "negative" : "", COST_OF_NUMBER, new Scale(Const.of(q)), List.of(), List.of(Const.of(q)));
    }

    private void withNumbers(List<List<Edit>> found) {
        for (Trial t : trials.trials()) {
            if (found.size() < MOST_HITS) number(given, t.result).ifPresent(q -> found.add(List.of(t.edit, ofNumber(q))));
        }
    }

    /** Edits that multiply the derivative, found by the ratio that is missing to the answer. */
    private void multiplied(List<List<Edit>> found) {
        Map<Long, List<Trial>> byRatio = new HashMap<>();
        for (Trial t : trials.trials()) if (t.multiplies) byRatio.computeIfAbsent(t.ratio, _ -> new ArrayList<>(1)).add(t);
        for (Trial t : trials.trials()) {
            if (t.result[0] == 0 || found.size() >= MOST_HITS) continue;
            long missing = PrimeField.multiply(given[0], PrimeField.inverse(t.result[0]));
            for (Trial other : byRatio.getOrDefault(missing, List.of())) {
                boolean otherTurn = t.multiplies && t.place < other.place;
                if (other != t && !otherTurn && !t.meets(other) && gives(t, other)) found.add(List.of(t.edit, other.edit));
            }
        }
    }

    private void onDifferentWays(List<List<Edit>> found) {
        List<Trial> others = trials.trials().stream().filter(t -> !t.multiplies && !t.isWhole()).toList();
        long work = 0;
        for (int i = 1; i < others.size(); i++) {
            for (int j = 0; j < i; j++) {
                work += edges;
                if (work > MOST_WORK || found.size() >= MOST_HITS) return;
                if (!others.get(i).meets(others.get(j)) && gives(others.get(i), others.get(j))) found.add(List.of(others.get(i).edit, others.get(j).edit));
            }
        }
    }

    private boolean gives(Trial one, Trial other) {
        for (int p = 0; p < given.length; p++) if (trials.together(one, other, p) != given[p]) return false;
        return true;
    }
}
