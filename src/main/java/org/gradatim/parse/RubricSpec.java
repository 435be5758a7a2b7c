package org.gradatim.parse;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gradatim.graph.Rubric;
import org.gradatim.graph.Rubric.Undecided;

/** The rubric of a spec: {@code rubric: {points: {w1: 2, w3: 1}, carried_forward: 1, partial: {sign: 0.5}, undecided: review}}. */
final class RubricSpec {
    static final String KEY = "rubric";

    private RubricSpec() {}

    /** @param names by which the model is differentiated */
    static Rubric read(Yaml.Mapping spec, List<String> names) {
        if (spec.get(KEY).isEmpty()) return Rubric.DEFAULT;
        Yaml.Mapping rubric = (Yaml.Mapping) spec.require(KEY);
        Map<String, BigDecimal> points = numbers(rubric, "points");
        for (String name : points.keySet()) {
            if (!names.contains(name)) {
                throw ((Yaml.Mapping) rubric.require("points")).placeOf(name).error("there is no parameter " + Quote.of(name) + "; " + Nearest.advice(name, names));
            }
        }
        return new Rubric(points, rubric.get("carried_forward").map(Decimals::decimal).orElse(Rubric.DEFAULT.carriedForward()),
                numbers(rubric, "partial"), rubric.get("undecided").map(RubricSpec::undecided).orElse(Rubric.DEFAULT.undecided()));
    }

    private static Map<String, BigDecimal> numbers(Yaml.Mapping rubric, String key) {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        rubric.get(key).ifPresent(map -> ((Yaml.Mapping) map).entries().forEach((name, entry) -> numbers.put(name, Decimals.decimal(entry.value()))));
        return numbers;
    }

    private static Undecided undecided(Yaml word) {
        return Undecided.valueOf(((Yaml.Text) word).value().toUpperCase(Locale.ROOT));
    }
}
