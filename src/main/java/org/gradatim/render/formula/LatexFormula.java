package org.gradatim.render.formula;

import java.util.List;
import java.util.Optional;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Accent;
import org.gradatim.notation.Notation.Brace;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Cases;
import org.gradatim.notation.Notation.Face;
import org.gradatim.notation.Notation.Fraction;
import org.gradatim.notation.Notation.Marked;
import org.gradatim.notation.Notation.Matrix;
import org.gradatim.notation.Notation.Numeral;
import org.gradatim.notation.Notation.Root;
import org.gradatim.notation.Notation.Script;
import org.gradatim.notation.Notation.Symbol;
import org.gradatim.notation.Notation.Words;
import org.gradatim.notation.Role;
import org.gradatim.render.canvas.Palette;
import org.gradatim.render.escape.LatexSymbols;
import org.gradatim.render.piece.Brackets;
import org.gradatim.render.piece.Piece;
import org.gradatim.render.piece.Pieces;

/**
 * A formula in LaTeX, without the dollars around it. Nothing that a person typed becomes a command.
 *
 * <p>Example: the fraction ∂J/∂w₁ is {@code \frac{\partial J}{\partial w_1}}.
 */
public final class LatexFormula {

    /** Readers of LaTeX, where they differ. */
    public enum Dialect {
        /** LaTeX with amsmath and xcolor, and the colours and {@code \gradatimcancel} of {@code templates/document.tex}. */
        TEX,
        /** MathJax and KaTeX in Markdown: no backslash before a punctuation mark and no bare {@code <}, {@code *}, {@code |}. */
        GITHUB,
        /** Readers who know the commands of amsmath and no colours. */
        PLAIN,
        /** jlatexmath, which draws pictures. */
        PICTURE
    }

    private final StringBuilder out = new StringBuilder();
    private final Dialect dialect;

    private LatexFormula(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The formula on one line. */
    public static String of(Notation formula, Dialect dialect) {
        return line(Pieces.of(formula), dialect);
    }

    /** One line of a formula that has been broken; it may open with an operator. */
    public static String line(List<Piece> pieces, Dialect dialect) {
        LatexFormula latex = new LatexFormula(dialect);
        if (!pieces.isEmpty() && pieces.getFirst() instanceof Piece.Sign) {
            // An empty operand before it keeps the space around a binary operator; jlatexmath drops a mere group.
            latex.write(dialect == Dialect.PICTURE ? "\\mathord{}" : "{}");
        }
        latex.pieces(pieces);
        return latex.out.toString();
    }

    private void formula(Notation formula) {
        pieces(Pieces.of(formula));
    }

    private void pieces(List<Piece> pieces) {
        boolean balanced = Piece.balanced(pieces);
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Atom a -> atom(a.notation());
                case Piece.Sign s -> sign(s.unicode());
                case Piece.Lead l -> signs(l.unicode());
                case Piece.Big b -> {
                    signs(b.unicode());
                    scripts(b.below(), b.above());
                    write(" ");
                }
                case Piece.Open o -> open(o, balanced);
                case Piece.Close c -> close(c, balanced);
                case Piece.Gap _ -> write("\\ ");
            }
        }
    }

    /** Appends a token, parted by a space from a command that would else run into it. */
    private void write(String token) {
        if (!token.isEmpty() && Character.isLetter(token.codePointAt(0)) && endsWithCommand()) {
            out.append(' ');
        }
        out.append(token);
    }

    private boolean endsWithCommand() {
        int i = out.length() - 1;
        while (i >= 0 && isAsciiLetter(out.charAt(i))) {
            i--;
        }
        return i >= 0 && i < out.length() - 1 && out.charAt(i) == '\\';
    }

    private static boolean isAsciiLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private void sign(String unicode) {
        switch (unicode) {
            // A thin space would be "\,", which Markdown takes for an escaped comma.
            case Piece.INVISIBLE_TIMES -> write(dialect == Dialect.GITHUB ? " " : "\\,");
            case "," -> write(", ");
            default -> {
                write(" ");
                signs(unicode);
                write(" ");
            }
        }
    }

    /** Unicode characters, one command after the other. */
    private void signs(String unicode) {
        unicode.codePoints().forEach(c -> write(sign(c)));
    }

    private String sign(int codePoint) {
        if (dialect == Dialect.GITHUB) {
            switch (codePoint) {
                case '<' -> { return "\\lt "; }
                case '>' -> { return "\\gt "; }
                default -> { }
            }
        }
        return LatexSymbols.sign(codePoint);
    }

    private void open(Piece.Open open, boolean balanced) {
        String sign = open.bracket() == Bracket.BAR ? "\\vert " : open.bracket() == Bracket.ROUND ? "(" : "[";
        if (!open.tall()) {
            write(open.bracket() == Bracket.BAR ? "\\left\\vert " : sign);
        } else if (balanced) {
            // \left sets a space before it, which a function does not want before its arguments.
            write((open.applied() && dialect != Dialect.GITHUB ? "\\!" : "") + "\\left" + sign);
        } else {
            write("\\Bigl" + sign);
        }
    }

    private void close(Piece.Close close, boolean balanced) {
        String sign = close.bracket() == Bracket.BAR ? "\\vert " : close.bracket() == Bracket.ROUND ? ")" : "]";
        if (!close.tall()) {
            write(close.bracket() == Bracket.BAR ? "\\right\\vert " : sign);
        } else {
            write((balanced ? "\\right" : "\\Bigr") + sign);
        }
    }

    /** The library that lays out pictures sets the points and colons of words as signs of mathematics, with room after them, unless told otherwise. */
    private void words(String text) {
        write("\\text{" + (dialect == Dialect.PICTURE ? text.replaceAll("[.,:;!?]", "\\\\mathord{$0}") : text) + "}");
    }

    private void atom(Notation atom) {
        switch (atom) {
            case Symbol s -> symbol(s);
            case Numeral n -> signs(n.digits());
            case Words w -> words(LatexSymbols.text(w.text().strip()));
            case Script s -> script(s);
            case Fraction f -> {
                write("\\frac");
                group(f.numerator());
                group(f.denominator());
            }
            case Matrix m -> rows("bmatrix", m.rows());
            case Cases c -> rows("cases", c.cases().stream().map(k -> List.of(k.value(), k.condition())).toList());
            case Brace b -> brace(b);
            case Root r -> {
                write("\\sqrt");
                group(r.body());
            }
            case Accent a -> accent(a);
            case Marked m -> marked(m);
            case Notation other -> formula(other);
        }
    }

    /** The label is on one line: a fraction in a script's size could not be read. */
    private void brace(Brace brace) {
        String body = "\\underbrace{" + of(brace.body(), dialect) + "}";
        String label = "{" + line(Pieces.linear(brace.label()), dialect) + "}";
        // jlatexmath moves a brace aside whose script is wider, and takes an underset for a relation.
        write(dialect == Dialect.PICTURE ? "\\mathord{\\underset" + label + "{" + body + "}}" : body + "_" + label);
    }

    private void group(Notation formula) {
        write("{");
        formula(formula);
        write("}");
    }

    private void symbol(Symbol symbol) {
        String text = symbol.text();
        boolean letter = text.codePointCount(0, text.length()) == 1;
        boolean ascii = letter && text.charAt(0) < 128;
        switch (symbol.face()) {
            case ITALIC -> name(letter ? "" : "\\mathit", text);
            case UPRIGHT -> upright(text, letter && !ascii);
            case BOLD -> name(letter && !ascii ? "\\boldsymbol" : "\\mathbf", text);
        }
    }

    private void upright(String text, boolean sign) {
        if (LatexSymbols.isFunction(text)) {
            write("\\" + text);
        } else {
            name(sign ? "" : "\\mathrm", text);
        }
    }

    private void name(String face, String text) {
        if (!text.codePoints().allMatch(LatexSymbols::isMathematical)) {
            write("\\text{" + LatexSymbols.text(text) + "}");
        } else if (face.isEmpty()) {
            signs(text);
        } else {
            write(face + "{");
            signs(text);
            write("}");
        }
    }

    /** A superscript on a subscripted base joins the base's own scripts, so that they stand one above the other. */
    private void script(Script script) {
        if (script.base() instanceof Script inner && inner.superscript().isEmpty() && script.subscript().isEmpty()) {
            script(new Script(inner.base(), inner.subscript(), script.superscript()));
            return;
        }
        Notation base = Brackets.base(script.base());
        if (base instanceof Symbol || base instanceof Numeral || base instanceof Notation.Bracketed) {
            formula(base);
        } else {
            group(base);
        }
        scripts(script.subscript(), script.superscript());
    }

    private void scripts(Optional<Notation> below, Optional<Notation> above) {
        below.ifPresent(b -> script("_", b));
        above.ifPresent(a -> script("^", a));
    }

    private void script(String sign, Notation script) {
        write(sign);
        String set = of(script, dialect);
        write(set.length() == 1 && Character.isLetterOrDigit(set.charAt(0)) ? set : "{" + set + "}");
    }

    private void rows(String environment, List<List<Notation>> rows) {
        // jlatexmath sets cases without any room before their conditions.
        String separator = dialect == Dialect.PICTURE && environment.equals("cases") ? " & \\quad " : " & ";
        write("\\begin{" + environment + "}");
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                write(newLine(dialect));
            }
            for (int j = 0; j < rows.get(i).size(); j++) {
                write(j > 0 ? separator : "");
                write(cell(of(rows.get(i).get(j), dialect)));
            }
        }
        write("\\end{" + environment + "}");
    }

    /** A cell that no line break before it can take for its own argument in square brackets. */
    public static String cell(String formula) {
        return formula.startsWith("[") ? "{}" + formula : formula;
    }

    /** What ends a row of an alignment; Markdown may halve a double backslash. */
    public static String newLine(Dialect dialect) {
        return dialect == Dialect.GITHUB ? " \\cr " : " \\\\ ";
    }

    private void accent(Accent accent) {
        boolean wide = !(accent.base() instanceof Symbol s) || s.text().codePointCount(0, s.text().length()) > 1;
        write(switch (accent.kind()) {
            case HAT -> wide ? "\\widehat" : "\\hat";
            case BAR -> wide ? "\\overline" : "\\bar";
            case TILDE -> wide ? "\\widetilde" : "\\tilde";
        });
        group(accent.base());
    }

    private void marked(Marked marked) {
        String body = of(marked.body(), dialect);
        write(dialect == Dialect.PLAIN ? "{" : "\\textcolor{" + colour(marked.role()) + "}{");
        write(switch (marked.role()) {
            case HIGHLIGHT -> (dialect == Dialect.PLAIN ? "\\boxed{" : "\\underline{") + body + "}";
            case DIFFERS -> "\\boxed{" + body + "}";
            case COMMON -> body;
            case CANCELS -> cancel() + "{" + body + "}";
            case WRONG -> dialect == Dialect.PLAIN ? "\\boxed{" + body + "}_{\\times}" : "\\underset{\\times}{\\boxed{" + body + "}}";
            case REUSED -> "\\underline{\\underline{" + body + "}}";
        });
        write("}");
    }

    private String cancel() {
        return switch (dialect) {
            case TEX -> "\\gradatimcancel";
            case GITHUB -> "\\cancel";
            case PLAIN -> "\\underline";
            case PICTURE -> "\\st";
        };
    }

    private String colour(Role role) {
        return switch (dialect) {
            case TEX -> "gradatim" + role.name().toLowerCase(java.util.Locale.ROOT);
            case GITHUB, PLAIN, PICTURE -> "#" + Palette.of(role);
        };
    }
}
