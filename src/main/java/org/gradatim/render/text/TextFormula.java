package org.gradatim.render.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Accent;
import org.gradatim.notation.Notation.Brace;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Bracketed;
import org.gradatim.notation.Notation.Cases;
import org.gradatim.notation.Notation.Marked;
import org.gradatim.notation.Notation.Matrix;
import org.gradatim.notation.Notation.Numeral;
import org.gradatim.notation.Notation.Root;
import org.gradatim.notation.Notation.Script;
import org.gradatim.notation.Notation.Symbol;
import org.gradatim.notation.Notation.Words;
import org.gradatim.notation.Precedence;
import org.gradatim.render.escape.Plain;
import org.gradatim.render.piece.Brackets;
import org.gradatim.render.piece.FormulaLines;
import org.gradatim.render.piece.LineBreaker;
import org.gradatim.render.piece.Piece;
import org.gradatim.render.piece.Pieces;

/**
 * A formula on one line of Unicode text, as a terminal shows it. The minus is the hyphen of ASCII everywhere, because a
 * formula that is copied from a terminal is pasted into programs.
 *
 * <p>Example: {@code ∂J/∂w₁ = (a₃ - y) w₅ a₁ (1 - a₁) x₁}.
 */
public final class TextFormula {
    private final StringBuilder out = new StringBuilder();
    private final TextStyle style;

    private TextFormula(TextStyle style) {
        this.style = style;
    }

    /** The formula on one line. */
    public static String of(Notation formula, TextStyle style) {
        return line(Pieces.linear(formula), style);
    }

    /** One line of a formula that has been broken. */
    public static String line(List<Piece> pieces, TextStyle style) {
        return spaced(pieces, style).strip();
    }

    /** The same with the blanks at its ends. */
    static String spaced(List<Piece> pieces, TextStyle style) {
        TextFormula text = new TextFormula(style);
        pieces.forEach(text::piece);
        return Normalizer.normalize(text.out, Normalizer.Form.NFC);
    }

    /** How formulas break on lines of so many columns. */
    public static FormulaLines lines(int columns) {
        return new FormulaLines(columns, Pieces::linear, TextFormula::width);
    }

    /** A formula in running text, in parts of so many columns that a line may break between. */
    static List<List<Piece>> parts(Notation formula, int columns) {
        return LineBreaker.parts(Pieces.linear(formula), columns, TextFormula::width);
    }

    private static double width(Piece piece) {
        if (piece instanceof Piece.Atom(Notation atom) && (atom instanceof Brace || atom instanceof Matrix)) {
            return TextBox.of(List.of(piece), TextStyle.PLAIN).width();
        }
        TextFormula text = new TextFormula(TextStyle.PLAIN);
        text.piece(piece);
        return TextWidth.of(text.out.toString());
    }

    private void piece(Piece piece) {
        switch (piece) {
            case Piece.Atom a -> atom(a.notation());
            case Piece.Sign s -> out.append(switch (s.unicode()) {
                case Piece.INVISIBLE_TIMES -> " ";
                case "," -> ", ";
                case "/" -> "/";
                default -> " " + s.unicode() + " ";
            });
            case Piece.Lead l -> out.append(l.unicode());
            case Piece.Big b -> {
                out.append(b.unicode());
                scripts(b.below(), b.above());
                out.append(' ');
            }
            case Piece.Open o -> out.append(switch (o.bracket()) {
                case ROUND -> "(";
                case SQUARE -> "[";
                case BAR -> "|";
            });
            case Piece.Close c -> out.append(switch (c.bracket()) {
                case ROUND -> ")";
                case SQUARE -> "]";
                case BAR -> "|";
            });
            case Piece.Gap _ -> out.append(' ');
        }
    }

    private void formula(Notation formula) {
        Pieces.linear(formula).forEach(this::piece);
    }

    private void atom(Notation atom) {
        switch (atom) {
            case Symbol s -> out.append(Plain.printable(s.text()));
            case Numeral n -> out.append(n.digits());
            case Words w -> out.append(Plain.printable(w.text().strip()));
            case Script s -> {
                formula(Brackets.base(s.base()));
                scripts(s.subscript(), s.superscript());
            }
            case Matrix m -> out.append(m.rows().stream().map(this::cells).collect(Collectors.joining("; ", "[", "]")));
            case Cases c -> out.append(c.cases().stream()
                    .map(k -> of(k.value(), style) + " " + of(k.condition(), style))
                    .collect(Collectors.joining("; ", "{", "}")));
            case Brace b -> {
                formula(b.body().precedence().compareTo(Precedence.POWER) < 0 ? Brackets.round(b.body()) : b.body());
                out.append('⟨').append(of(b.label(), style)).append('⟩');
            }
            case Root r -> {
                out.append('√');
                boolean one = r.body() instanceof Symbol || r.body() instanceof Numeral || r.body() instanceof Script;
                formula(one ? r.body() : new Bracketed(r.body(), Bracket.ROUND));
            }
            case Accent a -> accent(a);
            case Marked m -> out.append(style.role(m.role(), of(m.body(), style)));
            case Notation other -> formula(other);
        }
    }

    private String cells(List<Notation> row) {
        return row.stream().map(cell -> of(cell, style)).collect(Collectors.joining(" "));
    }

    private void accent(Accent accent) {
        formula(accent.base());
        out.append(switch (accent.kind()) {
            case HAT -> '\u0302';
            case BAR -> '\u0304';
            case TILDE -> '\u0303';
        });
    }

    private void scripts(Optional<Notation> below, Optional<Notation> above) {
        below.ifPresent(b -> script(b, TextScripts::subscript, "_"));
        above.ifPresent(a -> script(a, TextScripts::superscript, "^"));
    }

    private interface Raised {
        Optional<String> of(String text);
    }

    /** By the small letters of Unicode where there is one for each, else in braces: w₁₂, a⁽ⁱ⁾, w_{1,2}, W^[2]. */
    private void script(Notation script, Raised raised, String sign) {
        String text = of(script, TextStyle.PLAIN);
        boolean alone = text.codePointCount(0, text.length()) == 1
                || script instanceof Bracketed b && b.bracket() == Bracket.SQUARE;
        out.append(raised.of(text.replace(" ", ""))
                .orElse(sign + (alone ? text : "{" + text + "}")));
    }
}
