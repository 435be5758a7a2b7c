package org.gradatim.check.mistake;

import static org.gradatim.check.mistake.MistakeClass.APPLIED_DERIVATIVE_AT_WRONG_POINT;
import static org.gradatim.check.mistake.MistakeClass.EXTRA_FACTOR;
import static org.gradatim.check.mistake.MistakeClass.MISSING_ACTIVATION_DERIVATIVE;
import static org.gradatim.check.mistake.MistakeClass.USES_X_INSTEAD_OF_Z;
import static org.gradatim.check.mistake.MistakeClass.USES_Z_INSTEAD_OF_A;
import static org.gradatim.check.mistake.MistakeClass.WRONG_ACTIVATION_DERIVATIVE;
import static org.gradatim.check.mistake.MistakeClass.WRONG_INDEX;
import static org.gradatim.expr.Arithmetic.minus;
import static org.gradatim.expr.Arithmetic.negate;
import static org.gradatim.expr.Arithmetic.plus;
import static org.gradatim.expr.Arithmetic.power;
import static org.gradatim.expr.Arithmetic.step;
import static org.gradatim.expr.Arithmetic.times;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradatim.check.mistake.Edge.Part;
import org.gradatim.derive.LocalDerivatives;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Op;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;

/** Mistakes with the derivative of an activation: left out, that of another function, or taken at another point. */
final class ActivationEdits implements Family {
    /** Points of a large network at which a derivative is tried. */
    private static final int MOST_OTHER_POINTS = 24;

    @Override
    public void propose(Scene scene, Proposals to) {
        for (Edge e : scene.edges()) {
            if (e.part() != Part.ACTIVATION) continue;
            to.at(e, "none", MISSING_ACTIVATION_DERIVATIVE, "", 2, Const.ONE);
            to.at(e, "twice", EXTRA_FACTOR, "doubled", 12, times(e.factor(), e.factor()), e.factor(), times(e.factor(), e.factor()));
            Apply applied = (Apply) e.from().value();
            if (Activations.isSoftmax(applied.op())) softmax(scene, e, applied, to);
            else if (!Recognition.isActivation(applied.op())) anyFunction(scene, e, to);
            else if (applied.argument() instanceof Var z && z.name().equals(e.to().name())) scalar(scene, e, applied, to);
        }
    }

    private void scalar(Scene scene, Edge e, Apply applied, Proposals to) {
        Expr z = e.to().shown();
        Expr a = e.from().shown();
        to.at(e, "a", WRONG_ACTIVATION_DERIVATIVE, "function", 4, a);
        otherFunctions(e, applied.op(), z, a, to);
        slips(e, z, a, to);
        to.at(e, "z", USES_Z_INSTEAD_OF_A, "", 4, slope(scene, applied, z, z));
        to.at(e, "at a", APPLIED_DERIVATIVE_AT_WRONG_POINT, "activation", 4, at(scene, applied, a));
        otherPoints(scene, e, applied, to);
    }

    /** A function that is written out: no others are known that it could be taken for. */
    private static void anyFunction(Scene scene, Edge e, Proposals to) {
        Expr value = e.from().value();
        Expr slope = LocalDerivatives.of(value, value).get(e.to().name());
        UnaryOperator<Expr> at = u -> scene.graph().shown(Traversal.substitute(slope, Map.of(e.to().name(), u)));
        to.at(e, "a", WRONG_ACTIVATION_DERIVATIVE, "function", 4, e.from().shown());
        to.at(e, "at a", APPLIED_DERIVATIVE_AT_WRONG_POINT, "activation", 4, at.apply(e.from().shown()));
        for (Node other : scene.activationsNear(e.from(), MOST_OTHER_POINTS)) {
            if (other != e.from()) atAnother(e, other, List.of(at.apply(argument(other))), to);
        }
        inputs(scene, e, at, to);
    }

    private static Expr argument(Node activation) {
        return activation.operands().getFirst().shown();
    }

    /** The derivative of the same activation at u, whose output is {@code out}. */
    private static Expr slope(Scene scene, Apply activation, Expr u, Expr out) {
        return activation.op().derivatives(argumentsAt(scene, activation, u), out).getFirst();
    }

    /** σ′(u), written in u. */
    private static Expr at(Scene scene, Apply activation, Expr u) {
        return slope(scene, activation, u, Apply.of(activation.op(), argumentsAt(scene, activation, u)));
    }

    private static List<Expr> argumentsAt(Scene scene, Apply activation, Expr u) {
        List<Expr> arguments = new ArrayList<>(activation.arguments().stream().map(scene.graph()::shown).toList());
        arguments.set(0, u);
        return arguments;
    }

    private static Expr at(Op op, Expr u) {
        return op.derivatives(List.of(u), Apply.of(op, u)).getFirst();
    }

    private static void otherFunctions(Edge e, Op op, Expr z, Expr a, Proposals to) {
        for (Op other : List.of(Activations.SIGMOID, Activations.TANH, Activations.RELU)) {
            if (other == op) continue;
            String key = other.name();
            to.at(e, key, WRONG_ACTIVATION_DERIVATIVE, "other", 5, other.derivatives(List.of(z), a).getFirst());
            to.at(e, key + " of z", WRONG_ACTIVATION_DERIVATIVE, "other", 6, at(other, z));
            to.at(e, key + " at z", WRONG_ACTIVATION_DERIVATIVE, "other", 7, other.derivatives(List.of(z), z).getFirst());
        }
    }

    /** What is left of 1-a², a(1-a) and the like when a part of it is lost, and the branches of ReLU mixed up. */
    private static void slips(Edge e, Expr z, Expr a, Proposals to) {
        for (Expr u : List.of(a, z)) {
            String of = u == a ? "a" : "z";
            int more = u == a ? 0 : 2;
            to.at(e, "1-" + of, WRONG_ACTIVATION_DERIVATIVE, "", 6 + more, minus(Const.ONE, u));
            to.at(e, of + "²", WRONG_ACTIVATION_DERIVATIVE, "", 7 + more, power(u, 2));
            to.at(e, "-" + of + "²", WRONG_ACTIVATION_DERIVATIVE, "", 6 + more, negate(power(u, 2)));
            to.at(e, "1+" + of + "²", WRONG_ACTIVATION_DERIVATIVE, "", 8 + more, plus(Const.ONE, power(u, 2)));
            to.at(e, "(1-" + of + ")²", WRONG_ACTIVATION_DERIVATIVE, "", 8 + more, power(minus(Const.ONE, u), 2));
            to.at(e, of + "(1+" + of + ")", WRONG_ACTIVATION_DERIVATIVE, "", 8 + more, times(u, plus(Const.ONE, u)));
            to.at(e, of + "-1", WRONG_ACTIVATION_DERIVATIVE, "", 9 + more, minus(u, Const.ONE));
            to.at(e, of + "(1-" + of + "²)", WRONG_ACTIVATION_DERIVATIVE, "", 9 + more, times(u, minus(Const.ONE, power(u, 2))));
            to.at(e, of + "²(1-" + of + ")", WRONG_ACTIVATION_DERIVATIVE, "", 9 + more, times(power(u, 2), minus(Const.ONE, u)));
            to.at(e, "branches " + of, WRONG_ACTIVATION_DERIVATIVE, "branches", 8 + more, plus(times(step(z), u), minus(Const.ONE, step(z))));
        }
        to.at(e, "branch off", WRONG_ACTIVATION_DERIVATIVE, "branches", 8, minus(Const.ONE, step(z)));
        to.at(e, "z only", WRONG_ACTIVATION_DERIVATIVE, "", 9, z);
    }

    private static void otherPoints(Scene scene, Edge e, Apply own, Proposals to) {
        for (Node other : scene.activationsNear(e.from(), MOST_OTHER_POINTS)) {
            if (other == e.from()) continue;
            Apply applied = (Apply) other.value();
            Expr z = argument(other);
            boolean same = applied.op() == own.op();
            List<Expr> forms = new ArrayList<>(List.of(same ? slope(scene, own, z, other.shown()) : at(scene, own, z)));
            if (!same) forms.add(slope(scene, own, z, other.shown()));
            atAnother(e, other, forms, to);
        }
        inputs(scene, e, x -> at(scene, own, x), to);
    }

    private static void atAnother(Edge e, Node other, List<Expr> forms, Proposals to) {
        boolean sameLayer = other.height() == e.from().height();
        for (Expr form : forms) {
            String key = form.toString();
            to.at(e, key, APPLIED_DERIVATIVE_AT_WRONG_POINT, "other", sameLayer ? 9 : 7, form);
            to.at(e, key, WRONG_INDEX, "activation", sameLayer ? 7 : 9, form);
        }
    }

    private static void inputs(Scene scene, Edge e, UnaryOperator<Expr> at, Proposals to) {
        Set<String> inputs = Set.copyOf(scene.program().inputs());
        for (String input : scene.program().leaves().stream().filter(n -> !scene.isTarget(n)).limit(MOST_OTHER_POINTS).toList()) {
            Expr x = Var.of(input);
            if (x == e.to().shown()) continue;
            boolean isInput = inputs.contains(input);
            to.at(e, "x" + input, isInput ? USES_X_INSTEAD_OF_Z : APPLIED_DERIVATIVE_AT_WRONG_POINT, "", isInput ? 8 : 10, at.apply(x));
        }
    }

    /** ∂aₖ/∂zⱼ with z for a, or without the other outputs. */
    private static void softmax(Scene scene, Edge e, Apply applied, Proposals to) {
        Map<String, Expr> arguments = new HashMap<>();
        for (Node n : scene.activations()) {
            if (!(n.value() instanceof Apply a) || !a.arguments().equals(applied.arguments()) || !Activations.isSoftmax(a.op())) continue;
            Expr z = scene.graph().shown(a.arguments().get(Activations.softmaxOutput(a.op()) - 1));
            if (n.shown() instanceof Var v) arguments.put(v.name(), z);
        }
        Expr named = e.factor();
        for (Node n : scene.activations()) {
            if (!(n.value() instanceof Apply a) || !a.arguments().equals(applied.arguments()) || !Activations.isSoftmax(a.op())) continue;
            named = Traversal.replace(named, x -> x == scene.graph().shown(n.value()) ? n.shown() : null);
        }
        to.at(e, "z", USES_Z_INSTEAD_OF_A, "", 4, Traversal.substitute(named, arguments));
        Expr a = e.from().shown();
        to.at(e, "a", WRONG_ACTIVATION_DERIVATIVE, "function", 6, a);
        to.at(e, "sigmoid", WRONG_ACTIVATION_DERIVATIVE, "other", 7, times(a, minus(Const.ONE, a)));
        to.at(e, "sign", MistakeClass.SIGN, "", 9, negate(e.factor()));
    }
}
