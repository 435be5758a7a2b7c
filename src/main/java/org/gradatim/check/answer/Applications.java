package org.gradatim.check.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Op;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;

/** Where the functions of a program are applied: which one to a pre-activation, and by what name its value goes. */
final class Applications {
    private final Program program;
    /** Which function is applied to each variable; empty where several are. */
    private final Map<Expr, Optional<Op>> functions = new HashMap<>();

    private Applications(Program program) {
        this.program = program;
    }

    static Applications of(Program program) {
        Applications all = new Applications(program);
        for (Program.Definition d : program.definitions()) {
            if (d.value() instanceof Apply a && a.arguments().size() == 1 && a.argument() instanceof Var z && Character.isLetter(a.op().name().charAt(0))) {
                all.functions.merge(z, Optional.of(a.op()), (x, y) -> x.equals(y) ? x : Optional.empty());
            }
        }
        return all;
    }

    /** g′(z) of the function g that is applied to z; empty where none or several are. */
    Optional<Expr> slopeAt(Expr argument) {
        return functions.getOrDefault(argument, Optional.empty()).map(op -> op.derivatives(List.of(argument), output(op, argument)).getFirst());
    }

    /** g(z), by its name where the program has one. */
    Expr output(Op function, Expr argument) {
        Expr value = Apply.of(function, argument);
        return program.nameOf(value).<Expr>map(Var::of).orElse(value);
    }

    /**
     * What is positive where the value is: z for a = relu(z).
     *
     * @param written the value with the answerer's own names written out
     */
    Expr sign(Expr value, Expr written) {
        if (written instanceof Apply a && a.op() == Activations.RELU) return a.argument();
        if (written instanceof Apply a && a.op() == Arithmetic.MAX && a.arguments().stream().anyMatch(Expr::isZero)) {
            return a.arguments().stream().filter(x -> !x.isZero()).findFirst().orElse(value);
        }
        Optional<Expr> defined = value instanceof Var v ? program.definition(v.name()).map(Program.Definition::value) : Optional.empty();
        return defined.orElse(value) instanceof Apply a && a.op() == Activations.RELU ? a.argument() : value;
    }

    /** Whether any of these is defined by a formula. */
    boolean isDefined(Grid grid) {
        return grid.entries().stream().anyMatch(e -> e instanceof Var v && program.definition(v.name()).isPresent());
    }

    /** Whether the formulas of the first depend on all of the second, which are inputs or targets. */
    boolean dependsOn(Grid grid, Grid leaves) {
        return leaves.entries().stream().allMatch(e -> e instanceof Var v && program.leaves().contains(v.name()) && reaches(grid, v.name()));
    }

    private boolean reaches(Grid from, String leaf) {
        boolean direct = from.entries().stream().anyMatch(e -> e instanceof Var v && Traversal.variables(program.expanded(v)).contains(leaf));
        return direct && !program.parameters().contains(leaf);
    }
}
