package org.gradatim.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Op;
import org.gradatim.expr.Traversal;
import org.gradatim.graph.Activation;
import org.gradatim.graph.Program;

/**
 * The functions that a program uses and a reader may want to see written out.
 *
 * @param definitions    each function once, in the order in which it first occurs; softmax by its first output
 * @param haveConditions whether a condition such as [z > 0] occurs in them or in their derivatives
 */
record Functions(List<WrittenOut> definitions, boolean haveConditions) {

    /** σ(z), and what it stands for: 1/(1 + e⁻ᶻ). */
    record WrittenOut(Expr application, Expr writtenOut) {}

    /** @param proofs whether the definition of every function is shown somewhere, not of activations alone */
    static Functions of(Program program, boolean proofs) {
        Set<Object> seen = new HashSet<>();
        List<WrittenOut> definitions = new ArrayList<>();
        boolean conditions = false;
        for (Program.Definition d : program.definitions()) {
            for (Expr node : Traversal.postorder(List.of(d.value()))) {
                if (!(node instanceof Apply a) || !seen.add(kind(a.op()))) continue;
                boolean writtenOut = isActivation(a.op());
                conditions |= hasCondition(a, writtenOut || proofs);
                if (writtenOut) {
                    Apply general = general(a);
                    definitions.add(new WrittenOut(general, general.op().definition(general.arguments()).orElseThrow()));
                }
            }
        }
        return new Functions(definitions, conditions);
    }

    /** Whether a condition is printed where this is differentiated, or written out. */
    private static boolean hasCondition(Apply a, boolean writtenOut) {
        List<Expr> printed = new ArrayList<>(a.op().derivatives(a.arguments(), a));
        printed.add(a);
        if (writtenOut) a.op().definition(a.arguments()).ifPresent(printed::add);
        return Traversal.postorder(printed).stream().anyMatch(e -> e instanceof Apply inner && inner.op() == Arithmetic.STEP);
    }

    private static Object kind(Op op) {
        return Activations.isSoftmax(op) ? Activations.softmax(1) : op;
    }

    private static boolean isActivation(Op op) {
        return Activations.isSoftmax(op) || Activations.FAMILY.contains(op);
    }

    /** σ(z) for σ(z₁) or σ(2x + 1); constants stay, and so do the arguments of softmax. */
    private static Apply general(Apply a) {
        if (Activations.isSoftmax(a.op())) return a;
        return (Apply) Apply.of(a.op(), a.arguments().stream().map(x -> x instanceof Const ? x : Activation.argument()).toList());
    }
}
