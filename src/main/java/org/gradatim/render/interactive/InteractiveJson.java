package org.gradatim.render.interactive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.document.Interactive;
import org.gradatim.document.Interactive.Condition;
import org.gradatim.document.Interactive.Pair;
import org.gradatim.document.Interactive.Row;
import org.gradatim.document.Interactive.Side;
import org.gradatim.document.Interactive.Weight;
import org.gradatim.render.speech.SpokenFormula;
import org.gradatim.render.text.TextFormula;
import org.gradatim.render.text.TextStyle;
import tools.jackson.databind.json.JsonMapper;

/** What the script of a page that answers has to know, as JSON that may stand in the page. */
final class InteractiveJson {
    private InteractiveJson() {}

    static String of(Interactive page) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("leaves", page.leaves());
        model.put("parameters", page.parameters());
        model.put("examples", page.examples());
        model.put("shares", page.shares());
        model.put("chosen", page.chosen());
        model.put("first", page.controls().stream().map(Interactive.Control::first).toList());
        model.put("weights", page.weights().stream().map(w -> weight(w, page)).toList());
        model.put("pairs", page.pairs().stream().map(InteractiveJson::pair).toList());
        model.put("exchanges", page.exchanges().stream().map(e -> e.copies().stream().map(c -> List.of(c.from(), c.to())).toList()).toList());
        model.put("words", page.words());
        // Such signs stand in texts alone, where JSON knows them by their numbers too; so nothing can end the element that this stands in.
        return JsonMapper.shared().writeValueAsString(model).replace("<", "\\u003c").replace("&", "\\u0026")
                .replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    private static Map<String, Object> weight(Weight w, Interactive page) {
        Map<String, Object> weight = new LinkedHashMap<>();
        weight.put("quantity", w.quantity());
        weight.put("moves", w.moves());
        weight.put("slope", w.slope());
        if (!page.quantities().get(w.one()).formula().equals(page.quantities().get(w.slope()).formula())) weight.put("one", w.one());
        weight.put("chains", w.chains());
        weight.put("paths", w.paths());
        weight.put("lit", w.lit());
        weight.put("nodes", w.nodes());
        weight.put("edges", w.edges());
        weight.put("handles", w.handles());
        weight.put("knobs", w.knobs());
        w.section().ifPresent(id -> weight.put("section", id));
        weight.put("label", TextFormula.of(page.quantities().get(w.quantity()).formula(), TextStyle.PLAIN));
        weight.put("words", SpokenFormula.of(page.quantities().get(w.quantity()).formula(), page.document().language()));
        return weight;
    }

    private static Map<String, Object> pair(Pair pair) {
        return Map.of("first", pair.first(), "second", pair.second(), "told", !pair.words().isEmpty(), "rows", pair.rows().stream().map(InteractiveJson::row).toList(),
                "conditions", pair.conditions().stream().map(InteractiveJson::condition).toList());
    }

    private static List<Object> row(Row row) {
        return Arrays.asList(row.left().orElse(null), row.right().orElse(null), row.equal());
    }

    private static List<Object> condition(Condition condition) {
        return new ArrayList<>(List.of(side(condition.left()), side(condition.right())));
    }

    private static Map<String, Object> side(Side side) {
        return switch (side) {
            case Side.Of(int quantity) -> Map.of("quantity", quantity);
            case Side.Number(double value) -> Map.of("number", value);
        };
    }
}
