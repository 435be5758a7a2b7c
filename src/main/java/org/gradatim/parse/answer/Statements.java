package org.gradatim.parse.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.expr.InputException;
import org.gradatim.parse.answer.Mark.Kind;
import org.gradatim.parse.answer.Statement.Side;
import org.gradatim.parse.answer.Statement.Sign;

/**
 * Marks to statements. A new one begins in a new row, behind a semicolon, words, or an arrow, and behind a comma or a wide space if
 * an equation follows; a row that begins with a relation or an operator goes on with the one before.
 */
final class Statements {
    private final Source source;
    private final List<Mark> marks;
    private final Brackets brackets;
    private final List<Statement> statements = new ArrayList<>();
    private final List<Cut> cuts = new ArrayList<>();
    /** Up to which mark {@link #knownAnswer} holds. */
    private int known = -1;
    private boolean knownAnswer;
    private Mark lastRelation;

    /** A side from one mark up to another, and the relation before it; null for the first side. */
    private record Cut(Mark relation, int from, int to) {}

    private Statements(Source source, List<Mark> marks) {
        this.source = source;
        this.marks = marks;
        this.brackets = new Brackets(marks);
    }

    static List<Statement> of(Source source, List<Mark> marks) {
        List<Mark> kept = new ArrayList<>(withoutLayout(marks));
        return Tuples.apart(kept).stream().flatMap(m -> new Statements(source, m).read().stream()).toList();
    }

    /** Without the marks that only place a formula: {@code &} outside of matrices, wide spaces in brackets. */
    private static List<Mark> withoutLayout(List<Mark> marks) {
        List<Mark> kept = new ArrayList<>(marks.size());
        int environments = 0;
        int open = 0;
        for (Mark mark : marks) {
            switch (mark.kind()) {
                case BEGIN -> environments++;
                case FINISH -> environments = Math.max(0, environments - 1);
                case OPEN, GROUP, INDEX -> open++;
                case CLOSE, UNGROUP -> open = Math.max(0, open - 1);
                default -> { }
            }
            boolean layout = mark.is(Kind.CELL) && environments == 0 || mark.is(Kind.QUAD) && (environments > 0 || open > 0);
            if (layout) continue;
            kept.add(mark);
            if (mark.is(Kind.UNGROUP)) bareDifferential(kept);
        }
        return kept;
    }

    /** <code>{\\rm d}</code> is a d. */
    private static void bareDifferential(List<Mark> marks) {
        int last = marks.size() - 1;
        if (last < 2 || !marks.get(last - 1).is(Kind.NAME, "d") || !marks.get(last - 2).is(Kind.GROUP)) return;
        marks.remove(last);
        marks.remove(last - 2);
    }

    private List<Statement> read() {
        int from = 0;
        for (int i = 0; i <= marks.size(); i++) {
            if (i < marks.size() && !separates(i)) continue;
            segment(from, i, from == 0 ? null : marks.get(from - 1));
            from = i + 1;
        }
        finish();
        return statements;
    }

    private boolean separates(int i) {
        if (brackets.depth(i) > 0) return false;
        return switch (marks.get(i).kind()) {
            case ROW, SEMICOLON, WORDS -> true;
            case COMMA, QUAD, PERIOD, COLON -> equationFollows(i + 1) || i + 1 == marks.size() || isRow(i + 1);
            default -> false;
        };
    }

    private boolean isRow(int i) {
        return marks.get(i).is(Kind.ROW) || marks.get(i).is(Kind.WORDS);
    }

    /** Whether a relation stands before the next separator; what separates is seen again only behind it, so that this stays linear. */
    private boolean equationFollows(int from) {
        if (from < known) return knownAnswer;
        knownAnswer = false;
        known = marks.size();
        for (int i = from; i < marks.size(); i++) {
            if (brackets.depth(i) > 0) continue;
            Kind kind = marks.get(i).kind();
            if (kind == Kind.RELATION) knownAnswer = i > from;
            if (kind == Kind.RELATION || kind == Kind.ROW || kind == Kind.SEMICOLON || kind == Kind.WORDS) {
                known = i;
                break;
            }
        }
        return knownAnswer;
    }

    /** @param separator before this segment; null before the first */
    private void segment(int begin, int upTo, Mark separator) {
        int from = begin;
        int to = upTo;
        while (from < to && marks.get(from).is(Kind.QUAD)) from++;
        while (to > from && isTrailing(marks.get(to - 1))) to--;
        if (from == to) return;
        Mark first = marks.get(from);
        boolean goesOn = !cuts.isEmpty() && separator != null && separator.is(Kind.ROW) && (first.is(Kind.RELATION) || isInfix(first));
        boolean operator = goesOn && !first.is(Kind.RELATION);
        if (!goesOn) finish();
        int side = operator ? cuts.removeLast().from() : from;
        Mark relation = operator ? lastRelation : null;
        for (int i = from; i <= to; i++) {
            boolean end = i == to;
            if (!end && (!marks.get(i).is(Kind.RELATION) || brackets.depth(i) > 0)) continue;
            if (side < i || relation != null && end) cuts.add(new Cut(relation, side, i));
            if (end) break;
            relation = marks.get(i);
            side = i + 1;
        }
        lastRelation = cuts.isEmpty() ? null : cuts.getLast().relation();
    }

    private static boolean isTrailing(Mark mark) {
        return mark.is(Kind.COMMA) || mark.is(Kind.PERIOD) || mark.is(Kind.QUAD) || mark.is(Kind.COLON);
    }

    private static boolean isInfix(Mark mark) {
        return switch (mark.kind()) {
            case PLUS, MINUS, TIMES, DOT, ELEMENTWISE, MATRIX, OVER -> true;
            default -> false;
        };
    }

    private void finish() {
        if (cuts.isEmpty()) return;
        List<Side> sides = new ArrayList<>();
        List<Sign> signs = new ArrayList<>();
        Cut before = null;
        for (Cut cut : cuts) {
            if (before != null) signs.add(sign(cut.relation()));
            sides.add(side(cut, before));
            before = cut;
        }
        statements.add(new Statement(sides, signs, sides.getFirst().place()));
        cuts.clear();
    }

    private static Sign sign(Mark relation) {
        return switch (relation.text()) {
            case "=" -> Sign.EQUAL;
            case "≈" -> Sign.ABOUT;
            case "+=" -> Sign.ADD;
            case "-=" -> Sign.SUBTRACT;
            default -> Sign.ASSIGN;
        };
    }

    /** @param before the side before; null for the first */
    private Side side(Cut cut, Cut before) {
        if (withoutRows(cut).isEmpty()) return missing(cut.relation());
        List<Mark> side = before != null && isScaling(cut.relation()) ? scaled(before, cut) : withoutRows(cut);
        int start = side.getFirst().start();
        String text = source.text().substring(start, Math.max(start, side.getLast().end()));
        try {
            return new Side(text, source.place(start), Optional.of(Syntax.read(new Cursor(side, source))), Optional.empty());
        } catch (InputException e) {
            return new Side(text, source.place(start), Optional.empty(), Optional.of(e));
        }
    }

    private Side missing(Mark relation) {
        InputException error = source.error(relation.end(), "expected a formula behind `" + source.text().substring(relation.start(), relation.end()) + "`, but it ends here");
        return new Side("", source.place(relation.end()), Optional.empty(), Optional.of(error));
    }

    /** {@code dW /= m} says that dW is now dW/(m): the marks from the left side on. */
    private List<Mark> scaled(Cut left, Cut cut) {
        Mark relation = cut.relation();
        List<Mark> scaled = new ArrayList<>(withoutRows(left));
        scaled.add(new Mark(relation.text().equals("/=") ? Kind.OVER : Kind.TIMES, relation.text(), relation.start(), relation.end()));
        scaled.add(new Mark(Kind.OPEN, "(", relation.end(), relation.end()));
        scaled.addAll(withoutRows(cut));
        int end = scaled.getLast().end();
        scaled.add(new Mark(Kind.CLOSE, ")", end, end));
        return scaled;
    }

    private static boolean isScaling(Mark relation) {
        return relation != null && (relation.text().equals("/=") || relation.text().equals("*="));
    }

    /** The marks of a side; the ends of rows over which it goes are none of them. */
    private List<Mark> withoutRows(Cut cut) {
        List<Mark> side = new ArrayList<>(cut.to() - cut.from());
        for (int i = cut.from(); i < cut.to(); i++) {
            boolean layout = brackets.depth(i) == 0 && (marks.get(i).is(Kind.ROW) || marks.get(i).is(Kind.QUAD));
            if (!layout) side.add(marks.get(i));
        }
        return side;
    }
}
