package org.gradatim.render.latex;

import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Calculation;
import org.gradatim.document.Block.Code;
import org.gradatim.document.Block.Display;
import org.gradatim.document.Block.Figure;
import org.gradatim.document.Block.Items;
import org.gradatim.document.Block.Paragraph;
import org.gradatim.document.Block.Plots;
import org.gradatim.document.Block.Remark;
import org.gradatim.document.Block.RemarkKind;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Document;
import org.gradatim.document.Inline;
import org.gradatim.notation.Notation;
import org.gradatim.render.escape.LatexText;
import org.gradatim.render.formula.LatexFormula;
import org.gradatim.render.formula.LatexFormula.Dialect;
import org.gradatim.render.fragment.Fragment;
import org.gradatim.render.piece.FormulaLines;
import org.gradatim.render.piece.Pieces;
import org.gradatim.render.template.Paper;
import org.gradatim.render.template.Shell;
import org.gradatim.render.template.Templates;
import org.gradatim.render.text.ColumnWidths;
import org.gradatim.render.text.Inlines;
import org.gradatim.render.text.TextStyle;

/** A document in LaTeX that pdflatex and lualatex set unchanged. */
public final class LatexDocument {
    /** Width of a line of the template's page, in ems, less what the estimate of a formula's width may miss. */
    private static final double LINE_EMS = 38;

    /** Height of its page, less that of a caption. */
    private static final double PAGE_EMS = 54;
    private static final double COLUMN_GAP = 1.2;
    private static final List<String> HEADINGS = List.of("section", "subsection", "subsubsection", "paragraph");

    private final FormulaLines lines = FormulaLines.ofEms(LINE_EMS);
    private final StringBuilder out = new StringBuilder();

    private LatexDocument() {}

    /** Writes parts of documents that load what the template does. */
    public static Fragment fragment() {
        return new Fragment() {
            @Override
            public String blocks(List<Block> blocks) {
                LatexDocument latex = new LatexDocument();
                latex.blocks(blocks);
                return latex.out.toString();
            }

            @Override
            public String formula(Notation formula) {
                return markup(List.of(new Inline.Formula(formula)));
            }
        };
    }

    /** The whole source. */
    public static String of(Document document, Templates templates, Paper paper) {
        LatexDocument latex = new LatexDocument();
        latex.blocks(document.blocks());
        return templates.fill(Shell.LATEX, Map.of(
                "title", document.title(),
                "paper", paper.latex(),
                "bookmark", new SafeString(LatexText.bookmark(document.title())),
                "language", document.language().toLanguageTag(),
                "contents", document.contents(),
                "body", new SafeString(latex.out.toString())));
    }

    /** A display belongs to the paragraph before it; every other block begins a paragraph. */
    private void blocks(List<Block> blocks) {
        boolean paragraph = false;
        for (Block block : blocks) {
            boolean display = block instanceof Display || block instanceof Calculation;
            out.append(display ? "" : "\n");
            if (paragraph && block instanceof Plots) {
                out.append("\\nopagebreak\n");
            }
            block(block);
            paragraph = block instanceof Paragraph;
        }
    }

    private void block(Block block) {
        switch (block) {
            case Section s -> section(s);
            case Paragraph p -> {
                inlines(p.inlines());
                out.append('\n');
            }
            case Display d -> display(d.formula());
            case Calculation c -> calculation(c);
            case Items i -> items(i);
            case Table t -> table(t);
            case Code c -> out.append(listing(c.source()));
            case Remark r -> remark(r);
            case Figure f -> figure(f);
            case Plots p -> plots(p);
        }
    }

    private void section(Section section) {
        String command = HEADINGS.get(Math.clamp(section.level() - 1, 0, HEADINGS.size() - 1));
        out.append("\\gradatimneed{5\\baselineskip}\n\\").append(command).append("{\\texorpdfstring{");
        inlines(Inlines.heading(section.heading()));
        out.append("}{").append(LatexText.bookmark(Inlines.text(section.heading(), TextStyle.PLAIN)));
        out.append("}}\\label{").append(section.id()).append("}\n");
        blocks(section.blocks());
    }

    private void display(Notation formula) {
        out.append("\\begin{align*}\n").append(aligned(formula)).append("\n\\end{align*}\n");
    }

    private String aligned(Notation formula) {
        return lines.of(formula).stream().map(line -> LatexFormula.line(line, Dialect.TEX))
                .collect(Collectors.joining(" \\\\\n&\\qquad ", "& ", ""));
    }

    private void calculation(Calculation calculation) {
        List<FormulaLines.Line> steps = lines.of(calculation);
        double room = lines.besideRoom(steps);
        double widest = steps.stream().mapToDouble(s -> Inlines.width(s.reason())).max().orElse(0);
        boolean beside = lines.areReasonsBeside(room, widest);
        out.append("\\begin{alignat*}{2}\n");
        for (int i = 0; i < steps.size(); i++) {
            FormulaLines.Line line = steps.get(i);
            out.append(i == 0 ? "" : " \\\\\n");
            line(line);
            if (!line.reason().isEmpty()) {
                reason(line.reason(), beside, room);
            }
        }
        out.append("\n\\end{alignat*}\n");
    }

    private void line(FormulaLines.Line line) {
        if (line.isLeftAlone()) {
            out.append("\\rlap{$\\displaystyle ").append(LatexFormula.line(line.left(), Dialect.TEX)).append("$}\\qquad");
        } else {
            out.append(LatexFormula.cell(LatexFormula.line(line.left(), Dialect.TEX)));
            out.append(line.sign().isPresent() ? " & " : " &\\qquad ");
            out.append(LatexFormula.line(line.relation(), Dialect.TEX));
        }
    }

    /** Below, a reason stays on the page of its step. */
    private void reason(List<Inline> reason, boolean beside, double room) {
        // Below without width, so that it does not widen the column of the right sides.
        out.append(!beside ? " \\\\*\n&\\quad\\rlap{\\parbox[t]{0.7\\linewidth}{\\raggedright"
                : Inlines.width(reason) <= room ? " &&\\qquad {\\text{"
                : String.format(Locale.ROOT, " &&\\qquad {\\parbox[t]{%.1fem}{\\raggedright", room));
        out.append("\\footnotesize\\leavevmode\\color{gradatimcommon}");
        inlines(reason);
        out.append("}}");
    }

    private void items(Items items) {
        String list = items.numbered() ? "enumerate" : "itemize";
        out.append("\\begin{").append(list).append("}\n");
        for (List<Block> item : items.items()) {
            out.append("\\item\\relax ");
            if (item.size() == 1 && item.getFirst() instanceof Display(Notation formula)) {
                // Beside its bullet; a display would stand below.
                out.append("$\\begin{aligned}[t]\n").append(aligned(formula)).append("\n\\end{aligned}$\n");
            } else {
                blocks(item);
            }
        }
        out.append("\\end{").append(list).append("}\n");
    }

    private void table(Table table) {
        out.append("\\gradatimneed{6\\baselineskip}\n");
        if (!table.caption().isEmpty()) {
            out.append("{\\footnotesize ");
            inlines(table.caption());
            out.append("\\par\\nopagebreak}\n");
        }
        out.append("\\begin{longtable}[l]{@{}").append(columns(table)).append("@{}}\n\\toprule\n");
        out.append(row(table.header().stream().map(Block.Column::heading).toList()));
        out.append("\\midrule\n\\endhead\n");
        table.rows().forEach(cells -> out.append(row(cells)));
        out.append("\\bottomrule\n\\end{longtable}\n");
    }

    /** A row of a table. */
    public static String row(List<List<Inline>> cells) {
        // The braces keep a bracket that opens a row from being taken for an argument of the line break.
        return cells.stream().map(LatexDocument::markup).collect(Collectors.joining(" & ", "{}", " \\\\\n"));
    }

    /** A column keeps its own width where all fit on a line; else the widest become paragraphs. */
    private static String columns(Table table) {
        return columns(table, ColumnWidths.of(table, LINE_EMS - COLUMN_GAP * table.header().size()));
    }

    /** The columns as they are declared, those that got less than their own width as paragraphs. */
    public static String columns(Table table, double[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(i -> column(table.header().get(i).align(), widths[i], widths[i] < Inlines.widest(table, i, Inlines::width)))
                .collect(Collectors.joining());
    }

    private static String column(Block.Align align, double width, boolean paragraph) {
        String ragged = switch (align) {
            case LEFT -> "\\raggedright";
            case CENTER -> "\\centering";
            case RIGHT -> "\\raggedleft";
        };
        return paragraph
                ? String.format(Locale.ROOT, ">{%s\\arraybackslash}p{%.1fem}", ragged, width)
                : align.name().substring(0, 1).toLowerCase(Locale.ROOT);
    }

    /** Line by line rather than verbatim, which no argument of a command may hold. */
    public static String listing(String source) {
        return source.lines().map(line -> "\\mbox{}" + LatexText.escape(line).replace(" ", "~") + "\\par\n")
                .collect(Collectors.joining("", "{\\footnotesize\\ttfamily\\raggedright\\parskip=0pt\n", "}\n"));
    }

    private void remark(Remark remark) {
        out.append("\\gradatimneed{3\\baselineskip}\n\\begin{gradatimremark}{");
        out.append(remark.kind() == RemarkKind.WARNING ? "\\fbox{!} " : "");
        inlines(remark.heading());
        out.append("}\n");
        blocks(remark.blocks());
        out.append(remark.kind() == RemarkKind.PROOF ? "\\hspace*{\\fill}$\\square$\n" : "");
        out.append("\\end{gradatimremark}\n");
    }

    private void figure(Figure figure) {
        out.append("\\begin{center}\n").append(LatexDiagram.onPage(figure.diagram(), LINE_EMS, PAGE_EMS)).append("\n");
        if (!figure.caption().isEmpty()) {
            out.append("\n\\footnotesize ");
            inlines(figure.caption());
            out.append('\n');
        }
        out.append("\\end{center}\n");
    }

    /** Not in a center environment, before which a page may end: plots stay with the paragraph that leads to them. */
    private void plots(Plots plots) {
        out.append("{\\centering ").append(LatexPlot.of(plots, LINE_EMS)).append("\\par\n");
        if (!plots.caption().isEmpty()) {
            out.append("\\nopagebreak\\footnotesize ");
            inlines(plots.caption());
            out.append("\\par\n");
        }
        out.append("}\\medskip\n");
    }

    private void inlines(List<Inline> inlines) {
        out.append(markup(inlines));
    }

    /** Running text. */
    public static String markup(List<Inline> inlines) {
        return inlines.stream().map(LatexDocument::markup).collect(Collectors.joining());
    }

    private static String markup(Inline inline) {
        return switch (inline) {
            case Inline.Text t -> LatexText.escape(t.text());
            case Inline.Formula f -> FormulaLines.inline(Pieces.of(f.formula())).stream()
                    .map(part -> "$" + LatexFormula.line(part, Dialect.TEX) + "$")
                    .collect(Collectors.joining(" "));
            case Inline.Emphasis e -> "\\emph{" + markup(e.inlines()) + "}";
            case Inline.Strong s -> "\\textbf{" + markup(s.inlines()) + "}";
            case Inline.Code c -> "\\texttt{" + LatexText.escape(c.text()) + "}";
            case Inline.Reference r -> "\\hyperref[" + r.id() + "]{" + markup(r.inlines()) + "}";
            case Inline.Verdict v -> "\\textcolor{" + (v.good() ? "gradatimreused" : "gradatimwrong") + "}{\\textbf{"
                    + LatexText.escape(Inlines.verdict(v)) + "}}";
        };
    }
}
