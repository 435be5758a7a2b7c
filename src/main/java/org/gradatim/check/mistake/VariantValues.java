package org.gradatim.check.mistake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradatim.check.mistake.Edit.Scale;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.ExprMap;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program.Definition;

/** The edits of a scene at real numbers. */
final class VariantValues {
    private static final int COST_OF_SECOND = 20;

    private static final List<Edit> SECOND = Stream.of(Rational.of(-1), Rational.of(2), Rational.of(1, 2)).map(VariantValues::times).toList();

    private final Scene scene;
    private final List<Map<String, Double>> points;
    private final List<ExprMap<Double>> known = new ArrayList<>();

    VariantValues(Scene scene, List<Map<String, Double>> points) {
        this.scene = scene;
        this.points = points;
        for (Map<String, Double> point : points) known.add(forward(point));
    }

    private static Edit times(Rational q) {
        return new Edit(q.signum() < 0 ? MistakeClass.SIGN : MistakeClass.CONSTANT_FACTOR, "", 1, new Scale(Const.of(q)), List.of(), List.of(Const.of(q)));
    }

    /** The values of all names. */
    private ExprMap<Double> forward(Map<String, Double> point) {
        ExprMap<Double> values = new ExprMap<>();
        scene.program().constants().forEach((name, value) -> values.put(Var.of(name), value.doubleValue()));
        point.forEach((name, value) -> values.put(Var.of(name), value));
        for (Definition d : scene.program().definitions()) values.put(Var.of(d.name()), value(d.value(), values));
        return values;
    }

    private static double value(Expr expr, ExprMap<Double> values) {
        for (Expr node : Traversal.postorder(List.of(expr), values::contains)) {
            if (!values.contains(node)) values.put(node, computed(node, values));
        }
        return values.get(expr);
    }

    private static double computed(Expr node, ExprMap<Double> values) {
        return switch (node) {
            case Const c -> c.value().doubleValue();
            case Var _ -> Double.NaN;
            case Apply a -> a.op().value(a.arguments().stream().mapToDouble(values::get).toArray());
        };
    }

    private double mean(Expr expr) {
        double sum = 0;
        for (ExprMap<Double> values : known) sum += value(expr, values);
        return sum / known.size();
    }

    List<Variant> of(List<Edit> edits) {
        Pictures pictures = new Pictures(scene);
        Map<Edit, Double> values = new LinkedHashMap<>();
        List<Variant> variants = new ArrayList<>();
        for (Edit edit : edits) {
            double value = mean(Diagnoser.variant(scene, List.of(edit)));
            if (!Double.isFinite(value)) continue;
            values.put(edit, value);
            variants.add(new Variant(value, edit.cost(), () -> List.of(pictures.mistake(edit))));
        }
        double truth = mean(scene.truth());
        for (Edit second : SECOND) {
            double factor = ((Const) ((Scale) second.effect()).factor()).value().doubleValue();
            variants.add(new Variant(factor * truth, second.cost(), () -> List.of(pictures.mistake(second))));
            values.forEach((edit, value) -> variants.add(new Variant(factor * value, COST_OF_SECOND + edit.cost(),
                    () -> List.of(pictures.mistake(edit), pictures.mistake(second)))));
        }
        variants.sort(Comparator.comparingInt(Variant::cost));
        return variants;
    }
}
