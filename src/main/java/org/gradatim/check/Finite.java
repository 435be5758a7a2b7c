package org.gradatim.check;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradatim.eval.Evaluation;
import org.gradatim.eval.Tape;
import org.gradatim.expr.Expr;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/** Says what has no finite value where J or a derivative has none. */
final class Finite {
    /** A message names the values of this many names; more do not help. */
    private static final int MOST_NAMES = 6;

    private static final String MEND = "; choose parameters or data at which it is finite";

    private Finite() {}

    /**
     * Lets only finite numbers pass. A saturating activation may make J finite where a step before it is not; then neither the
     * rounding errors of J are known, nor is there a number to print for that step.
     *
     * @param numbers what was computed at the probe's point
     * @param whose   for each number the name by which J was differentiated
     * @param slopes  for each number the derivative of one example
     * @throws InputException naming the first definition, else the first derivative, that is not finite, and in which example
     */
    static void require(Probe probe, double cost, double[] numbers, List<String> whose, List<Expr> slopes) {
        if (!Double.isFinite(cost) || !allFinite(stepMeans(probe))) throw ofDefinition(probe);
        for (int k = 0; k < numbers.length; k++) {
            if (!Double.isFinite(numbers[k])) throw ofSlope(probe, whose.get(k), slopes.get(k));
        }
    }

    /** Lets only finite sizes of rounding errors pass; no witness could be held to others. */
    static void requireMagnitudes(double[] magnitudes) {
        if (allFinite(magnitudes)) return;
        throw new InputException("the rounding errors on the way to J cannot be bounded, so that numbers cannot check its derivatives"
                + "; choose smaller parameters or data, or a shorter chain of operations");
    }

    private static boolean allFinite(double[] numbers) {
        return Arrays.stream(numbers).allMatch(Double::isFinite);
    }

    private static double[] stepMeans(Probe probe) {
        return Tape.compile(probe.program(), names(steps(probe.program()))).means(probe.point(), probe.data());
    }

    private static List<Expr> names(List<Definition> definitions) {
        return definitions.stream().<Expr>map(d -> Var.of(d.name())).toList();
    }

    /** The definitions that J needs, in their order. */
    private static List<Definition> steps(Program program) {
        Set<String> needed = new HashSet<>(Traversal.variables(program.penalty()));
        needed.add(program.root());
        Deque<Definition> steps = new ArrayDeque<>();
        for (Definition d : program.definitions().reversed()) {
            if (!needed.contains(d.name())) continue;
            needed.addAll(Traversal.variables(d.value()));
            steps.push(d);
        }
        return List.copyOf(steps);
    }

    private static InputException ofDefinition(Probe probe) {
        List<Definition> definitions = steps(probe.program());
        double[][] values = values(probe, names(definitions));
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

    /** J itself overflows, or the sums and products on the way to it. */
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
