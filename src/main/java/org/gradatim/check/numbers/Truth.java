package org.gradatim.check.numbers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.check.Magnitude;
import org.gradatim.check.mistake.Diagnoser;
import org.gradatim.check.numbers.Target.Entry;
import org.gradatim.check.numbers.Target.Role;
import org.gradatim.derive.Gradient;
import org.gradatim.eval.Evaluation;
import org.gradatim.eval.Tape;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;
import org.gradatim.graph.Model;

/** The true numbers of a model at its parameters and data: values of the forward pass, derivatives of J, and a step of gradient descent. */
final class Truth {
    private final Model model;
    private final double rate;
    private final Gradient gradient;
    private final Evaluation evaluation;
    private final Map<String, Double> costs = new HashMap<>();
    private final Map<String, double[]> examples = new HashMap<>();
    private Magnitude magnitude;
    private Diagnoser diagnoser;

    /** @param rate the learning rate α of steps */
    Truth(Model model, double rate) {
        this.model = model;
        this.rate = rate;
        this.gradient = Gradient.of(model.program());
        this.evaluation = Evaluation.of(model);
    }

    /** Kept for the next answer. */
    Diagnoser diagnoser() {
        if (diagnoser == null) diagnoser = Diagnoser.of(model.program());
        return diagnoser;
    }

    /** Whether it is a parameter, which has a step. */
    boolean isParameter(String name) {
        return model.values().containsKey(name);
    }

    Model model() {
        return model;
    }

    double rate() {
        return rate;
    }

    /** Computes the derivatives by these names at once. */
    void prepare(Collection<Entry> entries) {
        List<String> ofCost = entries.stream().filter(e -> e.example() == Entry.ALL).map(Entry::name).distinct().filter(n -> !costs.containsKey(n)).toList();
        List<String> single = entries.stream().filter(e -> e.example() != Entry.ALL).map(Entry::name).distinct().filter(n -> !examples.containsKey(n)).toList();
        if (!ofCost.isEmpty()) {
            List<Expr> outputs = new ArrayList<>();
            for (String name : ofCost) outputs.addAll(List.of(gradient.ofRoot(name), gradient.ofPenalty(name)));
            double[] means = Tape.compile(model.program(), outputs).means(model.values(), model.data());
            for (int i = 0; i < ofCost.size(); i++) costs.put(ofCost.get(i), means[2 * i] + means[2 * i + 1]);
        }
        if (!single.isEmpty()) {
            double[][] values = Tape.compile(model.program(), single.stream().map(gradient::ofRoot).toList()).values(model.values(), model.data());
            for (int i = 0; i < single.size(); i++) examples.put(single.get(i), values[i]);
        }
    }

    /** The true number. */
    double of(Role role, Entry entry) {
        return role == Role.VALUE ? value(entry) : asked(role, entry.name(), gradient(entry));
    }

    /** What a derivative makes of a name, in the role. */
    double asked(Role role, String name, double derivative) {
        return switch (role) {
            case VALUE -> throw new IllegalArgumentException("a value is no derivative");
            case GRADIENT -> derivative;
            case NEGATIVE_GRADIENT -> -derivative;
            case STEP -> -rate * derivative;
            case UPDATED -> model.values().get(name) - rate * derivative;
        };
    }

    double value(Entry entry) {
        boolean ofCost = entry.example() == Entry.ALL && entry.name().equals(model.program().root());
        return ofCost ? evaluation.cost() : evaluation.value(entry.name(), Math.max(0, entry.example()));
    }

    /** ∂J/∂name; in one example of several the part that this example has in it, (1/m) ∂L/∂name. */
    double gradient(Entry entry) {
        prepare(List.of(entry));
        if (entry.example() == Entry.ALL) return costs.get(entry.name());
        return examples.get(entry.name())[entry.example()] / model.examples();
    }

    /** The mean of ∂L/∂name without what the penalty adds. */
    double withoutPenalty(String name) {
        return gradient(Entry.of(name)) - penalty(name);
    }

    double penalty(String name) {
        Expr penalty = gradient.ofPenalty(name);
        return penalty.isZero() ? 0 : evaluation.value(penalty, 0);
    }

    /** ∂J/∂name for one example, as an expression in the names of the program. */
    Expr expr(String name) {
        return Arithmetic.plus(gradient.ofRoot(name), gradient.ofPenalty(name));
    }

    /** The expression of the role. */
    Expr expr(Role role, String name) {
        return switch (role) {
            case VALUE -> Var.of(name);
            case GRADIENT -> expr(name);
            case NEGATIVE_GRADIENT -> Arithmetic.negate(expr(name));
            case STEP -> Arithmetic.negate(Arithmetic.times(alpha(), expr(name)));
            case UPDATED -> Arithmetic.minus(Var.of(name), Arithmetic.times(alpha(), expr(name)));
        };
    }

    private Expr alpha() {
        return Const.of(Rational.ofShortestDecimal(rate));
    }

    /** For each derivative or value the size that its terms have before they cancel. */
    double[] magnitudes(Role role, List<Entry> entries) {
        if (magnitude == null) magnitude = new Magnitude(model.program());
        List<Expr> sizes = entries.stream().map(e -> magnitude.of(role == Role.VALUE ? Var.of(e.name()) : expr(e.name()))).toList();
        double[] means = evaluation.means(sizes);
        for (int i = 0; i < means.length; i++) {
            if (role == Role.STEP || role == Role.UPDATED) means[i] *= Math.abs(rate);
            if (role == Role.UPDATED) means[i] += Math.abs(model.values().get(entries.get(i).name()));
        }
        return means;
    }
}
