package org.gradatim.render.html;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Figure;
import org.gradatim.document.Block.Plots;
import org.gradatim.document.Document;
import org.gradatim.notation.Notation;
import org.gradatim.render.escape.Xml;
import org.gradatim.render.formula.FormulaWriter;
import org.gradatim.render.formula.LatexFormula;
import org.gradatim.render.formula.MathMlFormula;
import org.gradatim.render.fragment.Fragment;
import org.gradatim.render.fragment.PictureFiles;
import org.gradatim.render.picture.FormulaImage;
import org.gradatim.render.picture.FormulaSvg;
import org.gradatim.render.picture.PictureSvg;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Blocks for a page of somebody else's, which has no styles for them: each element brings its own. */
public final class HtmlFragment implements Fragment {
    /** Width of a line that most pages have, in ems. */
    private static final double LINE_EMS = 34;

    private static final String FAINT = "color:#5b6470;font-size:0.9em";

    /** The styles of a class, as far as a single element can have them. */
    private static final Map<String, String> STYLES = Map.ofEntries(
            Map.entry("scroll", "overflow-x:auto;overflow-y:hidden;margin-top:1em;margin-bottom:1em;padding-top:0.15em;padding-bottom:0.15em"),
            Map.entry("display", "padding-left:1.5em"),
            Map.entry("continued", "padding-left:2em"),
            Map.entry("calculation", "border-collapse:collapse;margin-left:1.5em;border:0;width:auto"),
            Map.entry("lhs", "text-align:right;padding:0.35em 0.3em 0.35em 0;vertical-align:baseline;white-space:nowrap;border:0"),
            Map.entry("rhs", "padding:0.35em 0;vertical-align:baseline;white-space:nowrap;border:0"),
            Map.entry("alone", "padding:0.35em 0;vertical-align:baseline;border:0"),
            Map.entry("why", "padding-left:2em;vertical-align:baseline;border:0;" + FAINT),
            Map.entry("data", "border-collapse:collapse;border-top:2px solid;border-bottom:2px solid;width:auto"),
            Map.entry("right", "text-align:right"),
            Map.entry("center", "text-align:center"),
            Map.entry("remark", "border-left:4px solid #d5dae0;padding:0.4em 1em;margin:1.2em 0"),
            Map.entry("warning", "border-left:8px double #b04a00"),
            Map.entry("heading", "font-weight:bold"),
            Map.entry("good", "color:#0b6e4f;font-weight:bold;white-space:nowrap"),
            Map.entry("bad", "color:#b3123c;font-weight:bold;white-space:nowrap"),
            Map.entry("highlight", "color:#0b5fa5;border-bottom:2px solid;padding-bottom:0.08em"),
            Map.entry("differs", "color:#b04a00;border:1.5px solid;padding:0.1em 0.18em"),
            Map.entry("common", "color:#6b7280"),
            Map.entry("cancels", "color:#6b7280;text-decoration:line-through"),
            Map.entry("wrong", "color:#b3123c;border:1.5px solid;padding:0.1em 0.18em"),
            Map.entry("cross", "color:#b3123c"),
            Map.entry("reused", "color:#0b6e4f;border-bottom:3px double;padding-bottom:0.08em"));

    private static final Map<String, String> TAGS = Map.of(
            "table.data thead th", "text-align:left;padding:0.35em 0.9em 0.35em 0;border-bottom:1px solid;vertical-align:baseline",
            "table.data tbody th", "text-align:left;font-weight:normal;padding:0.35em 0.9em 0.35em 0;border-top:1px solid #d5dae0;vertical-align:baseline",
            "table.data td", "padding:0.35em 0.9em 0.35em 0;border-top:1px solid #d5dae0;vertical-align:baseline",
            "caption", "text-align:left;padding-bottom:0.5em;" + FAINT,
            "figure", "margin:1.5em 0;text-align:center",
            "figcaption", "text-align:left;margin-top:0.6em;" + FAINT);

    private final FormulaWriter formulas;
    private final PictureWriter pictures;
    private final boolean figures;

    /** @param figures whether the page knows {@code figure} and {@code figcaption}, which are younger than XHTML 1.0 */
    private HtmlFragment(FormulaWriter formulas, PictureWriter pictures, boolean figures) {
        this.formulas = formulas;
        this.pictures = pictures;
        this.figures = figures;
    }

    /** Formulas in MathML, drawings in SVG, all within the page. */
    public static HtmlFragment mathMl() {
        return new HtmlFragment(new MathMlFormula(), HtmlDocument.DRAWINGS, true);
    }

    /** Formulas and drawings in SVG, all within the page. */
    public static HtmlFragment svg() {
        return new HtmlFragment((line, display, out) -> {
            String latex = LatexFormula.line(line, LatexFormula.Dialect.PICTURE);
            String words = FormulaImage.words(line);
            out.append(display ? FormulaSvg.display(latex, words) : FormulaSvg.inline(latex, words));
        }, HtmlDocument.DRAWINGS, true);
    }

    /** Formulas in MathML, drawings as images with alternative texts. */
    public static HtmlFragment mathMlWithImages(PictureFiles files) {
        return new HtmlFragment(new MathMlFormula(), drawings(files), true);
    }

    /** Formulas and drawings as images with alternative texts, in elements of XHTML 1.0. */
    public static HtmlFragment images(PictureFiles files) {
        return new HtmlFragment((line, display, out) -> {
            FormulaImage image = FormulaImage.of(line, display);
            image(files.store(image.file()), image.spoken(), image.style(), out);
        }, drawings(files), false);
    }

    private static PictureWriter drawings(PictureFiles files) {
        return new PictureWriter() {
            @Override
            public String figure(Figure figure) {
                return drawing(PictureSvg.of(figure), figure.description());
            }

            @Override
            public String plots(Plots plots) {
                return drawing(PictureSvg.of(plots), plots.description());
            }

            private String drawing(String svg, String description) {
                StringBuilder out = new StringBuilder();
                image(files.store(svg), description, "max-width:100%;height:auto", out);
                return out.toString();
            }
        };
    }

    /** A picture within its address. */
    public static String address(String svg) {
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    }

    private static void image(String source, String words, String style, StringBuilder out) {
        out.append("<img src=\"").append(Xml.escape(source)).append("\" alt=\"").append(Xml.escape(words)).append("\" style=\"").append(style).append("\"/>");
    }

    @Override
    public String blocks(List<Block> blocks) {
        String body = XhtmlBody.of(new Document("", Locale.ENGLISH, false, blocks), formulas, pictures, LINE_EMS);
        return "<div class=\"gradatim\">\n" + styled(body).strip() + "\n</div>";
    }

    @Override
    public String formula(Notation formula) {
        StringBuilder out = new StringBuilder();
        formulas.inline(formula, out);
        return styled(out.toString());
    }

    /** With styles in place of classes. */
    private String styled(String xhtml) {
        org.jsoup.nodes.Document page = Jsoup.parse(xhtml, "", Parser.xmlParser());
        page.outputSettings().prettyPrint(false);
        TAGS.forEach((tag, style) -> page.select(tag).forEach(element -> style(element, style)));
        for (Element element : page.select("[class]")) {
            for (String name : element.classNames()) if (STYLES.containsKey(name)) style(element, STYLES.get(name));
            element.removeAttr("class");
        }
        if (!figures) page.select("figure, figcaption").forEach(element -> element.tagName("div"));
        return page.html();
    }

    private static void style(Element element, String style) {
        String before = element.attr("style");
        element.attr("style", before.isEmpty() ? style : before + ";" + style);
    }
}
