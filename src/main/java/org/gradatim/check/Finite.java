package org.gradatim.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradatim.eval.Evaluation;
import org.gradatim.eval.Tape;
import org.gradatim.expr.Expr;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program.Definition;

/** Says what has no finite value where J or a derivative has none. */
final class Finite {
    /** A message names the values of this many names; more do not help. */
    private static final int MOST_NAMES = 6;

    private static final String MEND = "; choose parameters or data at which it is finite";

    private Finite() {}

    /**
     * Lets only finite numbers pass.
     *
     * @param numbers what was computed at the probe's point
     * @param whose   for each number the name by which J was differentiated
     * @param slopes  for each number the derivative of one example
     * @throws InputException naming the first definition, else the first derivative, that is not finite, and in which example
     */
    static void require(Probe probe, double cost, double[] numbers, List<String> whose, List<Expr> slopes) {
        if (!Double.isFinite(cost)) throw ofCost(probe);
        for (int k = 0; k < numbers.length; k++) {
            if (!Double.isFinite(numbers[k])) throw ofSlope(probe, whose.get(k), slopes.get(k));
        }
    }

    private static InputException ofCost(Probe probe) {
        List<Definition> definitions = probe.program().definitions();
        List<Expr> names = new ArrayList<>();
        for (Definition d : definitions) names.add(Var.of(d.name()));
        double[][] values = values(probe, names);
        for (int example = 0; example < values[0].length; example++) {
            for (int k = 0; k < values.length; k++) {
                if (Double.isFinite(values[k][example])) continue;
                Definition d = definitions.get(k);
                return new InputException("`" + d.name() + "` is " + inWords(values[k][example]) + place(probe, example)
                        + operands(probe, d.value(), example) + MEND);
            }
        }
        return costIsNot();
    }

    /** J itself overflows. */
    static InputException costIsNot() {
        return new InputException("the cost J is too large for a number" + MEND);
    }

    private static InputException ofSlope(Probe probe, String name, Expr slope) {
        double[] values = values(probe, List.of(slope))[0];
        int example = 0;
        while (example + 1 < values.length && Double.isFinite(values[example])) example++;
        return new InputException("∂" + probe.program().root() + "/∂" + name + " is " + inWords(values[example])
                + place(probe, example) + operands(probe, slope, example) + MEND);
    }

    private static double[][] values(Probe probe, List<Expr> exprs) {
        return Tape.compile(probe.program(), exprs).values(probe.point(), probe.data());
    }

    private static String place(Probe probe, int example) {
        return probe.data().size() > 1 ? " in example " + (example + 1) : "";
    }

    /** {@code  where y = 1, a3 = 1}. */
    private static String operands(Probe probe, Expr expr, int example) {
        Set<String> names = Traversal.variables(expr);
        if (names.isEmpty() || names.size() > MOST_NAMES) return "";
        Evaluation evaluation = Evaluation.of(probe.program(), probe.values(), probe.data());
        return names.stream().map(name -> name + " = " + evaluation.value(name, example)).collect(Collectors.joining(", ", " where ", ""));
    }

    private static String inWords(double value) {
        if (Double.isNaN(value)) return "undefined";
        return value > 0 ? "infinite" : "minus infinity";
    }
}
