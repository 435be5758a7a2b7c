package org.gradatim.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradatim.compare.AlignedFactor;
import org.gradatim.compare.AlignedFactor.Side;
import org.gradatim.compare.Comparison;
import org.gradatim.compare.Condition;
import org.gradatim.compare.Equation;
import org.gradatim.compare.PairTable;
import org.gradatim.derive.Factored;
import org.gradatim.eval.Tape;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;
import tools.jackson.core.JsonGenerator;

/** The data of {@code compare --json}, as {@code /org/gradatim/schema/compare.schema.json} describes them. */
final class CompareJson {
    private CompareJson() {}

    // ---- all pairs

    static void write(PairTable table, PrintStream out) {
        Json.write(out, json -> {
            json.writeNumberProperty("parameters", table.names().size());
            json.writeNumberProperty("pairs", table.pairs());
            json.writeArrayPropertyStart("groups");
            for (PairTable.Group group : table.groups()) {
                json.writeStartObject();
                json.writeStringProperty("reason", group.reason().name().toLowerCase(Locale.ROOT));
                json.writeNumberProperty("pairs", group.pairs());
                Json.strings(json, "names", group.names());
                Json.strings(json, "parts", group.parts().stream().map(CompareJson::text).toList());
                Json.strings(json, "place", group.place());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    // ---- one pair

    static void write(Comparison c, Model model, PrintStream out) {
        Json.write(out, json -> {
            Json.strings(json, "pair", List.of(c.left().name(), c.right().name()));
            Json.strings(json, "common", c.common().powers().stream().map(p -> text(p.toExpr())).toList());
            json.writeArrayPropertyStart("differ");
            c.differing().forEach(d -> {
                json.writeStartObject();
                json.writeStringProperty("left", text(d.left()));
                json.writeStringProperty("right", text(d.right()));
                json.writeEndObject();
            });
            json.writeEndArray();
            Json.strings(json, "equal_when", equalWhen(c, model));
            Json.strings(json, "sufficient", c.sufficient().stream().map(Equation::toString).toList());
            json.writeStringProperty("difference", text(Arithmetic.plus(c.difference().toExpr(), c.penaltyDifference())));
            aligned(c, json);
            c.coincidence().ifPresent(k -> {
                json.writeObjectPropertyStart("coincidence");
                json.writeStringProperty("parameter", k.parameter());
                json.writeStringProperty("formula", text(k.value()));
                json.writeNumberProperty("value", k.parameterValue().doubleValue());
                json.writeNumberProperty("derivative", k.derivative().doubleValue());
                json.writeObjectPropertyStart("point");
                k.point().forEach((name, value) -> json.writeNumberProperty(name, value.doubleValue()));
                json.writeEndObject();
                json.writeEndObject();
            });
            values(c, model, json);
        });
    }

    private static void aligned(Comparison c, JsonGenerator json) {
        List<AlignedFactor> factors = new ArrayList<>(c.alignment().factors());
        c.alignment().direct().ifPresent(factors::add);
        json.writeArrayPropertyStart("aligned");
        for (AlignedFactor factor : factors) {
            json.writeStartObject();
            side(json, "left", factor.left());
            side(json, "right", factor.right());
            json.writeBooleanProperty("same", factor.equal());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void side(JsonGenerator json, String name, Optional<Side> side) {
        json.writeName(name);
        if (side.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("of", side.get().of());
        json.writeStringProperty("by", side.get().by());
        json.writeStringProperty("text", text(side.get().value()));
        json.writeEndObject();
    }

    private static void values(Comparison c, Model model, JsonGenerator json) {
        if (!model.hasNumbers()) return;
        double[] means = Tape.compile(model.program(), List.of(c.left().result(), c.left().penalty(), c.right().result(), c.right().penalty()))
                .means(model.values(), model.data());
        json.writeObjectPropertyStart("values");
        json.writeNumberProperty("left", means[0] + means[1]);
        json.writeNumberProperty("right", means[2] + means[3]);
        json.writeEndObject();
    }

    // ---- when they agree

    private static List<String> equalWhen(Comparison c, Model model) {
        if (c.alwaysEqual()) return List.of("always");
        List<String> ways = new ArrayList<>();
        boolean averaged = model.data().size() > 1;
        if (averaged && !c.penaltyDifference().isZero()) ways.add("mean over the examples of " + text(c.difference().toExpr()) + " = " + text(Arithmetic.negate(c.penaltyDifference())));
        else for (Condition condition : c.conditions()) ways.add(equation(condition) + (averaged && model.program().variesByExample(condition.factor()) ? " in every example" : ""));
        if (averaged && c.penaltyDifference().isZero()) ways.add("sum over the examples of " + text(varying(c.difference(), model.program())) + " = 0");
        String enough = String.join(", ", c.sufficient().stream().map(Equation::toString).toList());
        if (!enough.isEmpty() && !ways.contains(enough)) ways.add(enough);
        return ways;
    }

    private static Expr varying(Factored difference, Program program) {
        return Arithmetic.product(difference.powers().stream().filter(p -> program.variesByExample(p.base())).map(Factored.Power::toExpr).toList());
    }

    private static String equation(Condition condition) {
        return text(condition.left()) + " = " + text(condition.right());
    }

    /** As the formula reader takes it back, without blanks. */
    private static String text(Expr expr) {
        return expr.toString().replace(" ", "");
    }
}
