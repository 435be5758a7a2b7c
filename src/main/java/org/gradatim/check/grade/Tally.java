package org.gradatim.check.grade;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradatim.check.grade.SheetRow.Cell;

/** What the grades of a class say together: how many are right, and which mistakes are the commonest. Its size does not grow with the class. */
public final class Tally {
    /** The number of a quantity that is not asked for. */
    public static final int ELSEWHERE = -1;

    /** Submissions that are listed one by one. */
    public static final int MOST_LISTED = 500;

    private final List<String> quantities;
    private final List<Map<Outcome, Long>> outcomes = new ArrayList<>();
    private final Map<String, Mistake> mistakes = new LinkedHashMap<>();
    private final List<SheetRow> listed = new ArrayList<>();
    private long submissions;
    private long reviews;
    private long problems;
    private BigDecimal points = BigDecimal.ZERO;

    /**
     * A class of mistakes.
     *
     * @param key         its stable name
     * @param submissions how many have it
     * @param answers     how many answers have it
     * @param example     where it is first seen: the position of the submission
     * @param quantity    and its quantity, counted from 0; {@link #ELSEWHERE} for one that is not asked for
     */
    public record Mistake(String key, long submissions, long answers, long example, int quantity) {}

    public Tally(List<String> quantities) {
        this.quantities = List.copyOf(quantities);
        quantities.forEach(_ -> outcomes.add(new EnumMap<>(Outcome.class)));
    }

    /** Counts one more. Rows are to be added in their order. */
    public void add(SheetRow row) {
        if (listed.size() < MOST_LISTED) listed.add(row);
        if (row.review()) reviews++;
        if (!row.problem().isEmpty()) problems++;
        points = points.add(row.points());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < row.cells().size(); i++) {
            Cell cell = row.cells().get(i);
            outcomes.get(i).merge(cell.outcome(), 1L, Long::sum);
            if (!cell.mistake().isEmpty()) count(cell.mistake(), seen.add(cell.mistake()), i);
        }
        row.elsewhere().forEach(key -> count(key, seen.add(key), ELSEWHERE));
        submissions++;
    }

    private void count(String key, boolean first, int quantity) {
        Mistake before = mistakes.getOrDefault(key, new Mistake(key, 0, 0, submissions, quantity));
        mistakes.put(key, new Mistake(key, before.submissions + (first ? 1 : 0), before.answers + 1, before.example, before.quantity));
    }

    /** What is asked for, in the order of the rubric. */
    public List<String> quantities() {
        return quantities;
    }

    /** How many submissions have been counted. */
    public long submissions() {
        return submissions;
    }

    /** How many a person should look at. */
    public long reviews() {
        return reviews;
    }

    /** How many could not be judged as a whole. */
    public long problems() {
        return problems;
    }

    /** Of all together. */
    public BigDecimal points() {
        return points;
    }

    /** How many answers to this quantity, counted from 0, have this outcome. */
    public long count(int quantity, Outcome outcome) {
        return outcomes.get(quantity).getOrDefault(outcome, 0L);
    }

    /** The classes of mistakes, those that most have first, then by name. */
    public List<Mistake> commonest() {
        return mistakes.values().stream().sorted(Comparator.comparingLong(Mistake::submissions).thenComparingLong(Mistake::answers).reversed()
                .thenComparing(Mistake::key)).toList();
    }

    /** The first submissions, {@link #MOST_LISTED} at most. */
    public List<SheetRow> listed() {
        return Collections.unmodifiableList(listed);
    }
}
