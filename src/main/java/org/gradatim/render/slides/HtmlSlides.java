package org.gradatim.render.slides;

import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.util.Locale;
import java.util.Map;
import org.gradatim.document.Document;
import org.gradatim.render.escape.Xml;
import org.gradatim.render.formula.FormulaWriter;
import org.gradatim.render.formula.MathMlFormula;
import org.gradatim.render.html.HtmlDocument;
import org.gradatim.render.html.XhtmlBody;
import org.gradatim.render.template.Labels;
import org.gradatim.render.template.Shell;
import org.gradatim.render.template.Templates;
import org.gradatim.render.text.Inlines;

/** Slides for a browser as one page, complete in itself: MathML, inline SVG, and a script that turns the slides and needs no network. */
public final class HtmlSlides {
    private static final FormulaWriter FORMULAS = new MathMlFormula();

    private HtmlSlides() {}

    /** The whole page. */
    public static String of(Document document, Templates templates) {
        Deck deck = Deck.of(document);
        Map<String, String> labels = Labels.in(deck.language());
        StringBuilder slides = new StringBuilder();
        for (int i = 0; i < deck.slides().size(); i++) slide(deck.slides().get(i), i + 2, labels.get("slide"), slides);
        return templates.fill(Shell.SLIDES, Map.of(
                "title", deck.title(),
                "language", deck.language().toLanguageTag(),
                "labels", labels,
                "count", deck.slides().size() + 1,
                "slides", new SafeString(slides.toString())));
    }

    /** @param number counted from the slide with the title */
    private static void slide(Deck.Slide slide, int number, String role, StringBuilder out) {
        out.append("<section class=\"slide\" tabindex=\"-1\" aria-roledescription=\"").append(Xml.escape(role)).append("\" aria-labelledby=\"heading-")
                .append(number).append("\">\n");
        slide.ids().forEach(id -> out.append("<span id=\"").append(Xml.escape(id)).append("\"></span>"));
        out.append("<h2 id=\"heading-").append(number).append("\">").append(XhtmlBody.text(Inlines.heading(slide.heading()), FORMULAS));
        if (!slide.place().isEmpty()) out.append(" <span class=\"place\">").append(slide.place()).append("</span>");
        out.append("</h2>\n<div class=\"body\" style=\"--drawing:")
                .append(String.format(Locale.ROOT, "%.1fem", SlideHeight.roomForDrawing(slide.blocks()))).append("\">\n");
        out.append(blocks(slide)).append("</div>\n");
        if (!slide.notes().isEmpty()) out.append("<aside class=\"notes\">\n").append(notes(slide)).append("</aside>\n");
        out.append("</section>\n");
    }

    private static String blocks(Deck.Slide slide) {
        return XhtmlBody.inSteps(slide.blocks(), slide.firstSteps(), slide.first(), FORMULAS, HtmlDocument.DRAWINGS, Deck.LINES.budget(), Deck.SMALL);
    }

    private static String notes(Deck.Slide slide) {
        return XhtmlBody.of(slide.notes(), FORMULAS, Deck.LINES.budget());
    }
}
