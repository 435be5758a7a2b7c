package org.gradatim.check.mistake;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Op;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;

/** Activations that are written out: 1/(1+e⁻ᶻ) is σ(z), max(0,z) is relu(z), eᶻ¹/S with S = eᶻ¹ + eᶻ² is the first output of a softmax. */
final class Recognition {
    private static final List<Op> WRITTEN_WITH_EXP = List.of(Activations.SIGMOID, Activations.TANH);

    private final Program program;
    private final FieldPoints points;

    Recognition(Program program, FieldPoints points) {
        this.program = program;
        this.points = points;
    }

    static boolean isActivation(Op op) {
        return Activations.FAMILY.contains(op) || Activations.isSoftmax(op);
    }

    /** The application of an activation that the expression is, if it is one. */
    Optional<Apply> of(Apply expr) {
        if (isActivation(expr.op())) return Optional.of(expr);
        if (expr.op() == Arithmetic.MAX) return relu(expr);
        if (expr.op() != Arithmetic.DIVIDE) return Optional.empty();
        Optional<Apply> softmax = softmax(expr);
        return softmax.isPresent() ? softmax : writtenOut(expr);
    }

    private static Optional<Apply> relu(Apply max) {
        for (int i = 0; i < 2; i++) {
            if (max.arguments().get(i).isZero()) return Optional.of(Apply.of(Activations.RELU, max.arguments().get(1 - i)));
        }
        return Optional.empty();
    }

    private Optional<Apply> softmax(Apply quotient) {
        if (!isExp(opened(quotient.argument())) || !(opened(quotient.arguments().get(1)) instanceof Apply sum) || sum.op() != Arithmetic.ADD) return Optional.empty();
        List<Expr> arguments = new ArrayList<>();
        for (Expr term : sum.arguments()) {
            if (!isExp(opened(term))) return Optional.empty();
            arguments.add(((Apply) opened(term)).argument());
        }
        int k = arguments.indexOf(((Apply) opened(quotient.argument())).argument());
        return k < 0 ? Optional.empty() : Optional.of(Apply.of(Activations.softmax(k + 1), arguments));
    }

    private Optional<Apply> writtenOut(Apply quotient) {
        Set<Expr> arguments = new LinkedHashSet<>();
        for (Expr node : Traversal.postorder(List.of(opened(quotient.argument()), opened(quotient.arguments().get(1))))) {
            if (isExp(node)) arguments.add(positive(((Apply) node).argument()));
        }
        for (Expr z : arguments) {
            for (Op op : WRITTEN_WITH_EXP) if (points.agree(quotient, Apply.of(op, z))) return Optional.of(Apply.of(op, z));
        }
        return Optional.empty();
    }

    private Expr opened(Expr expr) {
        return expr instanceof Var v ? program.definition(v.name()).map(Program.Definition::value).orElse(expr) : expr;
    }

    private static boolean isExp(Expr expr) {
        return expr instanceof Apply a && a.op() == Arithmetic.EXP;
    }

    private static Expr positive(Expr expr) {
        return expr instanceof Apply a && a.op() == Arithmetic.NEGATE ? a.argument() : expr;
    }
}
