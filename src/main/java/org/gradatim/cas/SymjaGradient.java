package org.gradatim.cas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Elementary;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IExpr;

/**
 * The derivatives of a composed function by Symja. A small function is put to it whole, with the definitions written out. A large
 * one would swell beyond measure, since Symja knows no shared subexpressions: there Symja differentiates each definition in the
 * names that it uses, and the chain rule is applied forwards, from the variable to the root: for J = f(a, b),
 * J′ = ∂f/∂a · a′ + ∂f/∂b · b′.
 *
 * @param definitions the function's definitions and, behind each, its derivatives by the variables
 * @param derivatives for each variable the derivative of the root, in terms of the definitions
 */
record SymjaGradient(SequencedMap<String, Expr> definitions, SequencedMap<String, Expr> derivatives) {
    /** The most nodes of a function written out that Symja gets whole: a third of a second for each variable at that size. */
    private static final double LARGEST_WHOLE = 250;

    /** The most derivatives of one definition in one name that are asked for; a thousand take about a second. */
    private static final int MOST_PARTIALS = 10_000;

    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

    private static final String ROOT = "root";

    /** Marks the name of a derivative; no name in a formula contains it. */
    private static final String DERIVATIVE = "′";

    static SymjaGradient of(SequencedMap<String, Expr> definitions, Expr root, Set<String> variables) throws NoAnswerException {
        Expr whole = writtenOut(definitions, root);
        SequencedMap<String, Expr> steps = whole == null ? new LinkedHashMap<>(definitions) : new LinkedHashMap<>();
        steps.put(DERIVATIVE + ROOT, whole == null ? root : whole);
        Map<String, Set<String>> reached = reached(steps, variables);
        int partials = reached.values().stream().mapToInt(Set::size).sum();
        if (partials > MOST_PARTIALS) {
            throw new NoAnswerException("the function has " + partials + " local derivatives, more than the " + MOST_PARTIALS + " that are asked for");
        }
        Map<String, Map<String, Expr>> local = Symja.ask(TIME_LIMIT, engine -> partials(engine, steps, reached));
        return chained(definitions, steps, local, variables);
    }

    /** The root with every definition put in, or null if that is too large. */
    private static Expr writtenOut(SequencedMap<String, Expr> definitions, Expr root) {
        double size = new Interpretation<>(new Size()).of(definitions, List.of(root), _ -> 1.0).getFirst();
        if (size > LARGEST_WHOLE) return null;
        Map<String, Expr> values = new HashMap<>();
        definitions.forEach((name, value) -> values.put(name, Traversal.substitute(value, values)));
        return Traversal.substitute(root, values);
    }

    /** For each step the names in it that depend on the variables. */
    private static Map<String, Set<String>> reached(SequencedMap<String, Expr> steps, Set<String> variables) {
        Map<String, Set<String>> reached = new LinkedHashMap<>();
        Set<String> dependent = new HashSet<>(variables);
        steps.forEach((name, value) -> {
            Set<String> names = Traversal.variables(value);
            names.retainAll(dependent);
            reached.put(name, names);
            if (!names.isEmpty()) dependent.add(name);
        });
        return reached;
    }

    private static Map<String, Map<String, Expr>> partials(
            EvalEngine engine, SequencedMap<String, Expr> steps, Map<String, Set<String>> reached) throws NoAnswerException {
        SymjaAlgebra algebra = new SymjaAlgebra();
        Interpretation<IExpr> translation = new Interpretation<>(algebra);
        Map<String, Map<String, Expr>> partials = new HashMap<>();
        for (String name : steps.keySet()) {
            IExpr f = translation.of(Collections.emptyNavigableMap(), List.of(steps.get(name)), algebra::symbol).getFirst();
            Map<String, Expr> byName = new LinkedHashMap<>();
            for (String x : reached.get(name)) byName.put(x, algebra.read(engine.evaluate(F.D(f, algebra.symbol(x)))));
            partials.put(name, byName);
        }
        return partials;
    }

    private static SymjaGradient chained(SequencedMap<String, Expr> definitions, SequencedMap<String, Expr> steps,
            Map<String, Map<String, Expr>> local, Set<String> variables) {
        SequencedMap<String, Expr> extended = new LinkedHashMap<>(definitions);
        SequencedMap<String, Expr> derivatives = new LinkedHashMap<>();
        for (String variable : variables) {
            Map<String, Expr> derivative = new HashMap<>(Map.of(variable, Const.ONE));
            for (String name : steps.keySet()) {
                List<Expr> terms = new ArrayList<>();
                local.get(name).forEach((x, partial) -> {
                    if (derivative.containsKey(x)) terms.add(Arithmetic.times(partial, derivative.get(x)));
                });
                if (terms.isEmpty()) continue;
                String derivativeName = name + DERIVATIVE + variable;
                extended.put(derivativeName, Arithmetic.sum(terms));
                derivative.put(name, Var.of(derivativeName));
            }
            derivatives.put(variable, derivative.getOrDefault(DERIVATIVE + ROOT, Const.ZERO));
        }
        return new SymjaGradient(extended, derivatives);
    }

    /** The number of nodes of an expression written out as a tree; as a double, since it may be beyond any integer. */
    private static final class Size implements Algebra<Double> {
        @Override
        public Double constant(Rational value) {
            return 1.0;
        }

        @Override
        public Double apply(Elementary operation, List<Double> operands) {
            return 1 + operands.stream().mapToDouble(Double::doubleValue).sum();
        }
    }
}
