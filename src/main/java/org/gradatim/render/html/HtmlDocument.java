package org.gradatim.render.html;

import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.util.HashMap;
import java.util.Map;
import org.gradatim.document.Block.Figure;
import org.gradatim.document.Block.Plots;
import org.gradatim.document.Document;
import org.gradatim.render.formula.FormulaWriter;
import org.gradatim.render.formula.MathMlFormula;
import org.gradatim.render.picture.DiagramSvg;
import org.gradatim.render.picture.PlotSvg;
import org.gradatim.render.template.Labels;
import org.gradatim.render.template.Shell;
import org.gradatim.render.template.Templates;
import org.gradatim.render.text.Inlines;
import org.gradatim.render.text.TextStyle;

/** A document as one page for a browser, complete in itself: MathML, inline SVG, no script and no network. */
public final class HtmlDocument {
    private HtmlDocument() {}

    /** The column of text is 46 rem wide, of which the margins of a formula and its reason take a part. */
    public static final double LINE_EMS = 37;

    /** Drawings within a page. */
    public static final PictureWriter DRAWINGS = new PictureWriter() {
        @Override
        public String figure(Figure figure) {
            return DiagramSvg.of(figure.diagram(), Inlines.text(figure.caption(), TextStyle.PLAIN), figure.description());
        }

        @Override
        public String plots(Plots plots) {
            return PlotSvg.of(plots);
        }
    };

    /** The whole page. */
    public static String of(Document document, Templates templates) {
        return page(document, templates, Shell.PAGE, new MathMlFormula(), LINE_EMS);
    }

    /** A page by the template of a shell, its formulas written as the caller wants. */
    static String page(Document document, Templates templates, Shell shell, FormulaWriter formulas, double ems) {
        String contents = XhtmlBody.contents(document, formulas);
        Map<String, Object> values = new HashMap<>();
        values.put("title", document.title());
        values.put("language", document.language().toLanguageTag());
        values.put("labels", Labels.in(document.language()));
        values.put("contents", contents.isEmpty() ? null : new SafeString(contents));
        values.put("body", new SafeString(XhtmlBody.of(document, formulas, DRAWINGS, ems)));
        return templates.fill(shell, values);
    }
}
