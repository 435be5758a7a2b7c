package org.gradatim.parse.answer;

import java.util.List;
import java.util.Locale;
import org.gradatim.expr.InputException;
import org.gradatim.parse.Limit;
import org.gradatim.parse.Quote;
import org.gradatim.parse.answer.Mark.Kind;

/** Goes through the marks of one side. */
final class Cursor {
    private final List<Mark> marks;
    private final Brackets brackets;
    /** Where the side begins, also when its first mark has lost its d. */
    private final int base;
    private final Source source;
    private final int to;
    private final Mark end;
    private final long deepest = Limit.ANSWER_DEPTH.value();
    private int next;
    private int depth;

    /** @param marks those of the side; there is one. It is changed where a mark turns out to be two */
    Cursor(List<Mark> marks, Source source) {
        this.marks = marks;
        this.brackets = new Brackets(marks);
        this.source = source;
        this.to = marks.size();
        this.base = marks.getFirst().start();
        int last = marks.getLast().end();
        end = new Mark(Kind.END, "", last, last);
    }

    Mark peek() {
        return at(next);
    }

    Mark peek(int ahead) {
        return at(next + ahead);
    }

    /** The mark with this number; the end where there is none. */
    Mark at(int index) {
        return index < to ? marks.get(index) : end;
    }

    boolean is(Kind kind) {
        return peek().is(kind);
    }

    boolean is(Kind kind, String text) {
        return peek().is(kind, text);
    }

    Mark advance() {
        Mark mark = peek();
        next++;
        return mark;
    }

    boolean skip(Kind kind) {
        if (!is(kind)) return false;
        next++;
        return true;
    }

    /** Makes of the name dJ that comes next the name J. */
    void dropFirstLetter() {
        Mark name = peek();
        String rest = name.text().substring(1);
        boolean underscore = rest.startsWith("_") && rest.length() > 1;
        marks.set(next, new Mark(Kind.NAME, underscore ? rest.substring(1) : rest, Math.min(name.start() + (underscore ? 2 : 1), name.end()), name.end()));
    }

    int index() {
        return next;
    }

    void moveTo(int index) {
        next = index;
    }

    /** The bracket that the one with this number belongs to; the end of the side where there is none. */
    int partner(int index) {
        int partner = index < to ? brackets.partner(index) : -1;
        return partner < 0 || partner >= to ? to : partner;
    }

    /** Goes into a bracket, a fraction or a function. */
    void enter() {
        if (++depth > deepest) throw tooDeep();
    }

    /** The error that what comes next is too deep. */
    InputException tooDeep() {
        return error(peek(), String.format(Locale.ROOT, "more than %,d brackets, fractions or powers inside of each other; define parts of it in lines of their own", deepest));
    }

    void leave() {
        depth--;
    }

    /** From the mark with this number up to the last one that was read, in the text of the side. */
    Written.Span span(int start) {
        int begin = at(start).start() - base;
        return new Written.Span(begin, Math.max(begin, lastEnd() - base));
    }

    private int lastEnd() {
        return next > 0 ? at(Math.min(next, to) - 1).end() : at(0).start();
    }

    /** What was written from the mark with this number on. */
    String written(int start) {
        int begin = at(start).start();
        return source.text().substring(begin, Math.max(begin, lastEnd())).strip();
    }

    /** The names of marks without what only holds together, from one number up to another: what an index is called. */
    String text(int from, int upTo) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < upTo; i++) {
            switch (at(i).kind()) {
                case GROUP, UNGROUP -> { }
                default -> text.append(at(i).text());
            }
        }
        return text.toString();
    }

    char character(Mark mark) {
        return mark.start() < source.text().length() ? source.text().charAt(mark.start()) : ' ';
    }

    InputException error(Mark mark, String message) {
        return source.error(mark.start(), message);
    }

    /** The error that something else was expected. */
    InputException expected(String what) {
        Mark found = peek();
        if (found.is(Kind.BAD)) return error(found, found.text());
        String after = next > 0 ? " after " + Quote.of(shown(at(next - 1))) : "";
        return error(found, "expected " + what + after + ", " + (found.is(Kind.END) ? "but it ends here" : "found " + Quote.of(shown(found))));
    }

    private String shown(Mark mark) {
        String text = source.text().substring(mark.start(), Math.max(mark.start(), mark.end()));
        return text.isBlank() ? mark.text() : text;
    }
}
