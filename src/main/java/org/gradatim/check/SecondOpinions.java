package org.gradatim.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.gradatim.cas.Opinion;
import org.gradatim.cas.SecondOpinion;
import org.gradatim.derive.Gradient;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program.Definition;

/** Puts a model's gradient before the computer algebra system, at the model's numbers. */
final class SecondOpinions {
    /** Every example is a point of comparison; more than a few tell nothing new. */
    private static final int MOST_POINTS = 3;

    private SecondOpinions() {}

    static SequencedMap<String, Opinion> of(Model model, Gradient gradient) {
        Probe probe = Probe.of(model);
        SequencedMap<String, Expr> definitions = new LinkedHashMap<>();
        for (Definition d : probe.program().definitions()) definitions.put(d.name(), d.value());
        SequencedMap<String, Expr> ours = new LinkedHashMap<>();
        probe.movable().forEach((name, parameter) ->
                ours.put(parameter, Arithmetic.plus(gradient.ofRoot(name), gradient.ofPenalty(name))));
        Map<String, Opinion> opinions = SecondOpinion.compare(definitions, probe.cost(), ours, points(probe));
        SequencedMap<String, Opinion> byName = new LinkedHashMap<>();
        probe.movable().forEach((name, parameter) -> byName.put(name, opinions.get(parameter)));
        return byName;
    }

    private static List<Map<String, Rational>> points(Probe probe) {
        List<Map<String, Rational>> points = new ArrayList<>();
        for (int i = 0; i < Math.clamp(probe.data().size(), 1, MOST_POINTS); i++) {
            Map<String, Rational> point = new LinkedHashMap<>(probe.program().constants());
            probe.values().forEach((name, value) -> point.put(name, exact(value)));
            for (var column : probe.data().columns().entrySet()) point.put(column.getKey(), exact(column.getValue()[i]));
            points.add(point);
        }
        return points;
    }

    private static Rational exact(double value) {
        return Rational.of(new BigDecimal(value));
    }
}
