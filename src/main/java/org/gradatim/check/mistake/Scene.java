package org.gradatim.check.mistake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/** What the families of edits look at: one derivative of one program with its graph. */
final class Scene {
    private static final Set<String> RATES = Set.of("alpha", "lr", "eta", "learning_rate", "rate", "step_size", "epsilon");
    private static final Set<String> COUNTS = Set.of("m", "n", "N", "M", "batch", "batch_size", "n_samples", "num_examples");
    private static final Set<String> STRENGTHS = Set.of("lam", "lambda", "reg", "l2", "lambd", "lambda_", "gamma", "beta", "decay");

    /** At each end of the ways. */
    private static final int MOST_EDGES = 150;

    private final FineGraph graph;
    private final Ways ways;
    private final FieldPoints points;
    private final Expr truth;
    private final List<Expr> rates;
    private final List<Edge> edges;
    private final List<Node> activations;
    private final List<Expr> counts;
    private final Map<String, Map<Node, Expr>> adjoints = new LinkedHashMap<>();

    /** @param rates what may stand for the learning rate */
    Scene(FineGraph graph, Ways ways, FieldPoints points, List<Expr> rates) {
        this.graph = graph;
        this.ways = ways;
        this.points = points;
        this.rates = rates;
        this.truth = ways.derivative(Map.of(), Set.of());
        this.edges = nearTheEnds(ways.edges());
        this.activations = graph.nodes().stream().filter(graph::isActivation).toList();
        this.counts = findCounts();
    }

    Program program() {
        return graph.program();
    }

    FineGraph graph() {
        return graph;
    }

    Ways ways() {
        return ways;
    }

    FieldPoints points() {
        return points;
    }

    /** The edges at which mistakes are looked for; of many ways those near their ends. */
    List<Edge> edges() {
        return edges;
    }

    private static List<Edge> nearTheEnds(List<Edge> edges) {
        if (edges.size() <= 2 * MOST_EDGES) return edges;
        List<Edge> ends = new ArrayList<>(edges.subList(0, MOST_EDGES));
        ends.addAll(edges.subList(edges.size() - MOST_EDGES, edges.size()));
        return ends;
    }

    /** ∂of/∂by. */
    Expr truth() {
        return truth;
    }

    List<Expr> rates() {
        return rates;
    }

    /** ∂of/∂name. */
    Expr derivativeBy(Node node) {
        if (ways.contains(node)) return onWay().get(node);
        return adjoints.computeIfAbsent(node.name(), _ -> new Ways(graph, ways.of(), node).adjoints(Map.of(), Set.of())).getOrDefault(node, Const.ZERO);
    }

    private Map<Node, Expr> onWay() {
        return adjoints.computeIfAbsent(ways.by().name(), _ -> ways.adjoints(Map.of(), Set.of()));
    }

    /** Names of the answer that may be a learning rate. */
    static List<Expr> ratesIn(Expr answer) {
        return Traversal.variables(answer).stream().filter(RATES::contains).sorted().<Expr>map(Var::of).toList();
    }

    /** Numbers of examples by which the loss may divide: names, and where the program has several examples how many. */
    List<Expr> counts() {
        return counts;
    }

    /** 1/m and the like: a number of examples, or one divided by it. */
    static boolean isCountName(Expr factor) {
        return COUNTS.containsAll(Traversal.variables(factor));
    }

    /** Whether nothing but such a number is in it: 1/m. */
    boolean isCount(Expr factor) {
        Set<String> names = Traversal.variables(factor);
        return !names.isEmpty() && names.stream().allMatch(name -> counts.contains(Var.of(name)));
    }

    private List<Expr> findCounts() {
        List<Expr> counts = new ArrayList<>();
        for (String name : program().leaves()) if (COUNTS.contains(name)) counts.add(Var.of(name));
        for (Definition d : program().definitions()) if (d.value() instanceof Const && COUNTS.contains(d.name())) counts.add(Var.of(d.name()));
        Set<String> examples = graph.nodes().stream().map(n -> Node.example(n.name())).filter(e -> !e.isEmpty()).collect(Collectors.toSet());
        if (counts.isEmpty() && examples.size() > 1) counts.add(Const.of(examples.size()));
        return counts;
    }

    /** Names that may be the strength of a penalty. */
    List<Expr> strengths() {
        return program().leaves().stream().filter(STRENGTHS::contains).<Expr>map(Var::of).toList();
    }

    /** The nodes of activations, in order. */
    List<Node> activations() {
        return activations;
    }

    /** Activations before and behind this one. */
    List<Node> activationsNear(Node activation, int most) {
        if (activations.size() <= most) return activations;
        int place = Collections.binarySearch(activations, activation, Comparator.comparingInt(Node::place));
        int first = Math.clamp(place - most / 2, 0, activations.size() - most);
        return activations.subList(first, first + most);
    }

    boolean isTarget(String name) {
        return program().targets().contains(name);
    }
}
