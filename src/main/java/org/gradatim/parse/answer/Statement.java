package org.gradatim.parse.answer;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gradatim.expr.InputException;
import org.gradatim.parse.Excerpt;
import org.gradatim.parse.Place;
import org.gradatim.parse.answer.Written.Label;

/**
 * One line of working: sides with relation signs between them, such as {@code dJ/dw1 = (a3-y)*w5*x1 = …}. Sides that continue over
 * several rows of an {@code align} are one statement.
 *
 * @param sides  at least one; where there is only one, the answer has no left side
 * @param signs  between the sides
 * @param place  where it begins in its file
 * @param block  tells the bodies of functions in code apart
 */
public record Statement(List<Side> sides, List<Sign> signs, Place place, int block) {
    public Statement {
        sides = List.copyOf(sides);
        signs = List.copyOf(signs);
    }

    public Statement(List<Side> sides, List<Sign> signs, Place place) {
        this(sides, signs, place, 0);
    }

    /** The same with other sides and signs. */
    public Statement with(List<Side> otherSides, List<Sign> otherSigns) {
        return new Statement(otherSides, otherSigns, place, block);
    }

    /** All parts of what can be read, down to the names. */
    public Stream<Written> parts() {
        return sides.stream().flatMap(side -> side.written().stream()).flatMap(Written::all);
    }

    /** The names in what can be read. */
    public Stream<Label> labels() {
        return parts().filter(Written.Name.class::isInstance).map(n -> ((Written.Name) n).label());
    }

    /** The same with some parts replaced: the outermost ones for which {@code change} has something else. */
    public Statement replacing(Function<Written, Optional<Written>> change) {
        return with(sides.stream().map(side -> new Side(side.source, side.place, side.written.map(w -> w.replacing(change)), side.error)).toList(), signs);
    }

    /** The same with other names. */
    public Statement relabelled(UnaryOperator<Label> change) {
        return replacing(part -> part instanceof Written.Name n ? Optional.of(new Written.Name(change.apply(n.label()), n.span())) : Optional.empty());
    }

    Statement inBlock(int other) {
        return new Statement(sides, signs, place, other);
    }

    /** What stands between two sides. */
    public enum Sign {
        /** {@code =}, {@code &=}, {@code ≡}. */
        EQUAL,
        /** {@code :=}, {@code ←}. */
        ASSIGN,
        /** {@code ≈}, {@code \approx}. */
        ABOUT,
        /** {@code +=}. */
        ADD,
        /** {@code -=}. */
        SUBTRACT
    }

    /**
     * One side.
     *
     * @param source  the text of this side alone
     * @param place   where it begins in its file
     * @param written what it says, with spans in {@code source}; empty where it cannot be read
     * @param error   why it cannot be read, with its place, what was expected and the mend
     */
    public record Side(String source, Place place, Optional<Written> written, Optional<InputException> error) {
        /** Where a character of the source stands in the file. */
        public Place place(int offset) {
            int line = source.lastIndexOf('\n', offset - 1) + 1;
            int lines = (int) source.chars().limit(line).filter(c -> c == '\n').count();
            int column = source.codePointCount(line, offset);
            return lines == 0 ? new Place(place.file(), place.line(), place.column() + column) : new Place(place.file(), place.line() + lines, column + 1);
        }

        /** The error that {@code message} says of this part of the side, with a caret below its beginning. */
        public InputException error(Written.Span part, String message) {
            return new InputException(place(part.start()) + ": " + message + "\n" + Excerpt.of(source, part.start()));
        }
    }
}
