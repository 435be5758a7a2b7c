package org.gradatim.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.ExprMap;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;

/**
 * A computation as an ordered list of named definitions (a Wengert list): z1, a1, …, J. A definition uses inputs, targets,
 * parameters, constants and earlier definitions by name; the last one asked for, the {@link #root()}, is differentiated.
 *
 * <p>The definitions compute the loss of one example. The cost is the mean of the root over the examples plus the
 * {@link #penalty()}, a function of the parameters alone.
 */
public final class Program {
    /** name = value. */
    public record Definition(String name, Expr value) {}

    private final List<Definition> definitions;
    private final Map<String, Definition> byName = new LinkedHashMap<>();
    private final ExprMap<String> byValue = new ExprMap<>();
    private final Set<String> exampleNames;
    private final String root;
    private final Expr penalty;
    private final List<String> inputs;
    private final List<String> targets;
    private final List<String> parameters;
    private final Map<String, Rational> constants;
    private final List<Expr> constraints;
    private final Symbols symbols;
    private final List<NamedArray> arrays;
    private final Set<String> leaves;

    private Program(Builder b) {
        this.definitions = List.copyOf(b.definitions);
        this.root = b.root != null ? b.root : definitions.getLast().name();
        this.penalty = b.penalty;
        this.inputs = List.copyOf(b.inputs);
        this.targets = List.copyOf(b.targets);
        this.parameters = List.copyOf(b.parameters);
        this.constants = Collections.unmodifiableMap(new LinkedHashMap<>(b.constants));
        this.constraints = List.copyOf(b.constraints);
        this.symbols = b.symbols;
        this.arrays = List.copyOf(b.arrays);
        this.leaves = new LinkedHashSet<>(inputs);
        leaves.addAll(targets);
        leaves.addAll(parameters);
        leaves.addAll(constants.keySet());
        this.exampleNames = new HashSet<>(inputs);
        exampleNames.addAll(targets);
        index();
    }

    private void index() {
        Set<String> known = new HashSet<>(leaves);
        for (Definition d : definitions) {
            Set<String> used = Traversal.variables(d.value());
            for (String name : used) {
                if (!known.contains(name)) throw new InputException("`" + name + "` is used in the definition of `" + d.name() + "` but is not defined before it");
                if (exampleNames.contains(name)) exampleNames.add(d.name());
            }
            if (!known.add(d.name())) throw new InputException("`" + d.name() + "` is defined twice; give one of the two another name");
            byName.put(d.name(), d);
            byValue.putIfAbsent(d.value(), d.name());
        }
        if (!byName.containsKey(root)) throw new InputException("`" + root + "` is to be differentiated but is not among the definitions");
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The definitions, each after those that it uses. */
    public List<Definition> definitions() {
        return definitions;
    }

    /** The definition of this name; empty for an input, target, parameter or constant. */
    public Optional<Definition> definition(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The name of what is differentiated: the loss of one example. */
    public String root() {
        return root;
    }

    /** What the cost adds to the mean of the root: a function of the parameters, 0 where there is no regularisation. */
    public Expr penalty() {
        return penalty;
    }

    public List<String> inputs() {
        return inputs;
    }

    public List<String> targets() {
        return targets;
    }

    public List<String> parameters() {
        return parameters;
    }

    /** Named constants with their values, such as lam = 0.1. */
    public Map<String, Rational> constants() {
        return constants;
    }

    /** Expressions in targets that are zero by agreement, such as y1 + y2 + y3 - 1 for one-hot targets. */
    public List<Expr> constraints() {
        return constraints;
    }

    public Symbols symbols() {
        return symbols;
    }

    /** The matrices that a spec names, in the order of their definition; their entries are names of this program. */
    public List<NamedArray> arrays() {
        return arrays;
    }

    /** All names that are not defined by a formula: inputs, targets, parameters, constants. */
    public List<String> leaves() {
        return List.copyOf(leaves);
    }

    public boolean knows(String name) {
        return byName.containsKey(name) || leaves.contains(name);
    }

    /** Whether the name's value differs from example to example: inputs, targets and what is computed from them. */
    public boolean variesByExample(String name) {
        return exampleNames.contains(name);
    }

    /** Whether the expression's value differs from example to example. */
    public boolean variesByExample(Expr expr) {
        return Traversal.variables(expr).stream().anyMatch(exampleNames::contains);
    }

    /** The name of the definition that has exactly this right-hand side. */
    public Optional<String> nameOf(Expr value) {
        return Optional.ofNullable(byValue.get(value));
    }

    /** The expression with every part that is some definition's right-hand side replaced by that definition's name. */
    public Expr named(Expr expr) {
        return naming().apply(expr);
    }

    /** As {@link #named} for one expression after the other; what they share is named once. For one thread. */
    public UnaryOperator<Expr> naming() {
        return Traversal.replacing(node -> {
            String name = node instanceof Apply ? byValue.get(node) : null;
            return name == null ? null : Var.of(name);
        });
    }

    /** The expression with every defined name replaced by its definition, down to inputs, targets, parameters and constants. */
    public Expr expanded(Expr expr) {
        Map<String, Expr> values = new LinkedHashMap<>();
        for (Definition d : definitions) values.put(d.name(), Traversal.substitute(d.value(), values));
        return Traversal.substitute(expr, values);
    }

    /** Collects the parts of a program. */
    public static final class Builder {
        private final List<Definition> definitions = new ArrayList<>();
        private final Set<String> inputs = new LinkedHashSet<>();
        private final Set<String> targets = new LinkedHashSet<>();
        private final Set<String> parameters = new LinkedHashSet<>();
        private final Map<String, Rational> constants = new LinkedHashMap<>();
        private final List<Expr> constraints = new ArrayList<>();
        private final List<NamedArray> arrays = new ArrayList<>();
        private Symbols symbols = Symbols.byName();
        private Expr penalty = Const.ZERO;
        private String root;

        private Builder() {}

        /** Adds {@code name = value} and gives the variable of that name. */
        public Var define(String name, Expr value) {
            definitions.add(new Definition(name, value));
            return Var.of(name);
        }

        public Builder inputs(Collection<String> names) {
            inputs.addAll(names);
            return this;
        }

        public Builder targets(Collection<String> names) {
            targets.addAll(names);
            return this;
        }

        public Builder parameters(Collection<String> names) {
            parameters.addAll(names);
            return this;
        }

        public Builder constant(String name, Rational value) {
            constants.put(name, value);
            return this;
        }

        /** Says that this expression in the targets is zero by agreement. */
        public Builder constraint(Expr zero) {
            constraints.add(zero);
            return this;
        }

        public Builder penalty(Expr value) {
            penalty = value;
            return this;
        }

        /** What is differentiated; the last definition where this is not said. */
        public Builder root(String name) {
            root = name;
            return this;
        }

        public Builder array(NamedArray array) {
            arrays.add(array);
            return this;
        }

        public Builder symbols(Symbols notation) {
            symbols = notation;
            return this;
        }

        /** @throws InputException where a name is used before it is defined, or defined twice */
        public Program build() {
            return new Program(this);
        }
    }
}
