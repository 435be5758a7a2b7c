package org.gradatim.parse.array;

import org.gradatim.expr.Grid;
import org.gradatim.expr.InputException;
import org.gradatim.expr.ShapeMismatch;
import org.gradatim.parse.Place;
import org.gradatim.parse.Quote;
import org.gradatim.parse.answer.Statement.Side;
import org.gradatim.parse.answer.Written.Span;

/** The text of which a formula is read: what stands at a place of it, and what is to be said of that place where it is wrong. */
final class Passage {
    private final Side side;

    Passage(Side side) {
        this.side = side;
    }

    /** Two parts that do not fit entry by entry. */
    ShapeMismatch mismatchOfEntries(Grid a, Span left, Grid b, Span right) {
        return ShapeMismatch.ofEntries(part(a, left), part(b, right)).at(place(left));
    }

    /** Two parts of which there is no matrix product. */
    ShapeMismatch mismatchOfProduct(Grid a, Span left, Grid b, Span right) {
        return ShapeMismatch.ofProduct(part(a, left), part(b, right)).at(place(left));
    }

    private String place(Span span) {
        return side.place(within(span).start()).toString();
    }

    private ShapeMismatch.Part part(Grid grid, Span span) {
        return new ShapeMismatch.Part(Quote.printable(text(balanced(span))).strip(), grid.rows(), grid.columns());
    }

    /** With the brackets that close what is opened inside: the span of what a bracket holds is without it. */
    private Span balanced(Span span) {
        String source = side.source();
        Span inside = within(span);
        int open = 0;
        for (int i = inside.start(); i < inside.end(); i++) open += source.charAt(i) == '(' ? 1 : source.charAt(i) == ')' ? -1 : 0;
        int end = inside.end();
        while (open > 0 && end < source.length() && (source.charAt(end) == ')' || source.charAt(end) == ' ')) {
            if (source.charAt(end) == ')') open--;
            end++;
        }
        return new Span(inside.start(), end);
    }

    /** What stands there in the text. */
    String text(Span span) {
        String source = side.source();
        int start = Math.min(Math.max(0, span.start()), source.length());
        return source.substring(start, Math.min(Math.max(start, span.end()), source.length()));
    }

    /** The error that {@code message} says of this part. */
    InputException error(Span span, String message) {
        return side.error(within(span), message);
    }

    private Span within(Span span) {
        int end = side.source().length();
        return new Span(Math.clamp(span.start(), 0, end), Math.clamp(span.end(), 0, end));
    }

    /** Where the text stands. */
    Place place() {
        return side.place();
    }
}
