package org.gradatim.derive;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;

/**
 * Differentiates one expression by one variable, a kind of rule at a time, and keeps every line: first what is linear (sums,
 * signs, constant factors), then one layer of functions by the chain rule, and so on inward.
 */
final class RuleByRule {
    private static final String PENDING_PREFIX = "∂:";

    private final Var variable;
    private final Expr whole;
    private final Expr output;
    private final UnaryOperator<Expr> naming;
    private final Map<Expr, Boolean> varies = new IdentityHashMap<>();
    private final Map<Expr, Var> placeholders = new IdentityHashMap<>();
    private final Map<String, Expr> pending = new LinkedHashMap<>();

    private RuleByRule(Expr whole, String variable, Expr output, UnaryOperator<Expr> naming) {
        this.variable = Var.of(variable);
        this.whole = whole;
        this.output = output;
        this.naming = naming;
        for (Expr node : Traversal.postorder(List.of(whole))) {
            varies.put(node, node == this.variable || node.operands().stream().anyMatch(varies::get));
        }
    }

    /**
     * The lines after ∂whole/∂variable.
     *
     * @param output what stands for the value of the whole in its own derivative
     * @param naming replaces what has a name by its name
     */
    static List<RuleLine> lines(Expr whole, String variable, Expr output, UnaryOperator<Expr> naming) {
        RuleByRule rules = new RuleByRule(whole, variable, output, naming);
        List<RuleLine> lines = new ArrayList<>();
        Expr form = rules.derivativeOf(whole);
        while (!rules.pendingIn(form).isEmpty()) {
            Set<AppliedRule> used = new LinkedHashSet<>();
            form = rules.next(form, used);
            lines.add(new RuleLine(form, rules.pendingIn(form), List.copyOf(used)));
        }
        return lines;
    }

    private Map<String, Expr> pendingIn(Expr form) {
        Map<String, Expr> found = new LinkedHashMap<>();
        for (String name : Traversal.variables(form)) if (pending.containsKey(name)) found.put(name, pending.get(name));
        return found;
    }

    /** One kind of rule further: linear rules where any applies, else the functions' own. */
    private Expr next(Expr form, Set<AppliedRule> used) {
        Map<String, Expr> open = pendingIn(form);
        boolean linear = open.values().stream().anyMatch(this::isLinear);
        Map<String, Expr> workedOut = new LinkedHashMap<>();
        open.forEach((name, f) -> {
            if (linear && isLinear(f)) workedOut.put(name, linearDerivative(f, used));
            else if (!linear) workedOut.put(name, functionDerivative((Apply) f, used));
        });
        return rebuilt(form, workedOut);
    }

    /** Substitutes and drops what has become 0 or 1 on the way. */
    private static Expr rebuilt(Expr form, Map<String, Expr> workedOut) {
        return Traversal.fold(form, (node, operands) -> switch (node) {
            case Const c -> c;
            case Var v -> workedOut.getOrDefault(v.name(), v);
            case Apply a when a.op() == Arithmetic.ADD -> Arithmetic.sum(operands);
            case Apply a when a.op() == Arithmetic.MULTIPLY -> Arithmetic.product(operands);
            case Apply a when a.op() == Arithmetic.NEGATE -> Arithmetic.negate(operands.getFirst());
            case Apply a when a.op() == Arithmetic.DIVIDE -> Arithmetic.divide(operands.get(0), operands.get(1));
            case Apply a -> Apply.of(a.op(), operands);
        });
    }

    private boolean isLinear(Expr f) {
        if (!(f instanceof Apply a)) return true;
        if (a.op() == Arithmetic.ADD || a.op() == Arithmetic.NEGATE) return true;
        if (a.op() == Arithmetic.MULTIPLY) return a.arguments().stream().filter(varies::get).count() == 1;
        return a.op() == Arithmetic.DIVIDE && !varies.get(a.arguments().get(1));
    }

    /** The derivative where every linear operation above the next functions is worked through. */
    private Expr linearDerivative(Expr f, Set<AppliedRule> used) {
        Map<Expr, Expr> derivatives = new IdentityHashMap<>();
        List<Expr> region = linearRegion(f);
        for (Expr node : region.reversed()) {
            if (varies.get(node) && node instanceof Apply a && isLinear(a)) used.add(AppliedRule.linear(a.op()));
        }
        for (Expr node : region) derivatives.put(node, linearStep(node, derivatives));
        return derivatives.get(f);
    }

    /** The nodes that linear rules reach from f, operands first. */
    private List<Expr> linearRegion(Expr f) {
        Set<Expr> reached = new LinkedHashSet<>(List.of(f));
        List<Expr> toOpen = new ArrayList<>(List.of(f));
        while (!toOpen.isEmpty()) {
            Expr node = toOpen.removeLast();
            if (!varies.get(node) || !isLinear(node)) continue;
            for (Expr operand : node.operands()) if (reached.add(operand)) toOpen.add(operand);
        }
        return Traversal.postorder(List.of(f)).stream().filter(reached::contains).toList();
    }

    private Expr linearStep(Expr node, Map<Expr, Expr> derivatives) {
        if (!varies.get(node) || node == variable || !isLinear(node)) return derivativeOf(node);
        Apply a = (Apply) node;
        List<Expr> x = a.arguments();
        if (a.op() == Arithmetic.ADD) return Arithmetic.sum(x.stream().map(derivatives::get).toList());
        if (a.op() == Arithmetic.NEGATE) return Arithmetic.negate(derivatives.get(x.getFirst()));
        if (a.op() == Arithmetic.DIVIDE) return Arithmetic.divide(derivatives.get(x.getFirst()), x.get(1));
        return Arithmetic.product(x.stream().map(factor -> varies.get(factor) ? derivatives.get(factor) : factor).toList());
    }

    /** Σ ∂f/∂argument · (argument)′: the function's own rule, then the chain rule inward. */
    private Expr functionDerivative(Apply f, Set<AppliedRule> used) {
        used.add(AppliedRule.of(f.op()));
        List<Expr> local = f.op().derivatives(f.arguments(), f == whole ? output : f);
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i < local.size(); i++) {
            Expr argument = f.arguments().get(i);
            if (varies.get(argument)) terms.add(Arithmetic.times(naming.apply(local.get(i)), derivativeOf(argument)));
        }
        return Arithmetic.sum(terms);
    }

    /** 0, 1, or a placeholder for what is to be worked out yet. */
    private Expr derivativeOf(Expr f) {
        if (!varies.get(f)) return Const.ZERO;
        if (f == variable) return Const.ONE;
        Var placeholder = placeholders.computeIfAbsent(f, _ -> Var.of(PENDING_PREFIX + placeholders.size()));
        pending.put(placeholder.name(), f);
        return placeholder;
    }
}
