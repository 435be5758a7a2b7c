package org.gradatim.render.piece;

import java.util.List;
import java.util.Optional;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Accent;
import org.gradatim.notation.Notation.Brace;
import org.gradatim.notation.Notation.Cases;
import org.gradatim.notation.Notation.Fraction;
import org.gradatim.notation.Notation.Marked;
import org.gradatim.notation.Notation.Matrix;
import org.gradatim.notation.Notation.Numeral;
import org.gradatim.notation.Notation.Root;
import org.gradatim.notation.Notation.Script;
import org.gradatim.notation.Notation.Symbol;
import org.gradatim.notation.Notation.Words;

/**
 * How wide a displayed formula will be, in ems, nearly: the mean widths of Computer Modern, rounded up. Good enough to
 * decide where a line breaks in a medium that is laid out later by somebody else.
 */
public final class FormulaWidth {
    private FormulaWidth() {}

    private static final double LETTER = 0.57;
    private static final double WIDE_LETTER = 0.85;
    private static final double DIGIT = 0.5;
    private static final double BINARY = 1.25;
    private static final double RELATION = 1.35;
    private static final double THIN_SPACE = 0.17;
    private static final double BRACKET = 0.4;
    private static final double TALL_BRACKET = 0.75;
    private static final double SCRIPT = 0.72;

    /** Of a formula on one line. */
    public static double of(Notation formula) {
        return of(Pieces.of(formula));
    }

    /** Of a line of pieces. */
    public static double of(List<Piece> pieces) {
        return pieces.stream().mapToDouble(FormulaWidth::of).sum();
    }

    /** Of one piece, with the room around it. */
    public static double of(Piece piece) {
        return switch (piece) {
            case Piece.Atom a -> atom(a.notation());
            case Piece.Sign s -> switch (s.unicode()) {
                case Piece.INVISIBLE_TIMES -> THIN_SPACE;
                case "·" -> BINARY - DIGIT;
                case "," -> DIGIT;
                default -> switch (s.precedence()) {
                    case RELATION -> RELATION;
                    case SUM, PRODUCT, POWER, ATOM -> BINARY;
                };
            };
            case Piece.Lead _ -> BINARY - DIGIT;
            case Piece.Big b -> Math.max(1.5, Math.max(script(b.below()), script(b.above()))) + THIN_SPACE;
            case Piece.Open o -> o.tall() ? TALL_BRACKET : BRACKET;
            case Piece.Close c -> c.tall() ? TALL_BRACKET : BRACKET;
            case Piece.Gap _ -> DIGIT;
        };
    }

    private static double atom(Notation atom) {
        return switch (atom) {
            case Symbol s -> s.text().codePoints().mapToDouble(FormulaWidth::letter).sum();
            case Numeral n -> DIGIT * n.digits().length();
            case Words w -> w.text().codePoints().mapToDouble(FormulaWidth::letter).sum();
            case Script s -> of(Brackets.base(s.base())) + Math.max(script(s.subscript()), script(s.superscript()));
            case Fraction f -> Math.max(of(f.numerator()), of(f.denominator())) + 0.25;
            case Matrix m -> table(m.rows());
            case Cases c -> table(c.cases().stream().map(k -> List.of(k.value(), k.condition())).toList());
            case Brace b -> Math.max(of(b.body()), SCRIPT * of(b.label()));
            case Root r -> of(r.body()) + 0.9;
            case Accent a -> of(a.base());
            case Marked m -> of(m.body()) + 0.7;
            case Notation other -> of(other);
        };
    }

    private static double letter(int codePoint) {
        return switch (codePoint) {
            case 'm', 'w', 'M', 'W', '⋯', '…' -> WIDE_LETTER + 0.1;
            case 'i', 'j', 'l', 't', 'f', ' ', '(', ')', '[', ']', '′' -> BRACKET;
            default -> Character.isUpperCase(codePoint) ? WIDE_LETTER : Character.isDigit(codePoint) ? DIGIT : LETTER;
        };
    }

    private static double script(Optional<Notation> script) {
        return script.map(s -> SCRIPT * of(s)).orElse(0.0);
    }

    private static double table(List<List<Notation>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        double width = 2 * TALL_BRACKET + columns;
        for (int j = 0; j < columns; j++) {
            int column = j;
            width += rows.stream().filter(r -> r.size() > column).mapToDouble(r -> of(r.get(column))).max().orElse(0);
        }
        return width;
    }
}
