package org.gradatim.render.slides;

import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
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
import org.gradatim.render.escape.LatexText;
import org.gradatim.render.formula.LatexFormula;
import org.gradatim.render.formula.LatexFormula.Dialect;
import org.gradatim.render.latex.LatexDiagram;
import org.gradatim.render.latex.LatexDocument;
import org.gradatim.render.latex.LatexPlot;
import org.gradatim.render.piece.FormulaLines;
import org.gradatim.render.template.Shell;
import org.gradatim.render.template.Templates;
import org.gradatim.render.text.Inlines;

/** Slides in LaTeX's Beamer that pdflatex and lualatex set unchanged; what is longer to say stands in Beamer's notes. */
public final class BeamerDocument {
    private final StringBuilder out = new StringBuilder();

    /** Which overlay of the slide at hand comes next. */
    private int overlay;

    /** The room for a drawing on the slide at hand, in em. */
    private double room;

    private BeamerDocument() {}

    /** The whole source. */
    public static String of(Document document, Templates templates) {
        Deck deck = Deck.of(document);
        BeamerDocument beamer = new BeamerDocument();
        deck.slides().forEach(beamer::slide);
        return templates.fill(Shell.BEAMER, Map.of(
                "title", deck.title(),
                "bookmark", new SafeString(LatexText.bookmark(deck.title())),
                "language", deck.language().toLanguageTag(),
                "body", new SafeString(beamer.out.toString())));
    }

    private void slide(Deck.Slide slide) {
        room = SlideHeight.roomForDrawing(slide.blocks());
        out.append("\\begin{frame}[t]\n\\frametitle{").append(LatexDocument.markup(Inlines.heading(slide.heading())));
        if (!slide.place().isEmpty()) out.append("\\quad{\\normalfont\\small\\color{gradatimcommon}").append(slide.place()).append('}');
        out.append("}\n");
        slide.ids().forEach(id -> out.append("\\label<1>{").append(id).append("}\n"));
        List<Integer> steps = slide.firstSteps();
        for (int i = 0; i < steps.size(); i++) {
            overlay = steps.get(i);
            block(slide.blocks().get(i), slide.number(i));
        }
        if (!slide.notes().isEmpty()) note(slide.notes());
        out.append("\\end{frame}\n\n");
    }

    private void note(List<Block> notes) {
        out.append("\\note{\\footnotesize\n");
        for (Block note : notes) {
            if (note instanceof Paragraph p) out.append(LatexDocument.markup(p.inlines())).append("\\par\n");
        }
        out.append("}\n");
    }

    /** @param first the number of the first item of a numbered list */
    private void block(Block block, int first) {
        switch (block) {
            case Paragraph p -> uncovered(LatexDocument.markup(p.inlines()));
            case Display d -> uncovered(fitted("\\textheight", display(d)));
            case Calculation c -> calculation(c);
            case Items i -> items(i, first);
            case Table t -> uncovered(table(t));
            case Code c -> uncovered(LatexDocument.listing(c.source()));
            case Figure f -> drawing(LatexDiagram.of(f.diagram(), Deck.LINE), f.caption());
            case Plots p -> drawing(LatexPlot.of(p, Deck.LINE), p.caption());
            case Remark r -> r.blocks().forEach(b -> block(b, 1));
            case Section s -> s.blocks().forEach(b -> block(b, 1));
        }
    }

    private void uncovered(String content) {
        out.append(uncover(content)).append("\\par\n");
        overlay++;
    }

    private String uncover(String content) {
        return overlay == 1 || content.isEmpty() ? content : "\\uncover<" + overlay + "->{" + content + "}";
    }

    /** Set smaller where it is wider than a line or higher than this. */
    private static String fitted(String height, String content) {
        return "\\gradatimfit{" + height + "}{" + content + "}";
    }

    private static String display(Display display) {
        return Deck.LINES.of(display.formula()).stream().map(line -> LatexFormula.line(line, Dialect.TEX))
                .collect(Collectors.joining(" \\\\\n&\\qquad ", "\\quad$\\displaystyle\\begin{aligned}[t]\n& ", "\n\\end{aligned}$"));
    }

    /** Every cell is uncovered by itself, for an overlay cannot hold the sign between two. */
    private void calculation(Calculation calculation) {
        List<List<FormulaLines.Line>> steps = Deck.LINES.steps(calculation);
        List<FormulaLines.Line> all = steps.stream().flatMap(List::stream).toList();
        double room = Deck.LINES.besideRoom(all);
        boolean beside = Deck.areReasonsBeside(all);
        StringBuilder rows = new StringBuilder("\\quad$\\displaystyle\\begin{alignedat}[t]{2}\n");
        boolean first = true;
        for (List<FormulaLines.Line> step : steps) {
            for (FormulaLines.Line line : step) {
                rows.append(first ? "" : " \\\\\n").append(row(line));
                if (!line.reason().isEmpty()) rows.append(reason(line.reason(), beside, room));
                first = false;
            }
            overlay++;
        }
        out.append(fitted("\\textheight", rows.append("\n\\end{alignedat}$").toString())).append("\\par\n");
    }

    private String row(FormulaLines.Line line) {
        String left = LatexFormula.line(line.left(), Dialect.TEX);
        if (line.isLeftAlone()) return uncover("\\rlap{$\\displaystyle " + left + "$}") + "\\qquad";
        return uncover(left) + (line.sign().isPresent() ? " & " : " &\\qquad ") + uncover("{}" + LatexFormula.line(line.relation(), Dialect.TEX));
    }

    private String reason(List<Inline> reason, boolean beside, double room) {
        String text = "\\footnotesize\\leavevmode\\color{gradatimcommon}" + LatexDocument.markup(reason);
        if (!beside) return " \\\\\n&\\quad" + uncover("\\rlap{\\parbox[t]{0.7\\linewidth}{\\raggedright" + text + "}}");
        return " &&\\qquad " + uncover(Inlines.width(reason) <= room ? "\\text{" + text + "}"
                : String.format(Locale.ROOT, "\\parbox[t]{%.1fem}{\\raggedright", room) + text + "}");
    }

    private void items(Items items, int first) {
        int number = first;
        for (List<Block> item : items.items()) {
            String bullet = items.numbered() ? number++ + "." : "$\\bullet$";
            out.append(uncover("\\gradatimitem{" + bullet + "}{" + item(item) + "}")).append('\n');
            overlay++;
        }
    }

    /** The blocks of an item, which appear together. */
    private static String item(List<Block> item) {
        BeamerDocument inner = new BeamerDocument();
        for (Block block : item) {
            inner.overlay = 0;
            inner.block(block, 1);
        }
        return inner.out.toString().replaceAll("\\\\uncover<\\d+->", "");
    }

    private static String table(Table table) {
        StringBuilder tabular = new StringBuilder("\\begin{tabular}[t]{@{}").append(LatexDocument.columns(table, SlideHeight.columns(table)));
        tabular.append("@{}}\n\\toprule\n").append(LatexDocument.row(table.header().stream().map(Column::heading).toList())).append("\\midrule\n");
        table.rows().forEach(cells -> tabular.append(LatexDocument.row(cells)));
        tabular.append("\\bottomrule\n\\end{tabular}");
        String caption = table.caption().isEmpty() ? "" : LatexDocument.markup(table.caption()) + "\\par\\smallskip\n";
        return "{\\small " + caption + fitted("0.8\\textheight", tabular.toString()) + "\\par}";
    }

    private void drawing(String drawing, List<Inline> caption) {
        uncovered("{\\centering " + fitted(String.format(Locale.ROOT, "%.1fem", room), drawing) + "\\par"
                + (caption.isEmpty() ? "" : "\n\\footnotesize " + LatexDocument.markup(caption) + "\\par") + "}");
    }
}
