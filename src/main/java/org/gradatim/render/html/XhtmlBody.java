package org.gradatim.render.html;

import java.util.List;
import java.util.Locale;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Calculation;
import org.gradatim.document.Block.Code;
import org.gradatim.document.Block.Column;
import org.gradatim.document.Block.Display;
import org.gradatim.document.Block.Figure;
import org.gradatim.document.Block.Items;
import org.gradatim.document.Block.Paragraph;
import org.gradatim.document.Block.Plots;
import org.gradatim.document.Block.Remark;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Document;
import org.gradatim.document.Inline;
import org.gradatim.notation.Notation;
import org.gradatim.render.escape.Xml;
import org.gradatim.render.formula.FormulaWriter;
import org.gradatim.render.piece.FormulaLines;
import org.gradatim.render.piece.Piece;
import org.gradatim.render.text.Inlines;

/**
 * The body of a page as well-formed XHTML. How a formula and a drawing are written is the caller's choice, so that the
 * page for a browser and the one that is printed as PDF are one.
 */
public final class XhtmlBody {
    /** Sections that the table of contents lists: chapters and their parts. */
    private static final int DEEPEST_CONTENTS = 2;

    private final FormulaWriter formulas;
    private final PictureWriter pictures;
    private final FormulaLines lines;
    private final StringBuilder out = new StringBuilder();

    /** How large the letters of reasons are, reckoned to be 1 where there is room enough. */
    private double reasons = 1;

    /** In which step of a slide what is written appears; 0 where all is there at once. */
    private int step;

    private XhtmlBody(FormulaWriter formulas, PictureWriter pictures, double ems) {
        this.formulas = formulas;
        this.pictures = pictures;
        this.lines = FormulaLines.ofEms(ems);
    }

    /**
     * The blocks of a document.
     *
     * @param pictures writes the drawings
     * @param ems     width of a line, by which formulas are broken
     */
    public static String of(Document document, FormulaWriter formulas, PictureWriter pictures, double ems) {
        XhtmlBody body = new XhtmlBody(formulas, pictures, ems);
        body.blocks(document.blocks());
        return body.out.toString();
    }

    /** Some blocks of a document, without drawings. */
    public static String of(List<Block> blocks, FormulaWriter formulas, double ems) {
        XhtmlBody body = new XhtmlBody(formulas, PictureWriter.NONE, ems);
        body.blocks(blocks);
        return body.out.toString();
    }

    /**
     * Blocks that appear one after the other.
     *
     * @param steps   in which each block begins to appear
     * @param first   the number of the first item where a numbered list comes first
     * @param reasons how large the letters of reasons are, 1 for those of the text
     */
    public static String inSteps(List<Block> blocks, List<Integer> steps, int first, FormulaWriter formulas, PictureWriter pictures, double ems,
            double reasons) {
        XhtmlBody body = new XhtmlBody(formulas, pictures, ems);
        body.reasons = reasons;
        for (int i = 0; i < steps.size(); i++) {
            body.step = steps.get(i);
            switch (blocks.get(i)) {
                case Calculation c -> body.calculation(c);
                case Items list -> body.items(list, i == 0 ? first : 1);
                case Block whole -> body.atOnce(whole);
            }
        }
        return body.out.toString();
    }

    private void atOnce(Block block) {
        out.append("<div").append(revealed()).append('>');
        step = 0;
        block(block);
        out.append("</div>\n");
    }

    private String revealed() {
        return step == 0 ? "" : " data-step=\"" + step + "\"";
    }

    /** A heading or other running text. */
    public static String text(List<Inline> inlines, FormulaWriter formulas) {
        XhtmlBody body = new XhtmlBody(formulas, PictureWriter.NONE, 0);
        inlines.forEach(body::inline);
        return body.out.toString();
    }

    /** The table of contents as a list of links, empty where the document wants none. */
    public static String contents(Document document, FormulaWriter formulas) {
        XhtmlBody body = new XhtmlBody(formulas, PictureWriter.NONE, 0);
        if (document.contents()) {
            body.contents(document.blocks());
        }
        return body.out.toString();
    }

    /** Running text without an element around it. */
    public static String inlines(List<Inline> inlines, FormulaWriter formulas) {
        XhtmlBody body = new XhtmlBody(formulas, PictureWriter.NONE, 0);
        inlines.forEach(body::inline);
        return body.out.toString();
    }

    private void contents(List<Block> blocks) {
        List<Section> sections = blocks.stream()
                .filter(b -> b instanceof Section s && s.level() <= DEEPEST_CONTENTS).map(Section.class::cast).toList();
        if (sections.isEmpty()) {
            return;
        }
        out.append("<ul>\n");
        for (Section section : sections) {
            out.append("<li>");
            inline(new Inline.Reference(section.id(), Inlines.heading(section.heading())));
            contents(section.blocks());
            out.append("</li>\n");
        }
        out.append("</ul>\n");
    }

    private void blocks(List<Block> blocks) {
        blocks.forEach(this::block);
    }

    private void block(Block block) {
        switch (block) {
            case Section s -> section(s);
            case Paragraph p -> element("p", isLead(p) ? " class=\"lead\"" : "", p.inlines());
            case Display d -> display(d.formula());
            case Calculation c -> calculation(c);
            case Items i -> items(i, 1);
            case Table t -> table(t);
            case Code c -> out.append("<pre tabindex=\"0\"><code>").append(Xml.escape(c.source())).append("</code></pre>\n");
            case Remark r -> remark(r);
            case Figure f -> picture(pictures.figure(f), f.caption());
            case Plots p -> picture(pictures.plots(p), p.caption());
        }
    }

    private void picture(String drawing, List<Inline> caption) {
        out.append("<figure>").append(drawing);
        if (!caption.isEmpty()) {
            element("figcaption", "", caption);
        }
        out.append("</figure>\n");
    }

    /** Whether a paragraph leads to the block below it, and so has to stand on the same page. */
    private static boolean isLead(Paragraph paragraph) {
        return isVerdict(paragraph.inlines()) || !paragraph.inlines().isEmpty()
                && paragraph.inlines().getLast() instanceof Inline.Text(String text) && text.endsWith(":");
    }

    private static boolean isVerdict(List<Inline> inlines) {
        return inlines.size() == 1 && inlines.getFirst() instanceof Inline.Verdict verdict && !verdict.word().isEmpty();
    }

    private void element(String name, String attributes, List<Inline> inlines) {
        out.append('<').append(name).append(attributes).append('>');
        inlines.forEach(this::inline);
        out.append("</").append(name).append(">\n");
    }

    private void section(Section section) {
        out.append("<section id=\"").append(Xml.escape(section.id())).append("\">\n");
        element("h" + Math.min(6, section.level() + 1), "", Inlines.heading(section.heading()));
        blocks(section.blocks());
        out.append("</section>\n");
    }

    private void display(Notation formula) {
        out.append("<div class=\"display scroll\">");
        boolean first = true;
        for (List<Piece> line : lines.of(formula)) {
            out.append(first ? "<div>" : "<div class=\"continued\">");
            formulas.write(line, true, out);
            out.append("</div>");
            first = false;
        }
        out.append("</div>\n");
    }

    private void calculation(Calculation calculation) {
        List<List<FormulaLines.Line>> parts = lines.steps(calculation);
        List<FormulaLines.Line> steps = parts.stream().flatMap(List::stream).toList();
        double widest = steps.stream().mapToDouble(s -> Inlines.width(s.reason()) * reasons).max().orElse(0);
        boolean beside = lines.areReasonsBeside(lines.besideRoom(steps), widest);
        boolean alone = steps.stream().anyMatch(FormulaLines.Line::isLeftAlone);
        out.append("<div class=\"scroll\"><table class=\"calculation").append(alone ? " hanging" : "");
        out.append("\" role=\"presentation\"><tbody>\n");
        for (List<FormulaLines.Line> part : parts) {
            part.forEach(line -> row(line, beside));
            next();
        }
        out.append("</tbody></table></div>\n");
    }

    private void row(FormulaLines.Line line, boolean beside) {
        line(line, beside);
        if (!beside && !line.reason().isEmpty()) {
            out.append("<tr class=\"below\"").append(revealed()).append("><td></td>");
            element("td", " class=\"why\" colspan=\"2\"", line.reason());
            out.append("</tr>\n");
        }
    }

    private void next() {
        step += step == 0 ? 0 : 1;
    }

    private void line(FormulaLines.Line line, boolean beside) {
        out.append("<tr").append(revealed()).append('>');
        if (line.isLeftAlone()) {
            cell(" class=\"alone\" colspan=\"3\"", line.left());
        } else {
            cell(" class=\"lhs\"", line.left());
            cell(line.sign().isPresent() ? " class=\"rhs\"" : " class=\"rhs continued\"", line.relation());
            element("td", " class=\"why\"", beside ? line.reason() : List.of());
        }
        out.append("</tr>\n");
    }

    private void cell(String attributes, List<Piece> formula) {
        out.append("<td").append(attributes).append('>');
        if (!formula.isEmpty()) {
            formulas.write(formula, true, out);
        }
        out.append("</td>");
    }

    private void items(Items items, int first) {
        String list = items.numbered() ? "ol" : "ul";
        out.append('<').append(list).append(items.numbered() && first > 1 ? " start=\"" + first + "\"" : "").append(">\n");
        for (List<Block> item : items.items()) {
            item(item);
            next();
        }
        out.append("</").append(list).append(">\n");
    }

    private void item(List<Block> item) {
        if (item.size() == 1 && item.getFirst() instanceof Paragraph p) {
            element("li", revealed(), p.inlines());
            return;
        }
        out.append("<li").append(revealed()).append('>');
        int outer = step;
        step = 0;
        blocks(item);
        step = outer;
        out.append("</li>\n");
    }

    private void table(Table table) {
        out.append("<div class=\"scroll\"><table class=\"data\">\n");
        if (!table.caption().isEmpty()) {
            element("caption", "", table.caption());
        }
        out.append("<thead><tr>");
        table.header().forEach(c -> element("th", " scope=\"col\"" + align(c), c.heading()));
        out.append("</tr></thead>\n<tbody>\n");
        boolean named = isNamed(table);
        for (List<List<Inline>> row : table.rows()) {
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                if (named && i == 0) element("th", " scope=\"row\"", row.get(i));
                else element("td", isVerdict(row.get(i)) ? " class=\"verdict\"" : align(table.header().get(i)), row.get(i));
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    /** Whether each row has a name of its own in its first cell, by which whoever hears the table is told where they are. */
    private static boolean isNamed(Table table) {
        List<List<Inline>> names = table.rows().stream().map(List::getFirst).distinct().toList();
        return table.header().size() > 1 && table.header().getFirst().align() == Block.Align.LEFT
                && names.size() == table.rows().size() && names.stream().noneMatch(name -> name.isEmpty() || isVerdict(name));
    }

    private static String align(Column column) {
        return switch (column.align()) {
            case LEFT -> "";
            case CENTER -> " class=\"center\"";
            case RIGHT -> " class=\"right\"";
        };
    }

    private void remark(Remark remark) {
        String kind = remark.kind().name().toLowerCase(Locale.ROOT);
        out.append("<div class=\"remark ").append(kind).append("\" role=\"note\">\n");
        if (!remark.heading().isEmpty()) {
            element("p", " class=\"heading\"", remark.heading());
        }
        blocks(remark.blocks());
        out.append("</div>\n");
    }

    private void inline(Inline inline) {
        switch (inline) {
            case Inline.Text t -> out.append(Xml.escape(t.text()));
            case Inline.Formula f -> formulas.inline(f.formula(), out);
            case Inline.Emphasis e -> wrapped("em", "", e.inlines());
            case Inline.Strong s -> wrapped("strong", "", s.inlines());
            case Inline.Code c -> wrapped("code", "", List.of(new Inline.Text(c.text())));
            case Inline.Reference r -> wrapped("a", " href=\"#" + Xml.escape(r.id()) + "\"", r.inlines());
            case Inline.Verdict v -> wrapped("span", v.good() ? " class=\"good\"" : " class=\"bad\"",
                    List.of(new Inline.Text(Inlines.verdict(v))));
        }
    }

    private void wrapped(String element, String attributes, List<Inline> inlines) {
        out.append('<').append(element).append(attributes).append('>');
        inlines.forEach(this::inline);
        out.append("</").append(element).append('>');
    }
}
