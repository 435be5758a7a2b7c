package org.gradatim.derive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/**
 * The derivatives of a program's root by everything that it depends on, by reverse mode: one pass from the root back to the
 * leaves, in time linear in the program's edges. Each is an expression in the names of the program, factored, such as
 * (a3 - y) w5 a1 (1 - a1) x1.
 *
 * <p>With {@code signals}, the derivatives by those definitions are named where they are used ({@link #signal}), as
 * backpropagation does: δ₁ = δ₃ w₅ a₁(1-a₁).
 */
public final class Gradient {
    private static final String SIGNAL_PREFIX = "δ:";

    private final Program program;
    private final Map<String, Expr> byName;
    private final Map<String, Expr> penaltyByName;

    private Gradient(Program program, Map<String, Expr> byName, Map<String, Expr> penaltyByName) {
        this.program = program;
        this.byName = byName;
        this.penaltyByName = penaltyByName;
    }

    /** The closed forms. */
    public static Gradient of(Program program) {
        return of(program, Set.of());
    }

    /** @param signals definitions whose derivatives are to be named instead of written out */
    static Gradient of(Program program, Set<String> signals) {
        Simplifier simplifier = new Simplifier(program.constraints());
        return new Gradient(program, new ReversePass(program, program.root(), simplifier, signals, program.parameters()).run(), penalty(program, simplifier));
    }

    /** The derivatives of one definition by everything that it depends on, inputs and targets too; without a penalty. */
    public static Gradient of(Program program, String definition) {
        Simplifier simplifier = new Simplifier(program.constraints());
        return new Gradient(program, new ReversePass(program, definition, simplifier, Set.of(), program.leaves()).run(), Map.of());
    }

    private static Map<String, Expr> penalty(Program program, Simplifier simplifier) {
        Map<String, Expr> derivatives = LocalDerivatives.of(program.penalty(), program.penalty());
        derivatives.replaceAll((name, d) -> simplifier.simplify(d));
        return derivatives;
    }

    /** ∂root/∂name for one example; 0 where the root does not depend on it. */
    public Expr ofRoot(String name) {
        return byName.getOrDefault(name, Const.ZERO);
    }

    /** ∂penalty/∂name. */
    public Expr ofPenalty(String name) {
        return penaltyByName.getOrDefault(name, Const.ZERO);
    }

    public Program program() {
        return program;
    }

    /** The variable that stands for ∂root/∂definition in a gradient with signals. It is no name that a user can type. */
    public static Var signal(String definition) {
        return Var.of(SIGNAL_PREFIX + definition);
    }

    /** The definition of which this is the signal, or null for any other name. */
    public static String signalOf(String variable) {
        return variable.startsWith(SIGNAL_PREFIX) ? variable.substring(SIGNAL_PREFIX.length()) : null;
    }

    /** One pass from the root to the leaves. */
    private static final class ReversePass {
        private final Program program;
        private final String root;
        private final Simplifier simplifier;
        private final Set<String> signals;
        private final Set<String> wanted;
        private final UnaryOperator<Expr> naming;
        /** What the uses of each name contribute, the last use first. */
        private final Map<String, List<Factored>> contributions = new LinkedHashMap<>();
        private final Map<String, Expr> byName = new LinkedHashMap<>();

        ReversePass(Program program, String root, Simplifier simplifier, Set<String> signals, List<String> leaves) {
            this.program = program;
            this.root = root;
            this.simplifier = simplifier;
            this.signals = signals;
            this.wanted = new HashSet<>(leaves);
            this.naming = program.naming();
        }

        Map<String, Expr> run() {
            contributions.put(root, List.of(Factored.ONE));
            for (Definition d : program.definitions().reversed()) {
                List<Factored> toThis = contributions.remove(d.name());
                if (toThis == null) continue;
                Factored adjoint = sum(toThis);
                byName.put(d.name(), adjoint.toExpr());
                boolean named = signals.contains(d.name()) && !d.name().equals(root);
                passOn(d, named ? simplifier.factor(signal(d.name())) : adjoint);
            }
            contributions.forEach((name, toThis) -> byName.put(name, sum(toThis).toExpr()));
            return byName;
        }

        private Factored sum(List<Factored> lastUseFirst) {
            return lastUseFirst.size() == 1 ? lastUseFirst.getFirst() : simplifier.sum(lastUseFirst.reversed());
        }

        private void passOn(Definition d, Factored upstream) {
            LocalDerivatives.of(d.value(), Var.of(d.name()), this::isWanted).forEach((name, derivative) -> {
                Factored contribution = Simplifier.times(upstream, simplifier.factor(derivative instanceof Apply ? naming.apply(derivative) : derivative));
                if (!contribution.isZero()) contributions.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(contribution);
            });
        }

        private boolean isWanted(String name) {
            return wanted.contains(name) || program.definition(name).isPresent();
        }
    }
}
