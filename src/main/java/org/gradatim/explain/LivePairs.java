package org.gradatim.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradatim.compare.AlignedFactor;
import org.gradatim.compare.Comparison;
import org.gradatim.compare.Differing;
import org.gradatim.document.Interactive.Condition;
import org.gradatim.document.Interactive.Copy;
import org.gradatim.document.Interactive.Exchange;
import org.gradatim.document.Interactive.Pair;
import org.gradatim.document.Interactive.Row;
import org.gradatim.graph.Questions;

/** Two weights of a page that answers, side by side: what {@link ComparisonStory} says of them, with places for the numbers. */
final class LivePairs {
    /** All pairs of so many weights are compared; of more weights only those that are asked for or can be exchanged. */
    private static final int MOST_WEIGHTS = 12;

    /** A comparison of more names is given by its factors and their numbers alone. */
    private static final int MOST_NAMES = 48;

    private static final int MOST_PAIRS = MOST_WEIGHTS * (MOST_WEIGHTS - 1) / 2;

    private final Narration n;
    private final LiveNumbers numbers;
    private final List<String> weights;

    LivePairs(Narration narration, LiveNumbers numbers, List<String> weights) {
        this.n = narration;
        this.numbers = numbers;
        this.weights = weights;
    }

    List<Pair> of(List<Exchange> exchanges) {
        return chosen(exchanges).stream().map(pair -> pair(pair.left(), pair.right())).toList();
    }

    /** The pairs with the weight first that comes first; those asked for lead. */
    Set<Questions.Pair> chosen(List<Exchange> exchanges) {
        Set<Questions.Pair> pairs = new LinkedHashSet<>();
        for (Questions.Pair asked : n.model().questions().comparisons()) add(asked.left(), asked.right(), pairs);
        for (Exchange exchange : exchanges) {
            for (Copy copy : exchange.copies()) add(n.program().parameters().get(copy.from()), n.program().parameters().get(copy.to()), pairs);
        }
        if (weights.size() <= MOST_WEIGHTS) {
            for (String left : weights) for (String right : weights) add(left, right, pairs);
        }
        return pairs;
    }

    private void add(String one, String other, Set<Questions.Pair> pairs) {
        int i = weights.indexOf(one);
        int j = weights.indexOf(other);
        if (i >= 0 && j >= 0 && i != j && pairs.size() < MOST_PAIRS) pairs.add(new Questions.Pair(weights.get(Math.min(i, j)), weights.get(Math.max(i, j))));
    }

    private Pair pair(String left, String right) {
        Comparison c = Comparison.of(n.derivation(), left, right);
        ComparisonStory story = new ComparisonStory(n, c);
        List<Row> rows = new ArrayList<>();
        if (!c.alwaysEqual()) {
            c.alignment().factors().forEach(f -> rows.add(row(f, true)));
            c.alignment().direct().ifPresent(f -> rows.add(row(f, false)));
        }
        if (!isReadable(c)) return new Pair(weights.indexOf(left), weights.indexOf(right), rows, List.of(), List.of(), List.of(), List.of());
        List<Condition> conditions = c.alwaysEqual() ? List.of() : c.conditions().stream().map(this::condition).toList();
        return new Pair(weights.indexOf(left), weights.indexOf(right), rows, story.inWords().inlines(), story.when(), conditions, story.isEnough());
    }

    /** Whether what the comparison says is short enough to be read beside its numbers. */
    private static boolean isReadable(Comparison c) {
        int names = Readability.names(c.common().toExpr());
        for (Differing d : c.differing()) names += Readability.names(d.left()) + Readability.names(d.right());
        for (org.gradatim.compare.Condition condition : c.conditions()) names += Readability.names(condition.factor());
        return names <= MOST_NAMES;
    }

    /** @param whole whether the factors are through all paths, or the one step alone */
    private Row row(AlignedFactor factor, boolean whole) {
        return new Row(place(factor.left(), whole), place(factor.right(), whole), factor.equal());
    }

    private Optional<Integer> place(Optional<AlignedFactor.Side> side, boolean whole) {
        return side.map(s -> whole ? numbers.whole(s.of(), s.by(), s.value()) : numbers.factor(n.derivation().local(s.of(), s.by())));
    }

    private Condition condition(org.gradatim.compare.Condition c) {
        return new Condition(ComparisonStory.relation(n.terms(), c, "="), numbers.side(c.left()), numbers.side(c.right()));
    }
}
