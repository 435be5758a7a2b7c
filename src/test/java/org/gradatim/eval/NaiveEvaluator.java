package org.gradatim.eval;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.graph.Data;
import org.gradatim.graph.Program;

/** Evaluates as a textbook would, one example and one node at a time, by {@code Op.value} alone. */
final class NaiveEvaluator {
    private final Map<String, Double> values = new HashMap<>();
    private final Map<Expr, Double> known = new IdentityHashMap<>();

    NaiveEvaluator(Program program, Map<String, Double> parameters, Data data, int example) {
        values.putAll(parameters);
        program.constants().forEach((name, value) -> values.put(name, value.doubleValue()));
        data.columns().forEach((name, column) -> values.put(name, column[example]));
        for (Program.Definition d : program.definitions()) values.put(d.name(), value(d.value()));
    }

    double value(Expr expr) {
        Double value = known.get(expr);
        if (value == null) known.put(expr, value = switch (expr) {
            case Const c -> c.value().doubleValue();
            case Var v -> values.get(v.name());
            case Apply a -> a.op().value(a.arguments().stream().mapToDouble(this::value).toArray());
        });
        return value;
    }

    static double mean(Program program, Map<String, Double> parameters, Data data, Expr expr) {
        return means(program, parameters, data, List.of(expr))[0];
    }

    /** The means over the examples; within an example what the expressions share is computed once. */
    static double[] means(Program program, Map<String, Double> parameters, Data data, List<Expr> exprs) {
        int examples = Math.max(1, data.size());
        double[] sums = new double[exprs.size()];
        for (int i = 0; i < examples; i++) {
            NaiveEvaluator example = new NaiveEvaluator(program, parameters, data, i);
            for (int k = 0; k < sums.length; k++) sums[k] += example.value(exprs.get(k));
        }
        return Arrays.stream(sums).map(sum -> sum / examples).toArray();
    }
}
