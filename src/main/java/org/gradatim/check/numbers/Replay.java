package org.gradatim.check.numbers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.gradatim.check.numbers.Target.Entry;
import org.gradatim.derive.LocalDerivatives;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Data;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/**
 * Forward and backward pass in numbers as a person works them with a calculator: what has been written down, rounded or wrong, is
 * taken from there. Also in the order of a classic mistake, in which weights take their step before the derivatives below
 * them are computed.
 *
 * <p>Shares only the local derivatives with the symbolic gradient; the chain rule is applied here to numbers.
 */
final class Replay {
    private final Model model;
    private final Program program;
    private final double rate;
    private final Set<String> trained;
    private final Map<String, Map<String, Expr>> local = new HashMap<>();
    private final Map<String, Expr> penalty;
    private final List<Map<String, Double>> leaves = new ArrayList<>();

    /**
     * Numbers to be used in place of what is computed.
     *
     * @param values      of definitions
     * @param derivatives ∂J/∂n by definitions and parameters
     * @param updated     parameters after their step
     */
    record Overrides(Map<Entry, Double> values, Map<Entry, Double> derivatives, Map<String, Double> updated) {
        static Overrides none() {
            return new Overrides(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        }
    }

    /** What was computed, before anything took its place. */
    record Computed(Map<Entry, Double> values, Map<Entry, Double> derivatives) {}

    /** @param trained the parameters that gradient descent moves */
    Replay(Model model, double rate, Set<String> trained) {
        this.trained = trained;
        this.model = model;
        this.program = model.program();
        this.rate = rate;
        for (Definition d : program.definitions()) local.put(d.name(), LocalDerivatives.of(d.value(), Var.of(d.name())));
        this.penalty = LocalDerivatives.of(program.penalty(), program.penalty());
        for (int i = 0; i < model.examples(); i++) leaves.add(leaves(i));
    }

    private Map<String, Double> leaves(int example) {
        Map<String, Double> leaves = new HashMap<>(model.values());
        program.constants().forEach((name, value) -> leaves.put(name, value.doubleValue()));
        Data data = model.data();
        if (!data.isEmpty()) data.columns().forEach((name, column) -> leaves.put(name, column[example]));
        return leaves;
    }

    /** @param updatedFirst whether weights take their step as soon as their derivative is known, before it is passed on through them */
    Computed run(Overrides overrides, boolean updatedFirst) {
        return new Pass(overrides, updatedFirst).run();
    }

    private static double value(Expr expr, Function<String, Double> values) {
        return Traversal.fold(expr, (node, operands) -> switch (node) {
            case Const c -> c.value().doubleValue();
            case Var v -> values.apply(v.name());
            case Apply a -> a.op().value(operands.stream().mapToDouble(Double::doubleValue).toArray());
        });
    }

    /** One pass; the examples go through it side by side, as a step needs the mean over them. */
    private final class Pass {
        private final Overrides overrides;
        private final boolean updatedFirst;
        private final Computed computed = new Computed(new HashMap<>(), new HashMap<>());
        private final List<Map<String, Double>> values = new ArrayList<>();
        private final List<Map<String, Double>> adjoints = new ArrayList<>();
        private final Map<String, Double> stepped = new HashMap<>();

        Pass(Overrides overrides, boolean updatedFirst) {
            this.overrides = overrides;
            this.updatedFirst = updatedFirst;
        }

        Computed run() {
            for (int i = 0; i < leaves.size(); i++) {
                values.add(new HashMap<>(leaves.get(i)));
                adjoints.add(new HashMap<>(Map.of(program.root(), 1.0 / leaves.size())));
                for (Definition d : program.definitions()) forward(d, i);
            }
            for (Definition d : program.definitions().reversed()) backward(d);
            for (String name : program.parameters()) computed.derivatives().put(Entry.of(name), mean(name));
            return computed;
        }

        private Entry entry(String name, int example) {
            return leaves.size() == 1 ? Entry.of(name) : new Entry(name, example);
        }

        private void forward(Definition d, int example) {
            double result = value(d.value(), values.get(example)::get);
            Entry entry = entry(d.name(), example);
            computed.values().put(entry, result);
            values.get(example).put(d.name(), overrides.values().getOrDefault(entry, result));
        }

        /** First what the parameters of the definition receive, then, maybe through their new values, what goes on below. */
        private void backward(Definition d) {
            for (int i = 0; i < leaves.size(); i++) settle(d.name(), i);
            Map<String, Expr> derivatives = local.get(d.name());
            List<String> parameters = derivatives.keySet().stream().filter(model.values()::containsKey).toList();
            for (String name : parameters) passOn(d, name, derivatives.get(name), Map.of());
            for (String name : parameters) if (trained.contains(name)) step(name);
            for (String name : derivatives.keySet()) {
                if (program.definition(name).isPresent()) passOn(d, name, derivatives.get(name), updatedFirst ? stepped : Map.of());
            }
        }

        private void settle(String name, int example) {
            double result = adjoints.get(example).getOrDefault(name, 0.0);
            Entry entry = entry(name, example);
            computed.derivatives().put(entry, result);
            adjoints.get(example).put(name, overrides.derivatives().getOrDefault(entry, result));
        }

        private void passOn(Definition d, String to, Expr derivative, Map<String, Double> instead) {
            for (int i = 0; i < leaves.size(); i++) {
                Map<String, Double> own = values.get(i);
                double local = value(derivative, name -> instead.containsKey(name) ? instead.get(name) : own.get(name));
                adjoints.get(i).merge(to, adjoints.get(i).get(d.name()) * local, Double::sum);
            }
        }

        private void step(String name) {
            double derivative = overrides.derivatives().getOrDefault(Entry.of(name), mean(name));
            double after = model.values().get(name) - rate * derivative;
            stepped.put(name, overrides.updated().getOrDefault(name, after));
        }

        /** ∂J/∂name: the examples' parts and the penalty's. */
        private double mean(String name) {
            double sum = adjoints.stream().mapToDouble(a -> a.getOrDefault(name, 0.0)).sum();
            Expr ofPenalty = penalty.get(name);
            return ofPenalty == null ? sum : sum + value(ofPenalty, leaves.getFirst()::get);
        }
    }
}
