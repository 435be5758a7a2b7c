package org.gradatim.check.answer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.gradatim.parse.answer.Statement;
import org.gradatim.parse.answer.Statement.Side;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.array.Spelling;

/**
 * What a line speaks of, by the look of it.
 *
 * @param matrices of matrices as wholes
 * @param examples of several examples: a sum over them, their number, a mean
 * @param numbered of an example by its number
 */
record Mentions(boolean matrices, boolean examples, boolean numbered) {
    private static final Set<String> MATRIX_CALLS = Set.of("dot", "matmul", "outer", "sum", "mean", "transpose");
    private static final Set<String> SUM_CALLS = Set.of("sum", "mean", "average");
    private static final Set<String> COUNTS = Set.of("m", "N");

    static Mentions of(Statement statement, NameTable table) {
        Mentions all = new Mentions(false, false, false);
        for (Side side : statement.sides()) {
            Deque<Written> open = new ArrayDeque<>(side.written().stream().toList());
            while (!open.isEmpty()) {
                Written next = open.pop();
                all = all.and(of(next, table));
                open.addAll(next.parts());
            }
        }
        return all;
    }

    Mentions and(Mentions other) {
        return new Mentions(matrices || other.matrices, examples || other.examples, numbered || other.numbered);
    }

    private static Mentions of(Written written, NameTable table) {
        return switch (written) {
            case Written.Transposed _, Written.Array _ -> new Mentions(true, false, false);
            case Written.Product p -> new Mentions(p.signs().contains(Written.Sign.MATRIX), false, false);
            case Written.Call c when c.function() instanceof Written.Name n ->
                    new Mentions(MATRIX_CALLS.contains(n.label().base()), SUM_CALLS.contains(n.label().base()), false);
            case Written.Big b -> new Mentions(false, true, b.to().filter(Written.Literal.class::isInstance).isPresent());
            case Written.Slice s -> new Mentions(true, false, s.from().isPresent() || s.to().isPresent());
            case Written.Name n -> of(n, table);
            default -> new Mentions(false, false, false);
        };
    }

    private static Mentions of(Written.Name n, NameTable table) {
        Spelling s = Spelling.of(n.label());
        boolean known = table.exactly(s.plain()).isPresent();
        boolean array = !known && table.isMatrix(s);
        boolean round = s.above().stream().anyMatch(a -> a.bracket() == '(');
        boolean number = round && s.above().stream().anyMatch(a -> a.bracket() == '(' && a.text().matches("[0-9]+"));
        boolean count = COUNTS.contains(s.plain()) && !known;
        return new Mentions(array, count, number);
    }

    /** Whether something stands in square brackets above a name, where most have the numbers of layers. */
    static boolean hasSquareBrackets(List<Statement> statements) {
        return statements.stream().flatMap(Statement::labels).anyMatch(l -> l.above().stream().anyMatch(a -> a.bracket() == '['));
    }

    /** Whether the number or the letter of a layer stands above a name. */
    static boolean hasLayersAbove(List<Statement> statements) {
        return statements.stream().flatMap(Statement::labels).anyMatch(l -> l.above().stream().anyMatch(a -> a.bracket() != '('));
    }

    /** Whether a matrix is transposed by a prime, so that {@code *} is the matrix product, as in Octave. */
    static boolean hasPrimedMatrix(Written written) {
        Deque<Written> open = new ArrayDeque<>(List.of(written));
        while (!open.isEmpty()) {
            Written next = open.pop();
            if (next instanceof Written.Product p && p.factors().stream().anyMatch(f -> f instanceof Written.Primed q && q.order() == 1)) return true;
            if (!(next instanceof Written.Call)) open.addAll(next.parts());
            else open.addAll(((Written.Call) next).arguments());
        }
        return false;
    }
}
