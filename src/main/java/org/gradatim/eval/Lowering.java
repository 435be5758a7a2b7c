package org.gradatim.eval;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Op;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/**
 * Turns expressions in a program's names into {@link Node}s: names become what they are defined as, products become chains of
 * two factors each so that products with a common beginning share it, small powers become products, softmax becomes its parts
 * so that the outputs of a layer share the exponentials and their sum.
 */
final class Lowering {
    /** Powers up to this one are multiplied out: a few multiplications, exact to a few units in the last place. */
    private static final int LARGEST_MULTIPLIED_POWER = 16;

    private static final Map<Op, BiFunction<Lowering, Node[], Node>> RULES = Map.ofEntries(
            Map.entry(Arithmetic.ADD, Lowering::sum),
            Map.entry(Arithmetic.MULTIPLY, Lowering::product),
            Map.entry(Arithmetic.NEGATE, (l, x) -> l.product(l.minusOne, x[0])),
            Map.entry(Arithmetic.DIVIDE, (l, x) -> l.node(Code.QUOTIENT, x)),
            Map.entry(Arithmetic.POWER, Lowering::power),
            Map.entry(Arithmetic.MAX, (l, x) -> l.node(Code.MAX, x)),
            Map.entry(Arithmetic.MIN, (l, x) -> l.node(Code.MIN, x)),
            Map.entry(Arithmetic.EXP, (l, x) -> l.node(Code.EXP, x)),
            Map.entry(Arithmetic.LOG, (l, x) -> l.node(Code.LOG, x)),
            Map.entry(Arithmetic.STEP, (l, x) -> l.node(Code.STEP, x)),
            Map.entry(Activations.SIGMOID, (l, x) -> l.node(Code.SIGMOID, x)),
            Map.entry(Activations.TANH, (l, x) -> l.node(Code.TANH, x)),
            Map.entry(Activations.RELU, (l, x) -> l.node(Code.RELU, x)));

    private final Program program;
    private final Map<String, Integer> parameters = new HashMap<>();
    private final Map<Node, Node> known;
    private final List<Node> order;
    private final Map<Expr, Node> lowered;
    private final List<Node> outputs;
    private final Node zero;
    private final Node one;
    private final Node minusOne;

    Lowering(Program program, List<? extends Expr> expressions) {
        this.program = program;
        for (String name : program.parameters()) parameters.put(name, parameters.size());
        List<Expr> below = Traversal.postorder(expressions);
        List<Expr> definitions = Traversal.postorder(values(definitionsNeededBy(below, program)));
        int size = below.size() + definitions.size();
        known = HashMap.newHashMap(size);
        order = new ArrayList<>(size);
        lowered = new IdentityHashMap<>(size);
        zero = constant(0);
        one = constant(1);
        minusOne = constant(-1);
        for (Expr expr : definitions) lowered.put(expr, lower(expr));
        for (Expr expr : below) if (!lowered.containsKey(expr)) lowered.put(expr, lower(expr));
        outputs = expressions.stream().map(lowered::get).toList();
    }

    /** The nodes of the expressions. */
    List<Node> outputs() {
        return outputs;
    }

    /** All nodes, operands first. */
    List<Node> order() {
        return order;
    }

    /** The number 0. */
    Node zero() {
        return zero;
    }

    /** The number 1. */
    Node one() {
        return one;
    }

    private static List<Expr> values(List<Definition> definitions) {
        return definitions.stream().map(Definition::value).toList();
    }

    /** The definitions, in order, that are used by these nodes or by definitions that are. */
    static List<Definition> definitionsNeededBy(List<Expr> nodes, Program program) {
        Set<String> needed = new HashSet<>();
        for (Expr node : nodes) if (node instanceof Var v) needed.add(v.name());
        Deque<Definition> definitions = new ArrayDeque<>();
        for (Definition d : program.definitions().reversed()) {
            if (!needed.contains(d.name())) continue;
            definitions.addFirst(d);
            needed.addAll(Traversal.variables(d.value()));
        }
        return List.copyOf(definitions);
    }

    private Node lower(Expr expr) {
        return switch (expr) {
            case Const c -> constant(c.value().doubleValue());
            case Var v -> variable(v.name());
            case Apply a -> apply(a.op(), argumentsOf(a));
        };
    }

    private Node[] argumentsOf(Apply a) {
        Node[] arguments = new Node[a.arguments().size()];
        for (int j = 0; j < arguments.length; j++) arguments[j] = lowered.get(a.arguments().get(j));
        return arguments;
    }

    private Node variable(String name) {
        Optional<Definition> definition = program.definition(name);
        if (definition.isPresent()) return lowered.get(definition.get().value());
        if (program.variesByExample(name)) return intern(new Node(Code.COLUMN, name));
        Rational constant = program.constants().get(name);
        if (constant != null) return constant(constant.doubleValue());
        Integer index = parameters.get(name);
        if (index == null) throw new IllegalArgumentException("the program has nothing of the name `" + name + "`");
        return intern(new Node(Code.PARAMETER, index));
    }

    private Node apply(Op op, Node[] arguments) {
        BiFunction<Lowering, Node[], Node> rule = RULES.get(op);
        if (rule != null) return rule.apply(this, arguments);
        if (Activations.isSoftmax(op)) return softmax(Activations.softmaxOutput(op) - 1, arguments);
        return intern(new Node(Code.CALL, op, arguments));
    }

    private Node constant(double value) {
        return intern(new Node(Code.CONSTANT, value));
    }

    private Node node(Code code, Node... operands) {
        return intern(new Node(code, code, operands));
    }

    private Node intern(Node candidate) {
        Node older = known.putIfAbsent(candidate, candidate);
        if (older != null) return older;
        order.add(candidate);
        return candidate;
    }

    /** What is the same in all examples is summed apart, once for all of them. */
    private Node sum(Node... terms) {
        Node[] same = Arrays.stream(terms).filter(t -> !t.varies).toArray(Node[]::new);
        if (same.length == terms.length) return biasedSum(zero, terms);
        Node bias = switch (same.length) {
            case 0 -> zero;
            case 1 -> same[0];
            default -> biasedSum(zero, same);
        };
        return biasedSum(bias, Arrays.stream(terms).filter(t -> t.varies).toArray(Node[]::new));
    }

    private Node biasedSum(Node bias, Node[] terms) {
        Node[] operands = new Node[terms.length + 1];
        operands[0] = bias;
        System.arraycopy(terms, 0, operands, 1, terms.length);
        return node(Code.SUM, operands);
    }

    private Node product(Node[] factors) {
        Node product = factors[0];
        for (int i = 1; i < factors.length; i++) product = product(product, factors[i]);
        return product;
    }

    private Node product(Node a, Node b) {
        return a.varies && !b.varies ? node(Code.PRODUCT, b, a) : node(Code.PRODUCT, a, b);
    }

    private Node power(Node[] x) {
        Node exponent = x[1];
        if (exponent.code == Code.CONSTANT) {
            double n = (double) exponent.detail;
            if (n == Math.rint(n) && Math.abs(n) <= LARGEST_MULTIPLIED_POWER) {
                Node power = power(x[0], (int) Math.abs(n));
                return n < 0 ? node(Code.QUOTIENT, one, power) : power;
            }
        }
        return intern(new Node(Code.CALL, Arithmetic.POWER, x));
    }

    /** By repeated squaring; the recursion is as deep as the exponent has bits. */
    private Node power(Node base, int exponent) {
        if (exponent == 0) return one;
        if (exponent == 1) return base;
        Node half = power(base, exponent / 2);
        Node square = product(half, half);
        return exponent % 2 == 0 ? square : product(square, base);
    }

    /** e^(zₖ-max) / Σ e^(zⱼ-max). */
    private Node softmax(int k, Node[] z) {
        Node largest = z[0];
        for (int j = 1; j < z.length; j++) largest = node(Code.MAX, largest, z[j]);
        Node negated = product(minusOne, largest);
        Node[] powers = new Node[z.length];
        for (int j = 0; j < z.length; j++) powers[j] = node(Code.EXP, sum(z[j], negated));
        return node(Code.QUOTIENT, powers[k], sum(powers));
    }
}
