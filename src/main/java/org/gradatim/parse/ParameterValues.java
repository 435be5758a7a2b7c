package org.gradatim.parse;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gradatim.parse.InitializationSpec.Drawing;

/** Collects the values that a spec gives to parameters, and has those that are left out drawn. */
final class ParameterValues {
    private final Set<String> parameters;
    private final Map<String, Double> given = new LinkedHashMap<>();

    ParameterValues(Collection<String> parameters) {
        this.parameters = new LinkedHashSet<>(parameters);
    }

    void put(String name, Yaml value, Place place) {
        if (!parameters.contains(name)) {
            throw place.error("there is no parameter " + Quote.of(name) + "; " + Nearest.advice(name, parameters));
        }
        if (given.put(name, Decimals.nearest(value)) != null) throw place.error("the parameter " + Quote.of(name) + " is given twice; delete one of the two");
    }

    /** All values, drawn where they are not given; none where a spec has neither parameters nor an initialization. */
    Values completed(Yaml.Mapping spec, Function<Drawing, Map<String, Double>> draw) {
        Optional<Drawing> drawing = spec.get("initialization").map(InitializationSpec::read);
        if (given.size() < parameters.size() && !given.isEmpty() && drawing.isEmpty()) {
            List<String> missing = parameters.stream().filter(p -> !given.containsKey(p)).toList();
            throw spec.require("parameters").place().error("`parameters` has no value for " + Quote.all(missing)
                    + "; add " + (missing.size() == 1 ? "it" : "them") + ", or an `initialization` for what is left out");
        }
        if (given.size() == parameters.size() || drawing.isEmpty()) return new Values(inOrder(given), Optional.empty());
        Map<String, Double> values = new LinkedHashMap<>(draw.apply(drawing.get()));
        values.putAll(given);
        return new Values(inOrder(values), Optional.of(drawing.get().origin()));
    }

    private Map<String, Double> inOrder(Map<String, Double> values) {
        Map<String, Double> ordered = new LinkedHashMap<>();
        for (String name : parameters) if (values.containsKey(name)) ordered.put(name, values.get(name));
        return ordered;
    }
}
