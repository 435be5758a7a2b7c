package org.gradatim.eval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Data;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/** Finds the operations of a program's cost that cross, or stand on, a kink between two points. */
final class Kinks {
    /** Examples are looked at in parts of this many, which bounds the memory. */
    private static final int PART = 1024;

    /** An operation with a kink, and where its arguments stand among the tape's outputs. */
    private record Site(String definition, Apply operation, int firstOutput) {}

    private final List<Site> sites = new ArrayList<>();
    private final List<Data> parts = new ArrayList<>();
    private final Tape arguments;

    Kinks(Program program, Data data) {
        List<Expr> outputs = new ArrayList<>();
        Set<Expr> seen = new HashSet<>();
        List<Expr> cost = Traversal.postorder(List.of(Var.of(program.root()), program.penalty()));
        for (Definition d : Lowering.definitionsNeededBy(cost, program)) collect(d.name(), d.value(), seen, outputs);
        collect(program.root(), program.penalty(), seen, outputs);
        arguments = Tape.compile(program, outputs);
        if (data.isEmpty()) parts.add(data);
        for (int from = 0; from < data.size(); from += PART) parts.add(data.examples(from, Math.min(from + PART, data.size())));
    }

    private void collect(String definition, Expr value, Set<Expr> seen, List<Expr> outputs) {
        for (Expr node : Traversal.postorder(List.of(value))) {
            if (!(node instanceof Apply a) || !a.op().hasKink() || !seen.add(a)) continue;
            sites.add(new Site(definition, a, outputs.size()));
            outputs.addAll(a.arguments());
        }
    }

    /** The first kink, by example and then in the program's order, between the parameters {@code below} and {@code above}. */
    Optional<Kink> first(double[] below, double[] here, double[] above) {
        if (sites.isEmpty()) return Optional.empty();
        for (int part = 0; part < parts.size(); part++) {
            Data data = parts.get(part);
            double[][][] around = {arguments.values(below, data), arguments.values(here, data), arguments.values(above, data)};
            for (int i = 0; i < Math.max(1, data.size()); i++) {
                Optional<Kink> kink = firstIn(around, i, part * PART + i);
                if (kink.isPresent()) return kink;
            }
        }
        return Optional.empty();
    }

    private Optional<Kink> firstIn(double[][][] around, int row, int example) {
        for (Site site : sites) {
            double here = distance(site, around[1], row);
            if (crosses(distance(site, around[0], row), here, distance(site, around[2], row))) {
                return Optional.of(new Kink(site.definition(), site.operation(), example, here));
            }
        }
        return Optional.empty();
    }

    private static double distance(Site site, double[][] values, int example) {
        double[] arguments = new double[site.operation().arguments().size()];
        for (int j = 0; j < arguments.length; j++) arguments[j] = values[site.firstOutput() + j][example];
        return site.operation().op().kink(arguments).orElseThrow();
    }

    /** An argument that stays on the kink, as relu(0·w), does not move with the parameter and is none. */
    private static boolean crosses(double left, double middle, double right) {
        if (left == middle && middle == right) return false;
        return Math.min(left, Math.min(middle, right)) <= 0 && Math.max(left, Math.max(middle, right)) >= 0;
    }
}
