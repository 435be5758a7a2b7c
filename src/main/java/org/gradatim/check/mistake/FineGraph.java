package org.gradatim.check.mistake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.gradatim.check.mistake.Edge.Part;
import org.gradatim.derive.LocalDerivatives;
import org.gradatim.derive.Simplifier;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.ExprMap;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/**
 * A program's computation graph in which every activation and every argument of one is a node, also where the program nests them or
 * writes them out: where people apply the chain rule, there is an edge.
 */
final class FineGraph {
    private static final String UNNAMED = "node:";

    private final Program program;
    private final Recognition recognition;
    private final Simplifier simplifier;
    private final Map<String, Node> byName = new LinkedHashMap<>();
    /** What has no name of its own, by how it reads in the program's names. */
    private final ExprMap<Node> byShown = new ExprMap<>();
    private final Map<String, Expr> unnamed = new HashMap<>();
    /** Definitions that are activations of no known kind. */
    private final Set<String> functions = new HashSet<>();
    private final Set<String> losses;

    FineGraph(Program program, FieldPoints points) {
        this.program = program;
        this.recognition = new Recognition(program, points);
        this.simplifier = new Simplifier(program.constraints());
        this.losses = losses(program);
        program.leaves().forEach(name -> add(name, Var.of(name), null));
        for (Definition d : program.definitions()) define(d);
    }

    private void define(Definition d) {
        if (isWeightedSum(d.value())) add(d.name(), Var.of(d.name()), d.value());
        else rewrite(d);
    }

    /** A sum of names and products of two names, as most of a large network is: there is nothing in it that could be a node of its own. */
    private static boolean isWeightedSum(Expr value) {
        return value instanceof Apply sum && sum.op() == Arithmetic.ADD && sum.arguments().stream().allMatch(t -> t instanceof Var || isProductOfTwo(t));
    }

    private static boolean isProductOfTwo(Expr term) {
        return term instanceof Apply p && p.op() == Arithmetic.MULTIPLY && p.arguments().size() == 2 && p.arguments().get(0) != p.arguments().get(1)
                && p.arguments().stream().allMatch(x -> x instanceof Var);
    }

    private void rewrite(Definition d) {
        ExprMap<Expr> rewritten = new ExprMap<>();
        Optional<Expr> argument = argument(d);
        for (Expr node : Traversal.postorder(argument.map(List::of).orElse(List.of(d.value())))) rewritten.put(node, rewritten(node, rewritten, node == d.value()));
        if (argument.isPresent()) functions.add(d.name());
        add(d.name(), Var.of(d.name()), argument.map(u -> functionOf(u, nodeOf(u, rewritten.get(u)), d.value())).orElseGet(() -> rewritten.get(d.value())));
    }

    private static Expr functionOf(Expr argument, Expr named, Expr value) {
        return Traversal.replace(value, node -> node == argument ? named : null);
    }

    /** What an activation of no known kind is applied to. */
    private Optional<Expr> argument(Definition d) {
        if (losses.contains(d.name()) || !(d.value() instanceof Apply a) || recognition.of(a).isPresent()) return Optional.empty();
        return OneArgument.of(a).filter(u -> Traversal.variables(u).stream().noneMatch(program.targets()::contains));
    }

    /** The root and what it is a sum of, with numbers before the terms: the loss and its parts. */
    private static Set<String> losses(Program program) {
        Set<String> losses = new HashSet<>(Set.of(program.root()));
        for (Definition d : program.definitions().reversed()) if (losses.contains(d.name())) addTerms(d.value(), losses);
        return losses;
    }

    private static void addTerms(Expr value, Set<String> terms) {
        Deque<Expr> open = new ArrayDeque<>(List.of(value));
        while (!open.isEmpty()) {
            Expr next = open.pop();
            if (next instanceof Var v) terms.add(v.name());
            if (!(next instanceof Apply a)) continue;
            if (a.op() == Arithmetic.ADD || a.op() == Arithmetic.NEGATE) open.addAll(a.arguments());
            if (a.op() == Arithmetic.DIVIDE) open.add(a.argument());
            if (a.op() == Arithmetic.MULTIPLY) factorBesideNumbers(a).ifPresent(open::add);
        }
    }

    private static Optional<Expr> factorBesideNumbers(Apply product) {
        List<Expr> others = product.arguments().stream().filter(f -> !Traversal.variables(f).isEmpty() && !Scene.isCountName(f)).toList();
        return others.size() == 1 ? Optional.of(others.getFirst()) : Optional.empty();
    }

    /** The node with activations below it as names; an activation that is the whole of a definition stays one. */
    private Expr rewritten(Expr node, ExprMap<Expr> operands, boolean whole) {
        if (!(node instanceof Apply a)) return node;
        Optional<Apply> activation = recognition.of(a);
        if (activation.isEmpty() && isResidual(a)) return Apply.of(a.op(), nodeOf(a.argument(), operands.get(a.argument())), a.arguments().get(1));
        if (activation.isEmpty()) return Apply.of(a.op(), a.op() == Arithmetic.ADD ? termsOf(a, operands) : a.arguments().stream().map(operands::get).toList());
        List<Expr> arguments = new ArrayList<>();
        for (Expr argument : activation.get().arguments()) arguments.add(named(argument, operands));
        Expr applied = Apply.of(activation.get().op(), arguments);
        return whole ? applied : nodeOf(node, applied);
    }

    /** Whether a prediction is written out below a square: (w x + b - y)². */
    private static boolean isResidual(Apply a) {
        return a.op() == Arithmetic.POWER && a.arguments().get(1) instanceof Const && a.argument() instanceof Apply sum && sum.op() == Arithmetic.ADD
                && sum.arguments().stream().anyMatch(t -> t instanceof Apply p && p.op() == Arithmetic.MULTIPLY);
    }

    /** A penalty beside other terms is a node of its own. */
    private List<Expr> termsOf(Apply sum, ExprMap<Expr> operands) {
        List<Expr> penalties = sum.arguments().stream().filter(t -> Penalty.is(t, this::isGiven)).toList();
        boolean beside = sum.arguments().stream().anyMatch(t -> !penalties.contains(t) && !Traversal.variables(t).isEmpty());
        if (!beside) return sum.arguments().stream().map(operands::get).toList();
        return sum.arguments().stream().map(t -> penalties.contains(t) ? nodeOf(t, operands.get(t)) : operands.get(t)).toList();
    }

    /** Whether it is a leaf or a number with a name. */
    private boolean isGiven(String name) {
        Node node = byName.get(name);
        return node.isLeaf() || node.value() instanceof Const;
    }

    private Expr named(Expr argument, ExprMap<Expr> operands) {
        Expr known = operands.get(argument);
        return argument instanceof Apply ? nodeOf(argument, known != null ? known : argument) : argument;
    }

    private Expr nodeOf(Expr shown, Expr value) {
        if (value instanceof Var) return value;
        Optional<String> name = program.nameOf(shown).filter(byName::containsKey);
        if (name.isPresent()) return Var.of(name.get());
        Node known = byShown.get(shown);
        if (known == null) {
            String own = UNNAMED + (unnamed.size() + 1);
            unnamed.put(own, shown);
            known = add(own, shown, value);
            byShown.put(shown, known);
        }
        return Var.of(known.name());
    }

    private Node add(String name, Expr shown, Expr value) {
        List<Node> operands = value == null ? List.of() : Traversal.variables(value).stream().map(byName::get).filter(Objects::nonNull).toList();
        Node node = new Node(byName.size(), name, shown, value, operands, this::differentiated);
        byName.put(name, node);
        return node;
    }

    private List<Edge> differentiated(Node node) {
        if (node.isLeaf()) return List.of();
        List<Edge> edges = new ArrayList<>(2);
        boolean penalty = isPenalty(node);
        Map<String, Expr> locals = LocalDerivatives.of(node.value(), Var.of(node.name()));
        locals.forEach((name, derivative) -> {
            Expr factor = simplifier.simplify(shown(derivative));
            Node to = byName.get(name);
            if (to != null && !factor.isZero()) edges.add(new Edge(node, to, factor, penalty ? Part.PENALTY : part(node, to, factor)));
        });
        return edges;
    }

    boolean isPenalty(Node node) {
        return !node.isLeaf() && Penalty.is(node.value(), this::isGiven);
    }

    /** Whether it is a function of one quantity that stands between others, or an output of a softmax. */
    boolean isActivation(Node node) {
        return node.value() instanceof Apply a && (Recognition.isActivation(a.op()) || functions.contains(node.name()));
    }

    /** In the program's names. */
    Expr shown(Expr expr) {
        if (unnamed.isEmpty()) return expr;
        return expr instanceof Var v ? unnamed.getOrDefault(v.name(), v) : Traversal.substitute(expr, unnamed);
    }

    private Part part(Node from, Node to, Expr factor) {
        if (isActivation(from)) return Part.ACTIVATION;
        if (factor instanceof Const) return Part.NUMBER;
        boolean linear = factor instanceof Var || !Traversal.variables(factor).contains(to.name()) && isProduct(factor);
        return linear ? Part.FACTOR : Part.LOSS;
    }

    private static boolean isProduct(Expr factor) {
        return switch (factor) {
            case Const _, Var _ -> true;
            case Apply a -> (a.op() == Arithmetic.MULTIPLY || a.op() == Arithmetic.NEGATE || a.op() == Arithmetic.DIVIDE)
                    && a.arguments().stream().allMatch(FineGraph::isProduct);
        };
    }

    Program program() {
        return program;
    }

    Simplifier simplifier() {
        return simplifier;
    }

    Optional<Node> node(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All nodes, each after those that it uses. */
    Collection<Node> nodes() {
        return byName.values();
    }
}
