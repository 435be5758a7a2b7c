package org.gradatim.check.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.derive.Gradient;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;

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
