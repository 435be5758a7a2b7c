package org.gradatim.check.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.derive.Gradient;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Grids;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.graph.Unrolled;

/** True derivatives of definitions and formulas of one program, by any of its names; each gradient is worked out once. */
final class Derivatives {
    /** The name of a formula that is differentiated, which no user can type. */
    private static final String FORMULA = "∂:";

    private final Program program;
    private final Map<String, Gradient> byParameters = new HashMap<>();
    private final Map<String, Gradient> byLeaves = new HashMap<>();

    Derivatives(Program program) {
        this.program = program;
    }

    /** ∂of/∂by, a name. */
    Expr of(String of, String by) {
        if (of.equals(by)) return Const.ONE;
        if (program.definition(of).isEmpty()) return Const.ZERO;
        boolean leaf = program.inputs().contains(by) || program.targets().contains(by);
        Map<String, Gradient> known = leaf ? byLeaves : byParameters;
        return known.computeIfAbsent(of, n -> Gradient.of(leaf ? withFreeLeaves(List.of()) : program, n)).ofRoot(by);
    }

    /** ∂of/∂by of a formula. */
    Expr of(Expr of, String by) {
        if (of instanceof Var v) return of(v.name(), by);
        Program extended = withFreeLeaves(List.of(new Program.Definition(FORMULA, of)));
        return Gradient.of(extended, FORMULA).ofRoot(by);
    }

    /**
     * ∂of/∂by, entry by entry.
     *
     * @param cost the name of the cost of the model, in which examples are not written out
     * @throws InputException where a matrix is differentiated by another of another shape: the result has more than two axes
     */
    Grid of(Target t, String cost) {
        Grid by = t.by().grid();
        if (t.of().isEmpty()) return by.map(x -> of(t.formula().orElseThrow(), name(x)));
        Grid of = t.of().get().grid();
        if (of.isScalar()) return by.map(x -> of(name(of.at(0, 0)), name(x)));
        if (t.of().get().name().equals(cost) && t.by().varies()) return by.map(x -> of(Unrolled.LOSSES, name(x)));
        if (of.hasShapeOf(by)) return Grids.build(of.rows(), of.columns(), (i, j) -> of(name(of.at(i, j)), name(by.at(i, j))));
        if (of.rows() == 1 && of.columns() == by.columns()) return Grids.build(by.rows(), by.columns(), (i, j) -> of(name(of.at(0, j)), name(by.at(i, j))));
        if (by.isScalar()) return of.map(y -> of(name(y), name(by.at(0, 0))));
        if (of.columns() == 1 && by.columns() == 1) return Grids.build(of.rows(), by.rows(), (i, j) -> of(name(of.at(i, 0)), name(by.at(j, 0))));
        throw new InputException("the derivative of " + t.of().get().name() + " (" + of.shape() + ") by " + t.by().name() + " (" + by.shape()
                + ") has more than two axes; write it for one entry");
    }

    private static String name(Expr variable) {
        return ((Var) variable).name();
    }

    /** The program with inputs and targets among the parameters, so that it can be differentiated by them. */
    private Program withFreeLeaves(List<Program.Definition> more) {
        List<String> parameters = new ArrayList<>(program.inputs());
        parameters.addAll(program.targets());
        parameters.addAll(program.parameters());
        Program.Builder free = Program.builder().parameters(parameters).root(program.root()).symbols(program.symbols());
        program.constants().forEach(free::constant);
        program.constraints().forEach(free::constraint);
        program.definitions().forEach(d -> free.define(d.name(), d.value()));
        more.forEach(d -> free.define(d.name(), d.value()));
        return free.build();
    }
}
