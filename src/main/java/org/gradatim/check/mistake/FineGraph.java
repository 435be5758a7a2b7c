package org.gradatim.check.mistake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    FineGraph(Program program, FieldPoints points) {
        this.program = program;
        this.recognition = new Recognition(program, points);
        this.simplifier = new Simplifier(program.constraints());
        program.leaves().forEach(name -> add(name, Var.of(name), null));
        for (Definition d : program.definitions()) define(d);
    }

    private void define(Definition d) {
        ExprMap<Expr> rewritten = new ExprMap<>();
        for (Expr node : Traversal.postorder(List.of(d.value()))) rewritten.put(node, rewritten(node, rewritten, node == d.value()));
        add(d.name(), Var.of(d.name()), rewritten.get(d.value()));
    }

    /** The node with activations below it as names; an activation that is the whole of a definition stays one. */
    private Expr rewritten(Expr node, ExprMap<Expr> operands, boolean whole) {
        if (!(node instanceof Apply a)) return node;
        Optional<Apply> activation = recognition.of(a);
        if (activation.isEmpty()) return Apply.of(a.op(), a.arguments().stream().map(operands::get).toList());
        List<Expr> arguments = new ArrayList<>();
        for (Expr argument : activation.get().arguments()) arguments.add(named(argument, operands));
        Expr applied = Apply.of(activation.get().op(), arguments);
        return whole ? applied : nodeOf(node, applied);
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
            known = add(UNNAMED + (unnamed.size() + 1), shown, value);
            byShown.put(shown, known);
            unnamed.put(known.name(), shown);
        }
        return Var.of(known.name());
    }

    private Node add(String name, Expr shown, Expr value) {
        Node node = new Node(name, shown, value);
        byName.put(name, node);
        if (value != null) connect(node);
        return node;
    }

    private void connect(Node node) {
        Map<String, Expr> locals = LocalDerivatives.of(node.value(), Var.of(node.name()));
        locals.forEach((name, derivative) -> {
            Expr factor = simplifier.simplify(shown(derivative));
            Node to = byName.get(name);
            if (to != null && !factor.isZero()) node.add(new Edge(node, to, factor, part(node, to, factor)));
        });
    }

    /** In the program's names. */
    Expr shown(Expr expr) {
        return unnamed.isEmpty() ? expr : Traversal.substitute(expr, unnamed);
    }

    private Part part(Node from, Node to, Expr factor) {
        if (from.value() instanceof Apply a && Recognition.isActivation(a.op())) return Part.ACTIVATION;
        if (factor instanceof Const) return Part.NUMBER;
        if (isPenalty(from, to)) return Part.PENALTY;
        boolean linear = factor instanceof Var || !Traversal.variables(factor).contains(to.name()) && isProduct(factor);
        return linear ? Part.FACTOR : Part.LOSS;
    }

    /** Whether the only terms in which {@code to} stands are made of leaves alone, beside others that are not. */
    private boolean isPenalty(Node from, Node to) {
        if (!to.isLeaf() || from.value() == null) return false;
        boolean alone = true;
        boolean beside = false;
        for (Expr term : terms(from.value())) {
            boolean has = Traversal.variables(term).contains(to.name());
            if (has) alone &= Traversal.variables(term).stream().allMatch(n -> byName.get(n).isLeaf() && !program.targets().contains(n));
            else beside |= Traversal.variables(term).stream().anyMatch(n -> !byName.get(n).isLeaf());
        }
        return alone && beside && !isProduct(from.value()) && !from.shown().isZero() && isNotLinear(from, to);
    }

    private static boolean isNotLinear(Node from, Node to) {
        return terms(from.value()).stream().filter(t -> Traversal.variables(t).contains(to.name()))
                .anyMatch(t -> Traversal.postorder(List.of(t)).stream().anyMatch(n -> n instanceof Apply a && (a.op() == Arithmetic.POWER || a.op() == Arithmetic.ABS)));
    }

    /** The terms of a sum, also below a common factor. */
    static List<Expr> terms(Expr expr) {
        List<Expr> open = new ArrayList<>(List.of(expr));
        List<Expr> terms = new ArrayList<>();
        while (!open.isEmpty()) {
            Expr next = open.removeFirst();
            if (next instanceof Apply a && a.op() == Arithmetic.ADD) open.addAll(0, a.arguments());
            else if (next instanceof Apply a && a.op() == Arithmetic.NEGATE) open.addFirst(a.argument());
            else if (next instanceof Apply a && a.op() == Arithmetic.DIVIDE && !hasSum(a.arguments().get(1))) open.addFirst(a.argument());
            else if (next instanceof Apply a && a.op() == Arithmetic.MULTIPLY && theOnlySum(a).isPresent()) open.addFirst(theOnlySum(a).get());
            else terms.add(next);
        }
        return terms;
    }

    private static boolean hasSum(Expr expr) {
        return expr instanceof Apply a && a.op() == Arithmetic.ADD;
    }

    private static Optional<Expr> theOnlySum(Apply product) {
        List<Expr> sums = product.arguments().stream().filter(x -> x instanceof Apply a && (a.op() == Arithmetic.ADD || a.op() == Arithmetic.NEGATE)).toList();
        boolean othersPlain = product.arguments().stream().filter(x -> !sums.contains(x))
                .allMatch(x -> x instanceof Const || x instanceof Var || x instanceof Apply a && a.op() == Arithmetic.DIVIDE && a.operands().stream().allMatch(o -> !(o instanceof Apply)));
        return sums.size() == 1 && othersPlain ? Optional.of(sums.getFirst()) : Optional.empty();
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
