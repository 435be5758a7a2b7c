package org.gradatim.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.derive.Gradient;
import org.gradatim.eval.Tape;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.ExprNotation;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;
import org.gradatim.notation.Notation;

/** The numbers of a model's first example: of every name, and of any expression in these names. */
final class Numbers {
    private final Map<String, Double> values = new HashMap<>();
    private final Gradient gradient;

    /** @param model one that has numbers */
    Numbers(Model model, Gradient gradient) {
        this.gradient = gradient;
        Program program = model.program();
        values.putAll(model.values());
        program.constants().forEach((name, value) -> values.put(name, value.doubleValue()));
        model.data().columns().forEach((name, column) -> values.put(name, column[0]));
        List<Expr> names = program.definitions().stream().map(d -> (Expr) Var.of(d.name())).toList();
        double[][] forward = Tape.compile(program, names).values(model.values(), model.data());
        for (int i = 0; i < forward.length; i++) values.put(program.definitions().get(i).name(), forward[i][0]);
    }

    double of(String name) {
        String signal = Gradient.signalOf(name);
        return signal == null ? values.get(name) : of(gradient.ofRoot(signal));
    }

    double of(Expr expr) {
        return Traversal.fold(expr, (node, operands) -> switch (node) {
            case Const c -> c.value().doubleValue();
            case Var v -> of(v.name());
            case Apply a -> a.op().value(operands.stream().mapToDouble(d -> d).toArray());
        });
    }

    /** The expression with numbers in place of names. */
    Notation putInto(Expr expr) {
        return ExprNotation.of(expr, name -> Figures.working(of(name)));
    }
}
