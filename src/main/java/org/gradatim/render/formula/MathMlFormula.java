package org.gradatim.render.formula;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
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
import org.gradatim.render.canvas.Ink;
import org.gradatim.render.canvas.SvgCanvas;
import org.gradatim.render.escape.Xml;
import org.gradatim.render.piece.Brackets;
import org.gradatim.render.piece.Piece;
import org.gradatim.render.piece.Pieces;
import org.gradatim.render.speech.SpokenFormula;

/**
 * A formula in MathML Core, which browsers lay out themselves. Roles are classes of CSS ({@code highlight}, {@code differs},
 * …); the look of each is in {@code templates/document.html}.
 *
 * <p>Example: a₃ is {@code <msub><mi>a</mi><mn>3</mn></msub>}.
 */
public final class MathMlFormula implements FormulaWriter {

    /** Signs that stand for something rather than between things. */
    private static final String ORDINARY = "∂∇∞⊤⊥∅…⋯⋮⋱½";

    /** Between a function and its argument. */
    private static final String APPLIED = "\u2061";

    private static final String NAMESPACE = "http://www.w3.org/1998/Math/MathML";

    private static final String NO_SPACE = " lspace=\"0\" rspace=\"0\"";
    private static final String THIN_SPACE = " lspace=\"0\" rspace=\"0.17em\"";

    private final Function<Notation, String> attributes;
    private final String root;

    /** For a page, without attributes of its own. */
    public MathMlFormula() {
        this(" xmlns=\"" + NAMESPACE + "\"", _ -> "");
    }

    private MathMlFormula(String namespace, Function<Notation, String> attributes) {
        this.attributes = attributes;
        this.root = "<math" + namespace;
    }

    /**
     * For HTML, which knows the namespace by itself.
     *
     * @param attributes of the element that a symbol, a name with scripts, a fraction or the like becomes; empty for most
     */
    public static MathMlFormula inHtml(Function<Notation, String> attributes) {
        return new MathMlFormula("", attributes);
    }

    /** The complete {@code math} element. */
    public static String of(Notation formula, boolean display) {
        StringBuilder out = new StringBuilder();
        new MathMlFormula().write(Pieces.of(formula), display, out);
        return out.toString();
    }

    /** A whole file: the {@code math} element with the formula in words beside it. */
    public static String file(Notation formula, FormulaLook look) {
        StringBuilder style = new StringBuilder();
        look.points().ifPresent(size -> style.append("font-size:").append(SvgCanvas.thousandths(Math.round(size * 1000))).append("pt;"));
        look.colour().ifPresent(colour -> style.append("color:").append(new Ink("", colour).hex()).append(';'));
        look.background().ifPresent(colour -> style.append("background:").append(new Ink("", colour).hex()).append(';'));
        StringBuilder out = new StringBuilder("<math xmlns=\"").append(NAMESPACE).append("\" display=\"").append(look.display() ? "block" : "inline")
                .append("\" alttext=\"").append(Xml.escape(SpokenFormula.of(formula))).append('"');
        if (!style.isEmpty()) out.append(" style=\"").append(style).append('"');
        out.append('>');
        new Writer(out, _ -> "").row(Pieces.of(formula));
        return out.append("</math>").toString();
    }

    @Override
    public void write(List<Piece> line, boolean display, StringBuilder out) {
        out.append(root);
        // In a table the cell places a displayed formula, so it must not be a block that takes the whole width.
        out.append(display ? " displaystyle=\"true\">" : ">");
        new Writer(out, attributes).row(line);
        out.append("</math>");
    }

    /** Writes into one buffer, so that the work is linear in the size of the formula. */
    private record Writer(StringBuilder out, Function<Notation, String> attributes) {

        void formula(Notation formula) {
            row(Pieces.of(formula));
        }

        /** As exactly one element, as the children of scripts and fractions must be. */
        void row(List<Piece> pieces) {
            if (pieces.size() == 1 && pieces.getFirst() instanceof Piece.Atom(Notation atom)) {
                atom(atom);
            } else {
                out.append("<mrow>");
                pieces(pieces);
                out.append("</mrow>");
            }
        }

        private void pieces(List<Piece> pieces) {
            boolean balanced = Piece.balanced(pieces);
            for (Piece piece : pieces) {
                switch (piece) {
                    case Piece.Atom a -> atom(a.notation());
                    case Piece.Sign s when s.unicode().equals(Piece.INVISIBLE_TIMES) -> invisible(s.unicode(), THIN_SPACE);
                    case Piece.Sign s -> operator(s.unicode(), " form=\"infix\"");
                    case Piece.Lead l -> operator(l.unicode(), " form=\"prefix\"");
                    case Piece.Big b -> big(b);
                    case Piece.Open o -> open(o, balanced);
                    case Piece.Close c -> {
                        fence(c.bracket(), false, c.tall() && balanced);
                        out.append(balanced ? "</mrow>" : "");
                    }
                    case Piece.Gap _ -> out.append("<mspace width=\"0.4em\"/>");
                }
            }
        }

        /** A bracket grows with the row that it stands in, so a pair and its contents are a row of their own. */
        private void open(Piece.Open open, boolean balanced) {
            if (open.applied()) {
                invisible(APPLIED, NO_SPACE);
            }
            out.append(balanced ? "<mrow>" : "");
            fence(open.bracket(), true, open.tall() && balanced);
        }

        private void fence(Bracket bracket, boolean opens, boolean stretchy) {
            String sign = switch (bracket) {
                case ROUND -> opens ? "(" : ")";
                case SQUARE -> opens ? "[" : "]";
                case BAR -> "|";
            };
            operator(sign, (opens ? " form=\"prefix\"" : " form=\"postfix\"") + " stretchy=\"" + stretchy + "\"");
        }

        /** Readers of the screen know by it what stands side by side; of what a person typed no such character is left. */
        private void invisible(String unicode, String attributes) {
            out.append("<mo").append(attributes).append('>').append(unicode).append("</mo>");
        }

        private void operator(String unicode, String attributes) {
            element("mo", attributes, unicode.equals("-") ? "−" : unicode);
        }

        private void element(String name, String attributes, String text) {
            out.append('<').append(name).append(attributes).append('>');
            out.append(Xml.escape(text)).append("</").append(name).append('>');
        }

        private void big(Piece.Big big) {
            String scripts = scriptElement("munder", "mover", big.below(), big.above());
            out.append(scripts.isEmpty() ? "" : "<" + scripts + ">");
            operator(big.unicode(), " form=\"prefix\"");
            big.below().ifPresent(this::formula);
            big.above().ifPresent(this::formula);
            out.append(scripts.isEmpty() ? "" : "</" + scripts + ">");
        }

        private static String scriptElement(String below, String above, Optional<?> under, Optional<?> over) {
            if (under.isPresent() && over.isPresent()) {
                return below + (above.equals("mover") ? "over" : "sup");
            }
            return under.isPresent() ? below : over.isPresent() ? above : "";
        }

        private void atom(Notation atom) {
            String marks = attributes.apply(atom);
            if (marks.isEmpty()) {
                bare(atom);
                return;
            }
            out.append("<mrow").append(marks).append('>');
            bare(atom);
            out.append("</mrow>");
        }

        private void bare(Notation atom) {
            switch (atom) {
                case Symbol s -> symbol(s);
                case Numeral n -> element("mn", "", n.digits());
                case Words w -> element("mtext", "", w.text().strip());
                case Script s -> script(s);
                case Fraction f -> parts("mfrac", List.of(f.numerator(), f.denominator()));
                case Matrix m -> matrix(m);
                case Cases c -> cases(c);
                case Brace b -> brace(b);
                case Root r -> parts("msqrt", List.of(r.body()));
                case Accent a -> accent(a);
                case Marked m -> marked(m);
                case Notation other -> formula(other);
            }
        }

        private void parts(String element, List<Notation> parts) {
            out.append('<').append(element).append('>');
            parts.forEach(this::formula);
            out.append("</").append(element).append('>');
        }

        private void symbol(Symbol symbol) {
            String text = symbol.text();
            boolean single = text.codePointCount(0, text.length()) == 1;
            if (single && isSign(text.codePointAt(0))) {
                operator(text, " form=\"infix\" stretchy=\"false\"" + NO_SPACE);
                return;
            }
            switch (symbol.face()) {
                case ITALIC -> element("mi", "", single ? text : MathLetters.italic(text));
                case UPRIGHT -> element("mi", single ? " mathvariant=\"normal\"" : "", text);
                case BOLD -> element("mi", single ? " mathvariant=\"normal\"" : "", MathLetters.bold(text));
            }
        }

        private static boolean isSign(int codePoint) {
            return !Character.isLetterOrDigit(codePoint) && ORDINARY.indexOf(codePoint) < 0;
        }

        private void script(Script script) {
            if (script.base() instanceof Script inner && inner.superscript().isEmpty() && script.subscript().isEmpty()) {
                script(new Script(inner.base(), inner.subscript(), script.superscript()));
                return;
            }
            String element = scriptElement("msub", "msup", script.subscript(), script.superscript());
            out.append('<').append(element).append('>');
            formula(Brackets.base(script.base()));
            script.subscript().ifPresent(this::formula);
            script.superscript().ifPresent(this::formula);
            out.append("</").append(element).append('>');
        }

        private void matrix(Matrix matrix) {
            out.append("<mrow>");
            fence(Bracket.SQUARE, true, true);
            table("matrix", matrix.rows());
            fence(Bracket.SQUARE, false, true);
            out.append("</mrow>");
        }

        private void cases(Cases cases) {
            out.append("<mrow>");
            operator("{", " form=\"prefix\" stretchy=\"true\"");
            table("cases", cases.cases().stream().map(c -> List.of(c.value(), c.condition())).toList());
            out.append("</mrow>");
        }

        private void table(String kind, List<List<Notation>> rows) {
            out.append("<mtable class=\"").append(kind).append("\">");
            for (List<Notation> row : rows) {
                out.append("<mtr>");
                row.forEach(cell -> parts("mtd", List.of(cell)));
                out.append("</mtr>");
            }
            out.append("</mtable>");
        }

        private void brace(Brace brace) {
            out.append("<munder><munder>");
            formula(brace.body());
            operator("⏟", " stretchy=\"true\"");
            out.append("</munder>");
            formula(brace.label());
            out.append("</munder>");
        }

        private void accent(Accent accent) {
            out.append("<mover accent=\"true\">");
            formula(accent.base());
            operator(switch (accent.kind()) {
                case HAT -> "^";
                case BAR -> "¯";
                case TILDE -> "~";
            }, " stretchy=\"" + !(accent.base() instanceof Symbol) + "\"");
            out.append("</mover>");
        }

        private void marked(Marked marked) {
            boolean wrong = marked.role() == Role.WRONG;
            String role = marked.role().name().toLowerCase(Locale.ROOT);
            out.append(wrong ? "<munder>" : "").append("<mrow class=\"").append(role).append("\">");
            formula(marked.body());
            out.append("</mrow>");
            if (wrong) {
                element("mtext", " class=\"cross\"", "✗");
                out.append("</munder>");
            }
        }
    }
}
