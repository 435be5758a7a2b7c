package org.gradatim.render.interactive;

import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gradatim.document.Document;
import org.gradatim.document.Inline;
import org.gradatim.document.Interactive;
import org.gradatim.document.Interactive.Code;
import org.gradatim.document.Interactive.Control;
import org.gradatim.document.Interactive.Pair;
import org.gradatim.document.Interactive.Quantity;
import org.gradatim.document.Interactive.Weight;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.render.formula.MathMlFormula;
import org.gradatim.render.html.HtmlDocument;
import org.gradatim.render.html.XhtmlBody;
import org.gradatim.render.piece.Pieces;
import org.gradatim.render.speech.SpokenFormula;
import org.gradatim.render.template.Shell;
import org.gradatim.render.template.TemplateException;
import org.gradatim.render.template.Templates;
import org.gradatim.render.text.Inlines;
import org.gradatim.render.text.TextStyle;

/**
 * An explanation as one page for a browser whose numbers the reader changes, complete in itself: the page of {@link HtmlDocument},
 * before it what can be tried, and the script that computes. It asks nothing of a network and keeps nothing.
 */
public final class InteractivePage {
    /** The ending of its files, with the dot that parts it from a name of its own. */
    public static final String ENDING = "interactive.html";

    /** A page that is sent around, and opened in a course on a telephone. */
    public static final int MOST_BYTES = 500_000;

    private final Interactive page;
    private final MathMlFormula formulas;

    private InteractivePage(Interactive page) {
        this.page = page;
        this.formulas = LiveFormula.of(page.quantities());
    }

    /**
     * The page in UTF-8. Where it would be larger than {@link #MOST_BYTES}, the drawing goes without factors, which stand below it too.
     *
     * @throws TemplateException if the user's template is broken
     */
    public static String of(Interactive page, Templates templates) {
        String whole = new InteractivePage(page).fill(templates);
        return size(whole) <= MOST_BYTES ? whole : new InteractivePage(page.withoutFactorsInDrawing()).fill(templates);
    }

    private static int size(String page) {
        return page.getBytes(StandardCharsets.UTF_8).length;
    }

    private String fill(Templates templates) {
        Document document = page.document();
        String contents = XhtmlBody.contents(document, formulas);
        Map<String, Object> values = new HashMap<>();
        values.put("title", document.title());
        values.put("language", document.language().toLanguageTag());
        values.put("contents", contents.isEmpty() ? null : safe(contents));
        values.put("body", safe(XhtmlBody.of(document, formulas, HtmlDocument.DRAWINGS, HtmlDocument.LINE_EMS)));
        values.put("words", page.words());
        values.put("about", safe(XhtmlBody.of(new Document("", document.language(), false, page.about()), formulas, HtmlDocument.DRAWINGS, HtmlDocument.LINE_EMS)));
        values.put("drawing", LiveDiagramSvg.of(page).map(InteractivePage::safe).orElse(null));
        values.put("weights", weights());
        values.put("data", data());
        values.put("examples", page.examples());
        values.put("exchanges", page.exchanges().stream().map(e -> Inlines.text(e.label(), TextStyle.PLAIN)).toList());
        values.put("trainable", page.weights().stream().anyMatch(Weight::moves));
        values.put("rate", page.rate());
        int cost = page.quantities().size() - page.weights().size() - 1;
        values.put("cost", math(page.quantities().get(cost).formula()));
        values.put("costPlace", cost);
        values.put("formulas", page.quantities().stream().map(this::defined).toList());
        values.put("pairs", page.pairs().stream().map(this::pair).toList());
        values.put("model", safe(InteractiveJson.of(page)));
        values.put("code", code(page.code()));
        return templates.fill(Shell.LIVE, values);
    }

    private static SafeString safe(String markup) {
        return new SafeString(markup);
    }

    private SafeString math(Notation formula) {
        return math(formula, false);
    }

    private SafeString math(Notation formula, boolean display) {
        StringBuilder out = new StringBuilder();
        formulas.write(Pieces.of(formula), display, out);
        return safe(out.toString());
    }

    // ---- what the reader sets

    private List<Map<String, Object>> weights() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Weight weight : page.weights()) {
            Map<String, Object> row = row(weight.quantity());
            row.put("place", rows.size());
            row.put("quantity", weight.quantity());
            row.put("slope", weight.slope());
            rows.add(row);
        }
        return rows;
    }

    private List<Map<String, Object>> data() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int leaf = page.parameters(); leaf < page.leaves(); leaf++) rows.add(row(leaf));
        return rows;
    }

    /** A slider with its number; the name alone for what is computed. */
    private Map<String, Object> row(int place) {
        Quantity quantity = page.quantities().get(place);
        Map<String, Object> row = new HashMap<>();
        row.put("name", quantity.name());
        row.put("words", SpokenFormula.of(quantity.formula(), language()));
        row.put("formula", math(quantity.formula()));
        boolean given = place < page.leaves();
        row.put("leaf", given ? place : null);
        if (given) {
            Control control = page.controls().get(place);
            row.put("low", control.low());
            row.put("high", control.high());
            row.put("step", control.step());
        }
        return row;
    }

    private Locale language() {
        return page.document().language();
    }

    // ---- formulas that the script puts where they are needed

    /** ∂z₃/∂a₁ = w₅. */
    private SafeString defined(Quantity quantity) {
        return math(quantity.value().map(value -> (Notation) Formulas.equation(quantity.formula(), value)).orElse(quantity.formula()), true);
    }

    private Map<String, Object> pair(Pair pair) {
        return Map.of("words", inlines(pair.words()), "when", inlines(pair.when()), "enough", inlines(pair.enough()),
                "conditions", pair.conditions().stream().map(c -> math(c.equation())).toList());
    }

    private SafeString inlines(List<Inline> inlines) {
        return safe(XhtmlBody.inlines(inlines, formulas));
    }

    // ---- code

    /** Lists of identifiers, which have no character that a page would take for markup, and statements made of them. */
    private Map<String, Object> code(Code code) {
        Map<String, Object> parts = new HashMap<>();
        parts.put("functions", safe(code.functions()));
        parts.put("arguments", list(code.arguments()));
        parts.put("parameters", list(code.arguments().subList(0, page.parameters())));
        parts.put("statements", safe(code.statements()));
        parts.put("loss", safe(code.loss()));
        parts.put("definitions", list(code.definitions()));
        parts.put("factors", list(code.factors()));
        parts.put("gradient", list(code.gradient()));
        parts.put("penalty", safe(code.penalty().statements()));
        parts.put("penaltyValue", safe(code.penalty().value()));
        parts.put("penaltyGradient", list(code.penalty().gradient()));
        return parts;
    }

    private static SafeString list(List<String> identifiers) {
        return safe(String.join(", ", identifiers));
    }
}
