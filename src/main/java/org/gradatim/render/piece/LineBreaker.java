package org.gradatim.render.piece;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Bracketed;
import org.gradatim.notation.Notation.Fraction;
import org.gradatim.notation.Notation.Infix;
import org.gradatim.notation.Notation.Marked;
import org.gradatim.notation.Notation.Numeral;
import org.gradatim.notation.Operator;
import org.gradatim.notation.Precedence;

/**
 * Breaks a formula that is too wide into lines: at its relations, then at the pluses and minuses outside of brackets, then
 * between the factors there, and only then within brackets, outer ones first. What still is too wide is opened up: a
 * fraction a/b whose numerator can be broken becomes the product 1/b (a), a mark is put on each of its parts. A fraction on one line, a / b, is never
 * parted at its solidus.
 */
public final class LineBreaker {
    private final ToDoubleFunction<Piece> width;
    private final double rest;
    private final boolean signed;
    private final List<List<Piece>> lines = new ArrayList<>();
    private List<Piece> line = new ArrayList<>();
    private double room;

    private LineBreaker(double first, double rest, boolean signed, ToDoubleFunction<Piece> width) {
        this.room = first;
        this.rest = rest;
        this.signed = signed;
        this.width = width;
    }

    /**
     * The lines of a formula; each but the first opens with a sign, or follows a comma.
     *
     * @param first width of the first line
     * @param rest  width of every other
     * @param width of a piece, in the same unit
     */
    static List<List<Piece>> lines(List<Piece> formula, double first, double rest, ToDoubleFunction<Piece> width) {
        return new LineBreaker(first, rest, true, width).broken(formula);
    }

    /**
     * The parts of a formula in running text, which are set with a blank between them and may end up on one line: a product
     * without a sign stays one.
     *
     * @param widest of a part
     */
    public static List<List<Piece>> parts(List<Piece> formula, double widest, ToDoubleFunction<Piece> width) {
        return new LineBreaker(widest, widest, false, width).broken(formula);
    }

    private List<List<Piece>> broken(List<Piece> formula) {
        fill(formula);
        lines.add(line);
        return lines;
    }

    private void fill(List<Piece> pieces) {
        if (width(pieces) > room && width(pieces) <= rest && !line.isEmpty()) {
            newLine();
        }
        if (width(pieces) <= room) {
            append(pieces);
            return;
        }
        OptionalInt rank = loosest(pieces);
        if (rank.isPresent()) {
            split(pieces, rank.getAsInt()).forEach(this::fill);
        } else {
            open(pieces);
        }
    }

    private void append(List<Piece> pieces) {
        for (Piece piece : pieces) {
            boolean opens = line.isEmpty() && !lines.isEmpty();
            if (opens && piece instanceof Piece.Sign s) {
                leading(s).ifPresent(this::append);
            } else {
                append(piece);
            }
        }
    }

    private void append(Piece piece) {
        line.add(piece);
        room -= width.applyAsDouble(piece);
    }

    /** A sign as it opens a line: a product that was invisible is written out, or is the blank before this part. */
    private Optional<Piece> leading(Piece.Sign sign) {
        boolean invisible = sign.unicode().equals(Piece.INVISIBLE_TIMES);
        return invisible && !signed ? Optional.empty() : Optional.of(sign.leading());
    }

    private void newLine() {
        lines.add(line);
        line = new ArrayList<>();
        room = rest;
    }

    /** Nothing to break at: opens up the first part that can be, or lets the line be too wide. */
    private void open(List<Piece> pieces) {
        List<Piece> opened = pieces.stream().flatMap(p -> opened(p).stream()).toList();
        if (opened.equals(pieces)) {
            if (!line.isEmpty()) {
                newLine();
            }
            append(pieces);
        } else {
            fill(opened);
        }
    }

    private static List<Piece> opened(Piece piece) {
        return piece instanceof Piece.Atom(Notation atom)
                ? switch (atom) {
                    case Fraction f -> quotient(f);
                    case Marked m -> Pieces.of(m.body()).stream().map(p -> marked(m, p)).toList();
                    case Notation _ -> List.of(piece);
                }
                : List.of(piece);
    }

    /** a/b as 1/b (a) where the numerator can be broken. An operator such as ∂/∂x cannot, and is no quotient. */
    private static List<Piece> quotient(Fraction fraction) {
        Notation one = new Numeral("1");
        return Pieces.of(fraction.numerator()).stream().noneMatch(Piece.Sign.class::isInstance)
                ? List.of(new Piece.Atom(fraction))
                : Pieces.of(new Infix(Operator.TIMES, List.of(
                        new Fraction(one, fraction.denominator()), new Bracketed(fraction.numerator(), Bracket.ROUND))));
    }

    private static Piece marked(Marked mark, Piece piece) {
        return piece instanceof Piece.Atom(Notation atom) ? new Piece.Atom(new Marked(mark.role(), atom)) : piece;
    }

    private double width(List<Piece> pieces) {
        return pieces.stream().mapToDouble(width).sum();
    }

    private static OptionalInt loosest(List<Piece> pieces) {
        int last = pieces.size() - 1;
        OptionalInt rank = OptionalInt.empty();
        for (int i = 0; i <= last; i++) {
            boolean breaks = pieces.get(i) instanceof Piece.Sign s && !s.isSolidus() && (isComma(s) ? i < last : i > 0);
            if (breaks && (rank.isEmpty() || rank(pieces.get(i)) < rank.getAsInt())) {
                rank = OptionalInt.of(rank(pieces.get(i)));
            }
        }
        return rank;
    }

    private static List<List<Piece>> split(List<Piece> pieces, int rank) {
        List<List<Piece>> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof Piece.Sign s && !s.isSolidus() && rank(s) == rank) {
                // A line opens with its operator, but a comma stays with what it follows.
                int end = isComma(s) ? i + 1 : i;
                if (end > start) {
                    parts.add(pieces.subList(start, end));
                }
                start = end;
            }
        }
        if (start < pieces.size()) {
            parts.add(pieces.subList(start, pieces.size()));
        }
        return parts;
    }

    private static boolean isComma(Piece.Sign sign) {
        return sign.unicode().equals(",");
    }

    private static int rank(Piece piece) {
        return piece instanceof Piece.Sign s
                ? s.depth() * Precedence.values().length + s.precedence().ordinal()
                : Integer.MAX_VALUE;
    }
}
