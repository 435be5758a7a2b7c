package org.gradatim.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradatim.eval.Tape;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/**
 * Finds the kinks and jumps that J passes when one parameter moves by the step of a difference: where what is zero at the kink
 * changes its sign on the way. A kink that a parameter does not move is none in that parameter.
 */
final class KinkFinder {
    /** Slopes to the left and to the right that differ by no more than this part of themselves are one slope, slightly bent. */
    private static final double BENT = 1e-3;

    private static final int COST = 0;
    private static final int COST_MAGNITUDE = 1;

    /**
     * A function with a kink, and its columns among the outputs of the tape: its arguments, their magnitudes, its slope.
     *
     * @param first the first of the columns
     */
    private record Site(Apply function, int first) {
        private int arguments() {
            return function.arguments().size();
        }

        private int slope() {
            return first + 2 * arguments();
        }

        /** What is zero at the kink. */
        private double zero(double[][] values, int example) {
            double[] arguments = new double[arguments()];
            Arrays.setAll(arguments, i -> values[first + i][example]);
            return function.op().kink(arguments).orElseThrow();
        }

        private double magnitude(double[][] values, int example) {
            double sum = 0;
            for (int i = 0; i < arguments(); i++) sum += values[first + arguments() + i][example];
            return sum;
        }
    }

    private final Probe probe;
    private final Tolerances tolerances;
    private final List<Site> sites = new ArrayList<>();
    private final Tape tape;
    private final double[] point;
    private final double[][] here;

    KinkFinder(Probe probe, Magnitude magnitude, Tolerances tolerances) {
        this.probe = probe;
        this.tolerances = tolerances;
        this.tape = Tape.compile(probe.program(), outputs(magnitude));
        this.point = probe.point();
        this.here = tape.values(point, probe.data());
    }

    private List<Expr> outputs(Magnitude magnitude) {
        List<Expr> outputs = new ArrayList<>(List.of(probe.cost(), magnitude.of(probe.cost())));
        for (Apply function : functionsWithKinks()) {
            sites.add(new Site(function, outputs.size()));
            outputs.addAll(function.arguments());
            for (Expr argument : function.arguments()) outputs.add(magnitude.of(argument));
            outputs.add(function.op().derivatives(function.arguments(), function).getFirst());
        }
        return outputs;
    }

    /** What has a kink and J is computed by, in the order of the program. */
    private Set<Apply> functionsWithKinks() {
        Set<Apply> functions = new LinkedHashSet<>();
        for (Expr value : valuesBehindCost()) {
            for (Expr node : Traversal.postorder(List.of(value))) {
                if (node instanceof Apply a && a.op().hasKink()) functions.add(a);
            }
        }
        return functions;
    }

    private List<Expr> valuesBehindCost() {
        Program program = probe.program();
        Set<String> needed = new HashSet<>(Set.of(program.root()));
        List<Expr> values = new ArrayList<>();
        for (Definition d : program.definitions().reversed()) {
            if (!needed.contains(d.name())) continue;
            needed.addAll(Traversal.variables(d.value()));
            values.add(d.value());
        }
        values.addFirst(program.penalty());
        return values.reversed();
    }

    /** Whether the point itself lies on a kink, in some example. */
    boolean isOnKink() {
        for (Site site : sites) {
            for (int example = 0; example < examples(); example++) if (isOn(site, example)) return true;
        }
        return false;
    }

    /** The first kink within {@code step} of the point to either side along one parameter. */
    Optional<Kink> near(int parameter, double step) {
        if (sites.isEmpty()) return Optional.empty();
        double[][] left = moved(parameter, -step);
        double[][] right = moved(parameter, step);
        for (Site site : sites) {
            for (int example = 0; example < examples(); example++) {
                if (!isPassed(site, left, right, example)) continue;
                boolean differentiable = !isOn(site, example) || isSmooth(left, right, step, example);
                return Optional.of(new Kink(site.function(), example + 1, differentiable, here[site.slope()][example]));
            }
        }
        return Optional.empty();
    }

    private int examples() {
        return here[COST].length;
    }

    private double[][] moved(int parameter, double by) {
        double[] moved = point.clone();
        moved[parameter] += by;
        return tape.values(moved, probe.data());
    }

    private boolean isOn(Site site, int example) {
        return Math.abs(site.zero(here, example)) <= tolerances.rounding() * site.magnitude(here, example);
    }

    private boolean isPassed(Site site, double[][] left, double[][] right, int example) {
        double sign = Math.signum(site.zero(here, example));
        return Math.signum(site.zero(left, example)) != sign || Math.signum(site.zero(right, example)) != sign;
    }

    /** Whether the loss of this example has the same slope on both sides. */
    private boolean isSmooth(double[][] left, double[][] right, double step, int example) {
        double at = here[COST][example];
        double before = (at - left[COST][example]) / step;
        double after = (right[COST][example] - at) / step;
        double noise = tolerances.rounding() * here[COST_MAGNITUDE][example] / step;
        return Math.abs(after - before) <= noise + BENT * Math.max(Math.abs(before), Math.abs(after));
    }
}
