package org.gradatim.check.answer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradatim.expr.Rational;
import org.gradatim.parse.answer.Statement;
import org.gradatim.parse.answer.Statement.Side;
import org.gradatim.parse.answer.Statement.Sign;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.answer.Written.Label;

/**
 * Code that changes some entries of an array, as a change of the whole: {@code d[range(n), y] -= 1}, where y holds the numbers of the
 * classes, is {@code d -= Y} with the targets one-hot, and {@code d[z <= 0] = 0} is {@code d = d * (1 - (z <= 0))}.
 */
final class InPlace {
    private static final Set<String> RANGES = Set.of("range", "arange");
    private static final Set<String> CLASSES = Set.of("y", "Y", "t", "labels", "targets", "y_true", "ytrue", "y_train", "ytrain", "y_batch");
    /** The model's name of all targets. */
    private static final String TARGETS = "Y";

    private InPlace() {}

    /** The statement itself, where it changes no entries. */
    static Statement whole(Statement statement) {
        if (statement.sides().size() != 2) return statement;
        Side left = statement.sides().getFirst();
        if (!(left.written().orElse(null) instanceof Written.Picked p) || !(p.body() instanceof Written.Name array)) return statement;
        Sign sign = statement.signs().getFirst();
        Optional<Written> value = statement.sides().getLast().written();
        if (sign == Sign.SUBTRACT && isNumber(value, 1) && isTrueClass(p.indices())) return changed(statement, array, sign, targets(p.span()));
        boolean assigned = sign == Sign.EQUAL || sign == Sign.ASSIGN;
        if (assigned && isNumber(value, 0) && p.indices().size() == 1 && p.indices().getFirst() instanceof Written.Comparison c) return changed(statement, array, sign, masked(array, c));
        return statement;
    }

    private static Statement changed(Statement statement, Written.Name array, Sign sign, Written value) {
        Side left = statement.sides().getFirst();
        Side whole = new Side(left.source(), left.place(), Optional.of(array), Optional.empty());
        Side right = new Side(left.source(), left.place(), Optional.of(value), Optional.empty());
        return statement.with(List.of(whole, right), List.of(sign));
    }

    private static boolean isNumber(Optional<Written> value, int number) {
        return value.isPresent() && value.get() instanceof Written.Literal l && l.value().equals(Rational.of(number));
    }

    /** Examples may stand in the rows or in the columns. */
    private static boolean isTrueClass(List<Written> indices) {
        return indices.size() == 2 && (isRange(indices.getFirst()) && isClasses(indices.getLast()) || isClasses(indices.getFirst()) && isRange(indices.getLast()));
    }

    private static boolean isRange(Written index) {
        return index instanceof Written.Call c && c.function() instanceof Written.Name f && RANGES.contains(last(f.label().base()));
    }

    private static boolean isClasses(Written index) {
        return index instanceof Written.Name n && CLASSES.contains(last(n.label().source()));
    }

    /** Of {@code np.arange} the name behind the point. */
    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Written targets(Written.Span span) {
        return new Written.Name(new Label(TARGETS, "", List.of(), List.of(), TARGETS), span);
    }

    private static Written masked(Written.Name array, Written.Comparison zero) {
        Written kept = new Written.Sum(List.of(new Written.Literal(Rational.ONE, "1", zero.span()), new Written.Negated(zero, zero.span())), zero.span());
        return new Written.Product(List.of(array, kept), List.of(Written.Sign.TIMES), zero.span());
    }
}
