package org.gradatim.render.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gradatim.document.Inline;
import org.gradatim.render.escape.LatexSymbols;
import org.gradatim.render.escape.MarkdownText;
import org.gradatim.render.formula.LatexFormula;
import org.gradatim.render.formula.LatexFormula.Dialect;
import org.gradatim.render.piece.FormulaWidth;
import org.gradatim.render.text.Inlines;
import org.gradatim.render.text.TextStyle;

/**
 * Mathematics in Markdown as GitHub reads it: dollars where Markdown leaves their contents alone, else the forms with
 * backticks, which it never touches.
 */
public final class MarkdownMath {
    private MarkdownMath() {}

    /** Readers of Markdown, by how they find mathematics. */
    public enum Reader {
        /** Markdown comes first: what it changes is not seen as it was written. */
        GITHUB(Dialect.GITHUB) {
            @Override
            String inline(String latex, String before, String after) {
                return MarkdownMath.inline(latex, before, after);
            }

            @Override
            String display(String latex, boolean nested) {
                return MarkdownMath.display(latex, nested);
            }

            @Override
            String text(String text) {
                return MarkdownText.escape(text);
            }
        },
        /** Mathematics comes first: what stands between dollars is nobody else's. Some look for the dollars before they know lists and quotations. */
        DOLLARS(Dialect.PLAIN) {
            @Override
            String inline(String latex, String before, String after) {
                return "$" + latex + "$";
            }

            @Override
            String display(String latex, boolean nested) {
                return nested ? "$$" + latex.replace('\n', ' ') + "$$" : "$$\n" + latex + "\n$$";
            }

            /** MathJax looks once more for dollars and backslashes in the finished page, but not across tags. */
            @Override
            String text(String text) {
                return MarkdownText.escape(text).replace("\\\\", "<span>&#92;</span>").replace("<span>$</span>", "<span>\\$</span>")
                        .replace("\\<", "&lt;").replace("\\>", "&gt;");
            }
        };

        private final Dialect dialect;

        Reader(Dialect dialect) {
            this.dialect = dialect;
        }

        Dialect dialect() {
            return dialect;
        }

        abstract String inline(String latex, String before, String after);

        abstract String display(String latex, boolean nested);

        /** Text that holds no mathematics, whatever it looks like. */
        abstract String text(String text);

        /** Pandoc would print the description of a picture that stands alone below it as its caption. */
        String behindPicture() {
            return this == DOLLARS ? "<!-- -->" : "";
        }
    }

    /** What Markdown changes between dollars: escapes, code, tags, emphasis by an underscore that no letter stands before. */
    private static final Pattern TOUCHED = Pattern.compile("\\\\[^A-Za-z\\s]|[*`|<>]|(?<![A-Za-z0-9])_");

    /**
     * A formula in running text.
     *
     * @param before what stands before it, as Markdown; an opening dollar needs a space or bracket there
     * @param after  what stands behind it; a closing dollar needs a space or punctuation there
     */
    static String inline(String latex, String before, String after) {
        boolean parted = before.matches("(?s)|.*[\\s(]") && after.matches("(?s)|[\\s.,;:!?)].*");
        return parted && !TOUCHED.matcher(latex).find() ? "$" + latex + "$" : "$`" + latex + "`$";
    }

    /**
     * A formula on lines of its own.
     *
     * @param nested whether it stands in a list or quotation, where a block of dollars is not always seen
     */
    static String display(String latex, boolean nested) {
        return nested || TOUCHED.matcher(latex).find()
                ? "```math\n" + latex + "\n```"
                : "$$\n" + latex + "\n$$";
    }

    /** A piece of running text that no line break tears. */
    private record Unit(String latex, boolean words, double width) {}

    /** Running text within a formula, in lines of at most so many ems. */
    static List<String> text(List<Inline> inlines, double ems, Dialect dialect) {
        List<Unit> units = new ArrayList<>();
        inlines.forEach(i -> units(i, dialect, units));
        List<String> lines = new ArrayList<>();
        List<Unit> line = new ArrayList<>();
        double used = 0;
        for (Unit unit : units) {
            if (!line.isEmpty() && used + unit.width() > ems) {
                lines.add(line(line));
                line.clear();
                used = 0;
            }
            line.add(unit);
            used += unit.width();
        }
        lines.add(line(line));
        return lines;
    }

    private static void units(Inline inline, Dialect dialect, List<Unit> units) {
        switch (inline) {
            case Inline.Formula f -> units.add(
                    new Unit(LatexFormula.of(f.formula(), dialect), false, FormulaWidth.of(f.formula())));
            case Inline.Emphasis e -> e.inlines().forEach(i -> units(i, dialect, units));
            case Inline.Strong s -> s.inlines().forEach(i -> units(i, dialect, units));
            case Inline.Reference r -> r.inlines().forEach(i -> units(i, dialect, units));
            case Inline.Text _, Inline.Code _, Inline.Verdict _ -> {
                for (String word : Inlines.text(List.of(inline), TextStyle.PLAIN).split("(?<= )")) {
                    units.add(new Unit(LatexSymbols.text(word), true, Inlines.width(List.of(new Inline.Text(word)))));
                }
            }
        }
    }

    private static String line(List<Unit> units) {
        StringBuilder line = new StringBuilder();
        boolean words = false;
        for (Unit unit : units) {
            if (unit.words() != words) {
                line.append(words ? "}" : "\\text{");
            }
            line.append(unit.latex());
            words = unit.words();
        }
        return line.append(words ? "}" : "").toString();
    }
}
