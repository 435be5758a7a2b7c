package org.gradatim.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.gradatim.derive.Gradient;
import org.gradatim.derive.LocalDerivative;
import org.gradatim.document.Interactive.Code;
import org.gradatim.document.Interactive.Penalty;
import org.gradatim.document.Interactive.Quantity;
import org.gradatim.document.Interactive.Side;
import org.gradatim.eval.source.Language;
import org.gradatim.eval.source.SourceWriter;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program.Definition;
import org.gradatim.notation.Notation;

/** Every number of a page that answers, and the code that computes them from the formulas that were derived. */
final class LiveNumbers {
    /** A factor whose formula would be longer than this many names is shown by its name alone. */
    private static final int MOST_NAMES = 12;

    private final Narration n;
    private final List<String> weights;
    private final SourceWriter writer;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<Quantity> given = new ArrayList<>();
    private final List<Quantity> factors = new ArrayList<>();
    /** Identifiers in the code, with what they stand for. */
    private final SequencedMap<String, Expr> code = new LinkedHashMap<>();
    private final Map<Notation, Integer> known = new HashMap<>();

    LiveNumbers(Narration narration, List<String> weights) {
        this.n = narration;
        this.weights = weights;
        this.writer = SourceWriter.of(n.program(), Language.JAVASCRIPT);
        leaves().forEach(name -> give(name, Optional.empty()));
        for (Definition d : n.program().definitions()) give(d.name(), Optional.of(d.value()));
    }

    private void give(String name, Optional<Expr> value) {
        places.put(name, given.size());
        given.add(new Quantity(name, n.terms().of(name), value.filter(LiveNumbers::isShort).map(n.terms()::of)));
    }

    private static boolean isShort(Expr value) {
        return Readability.names(value) <= MOST_NAMES;
    }

    /** The parameters, then what varies by example. */
    List<String> leaves() {
        List<String> leaves = new ArrayList<>(n.program().parameters());
        leaves.addAll(n.program().inputs());
        leaves.addAll(n.program().targets());
        return leaves;
    }

    /** The place of a parameter, input, target or definition. */
    int place(String name) {
        return places.get(name);
    }

    /** A factor of a chain: the local derivative. */
    int factor(LocalDerivative local) {
        boolean whole = n.derivation().heldFixed(local.of(), local.by()).isEmpty();
        return number(n.terms().local(local.of(), local.by()), local.result(), (whole ? "" : "local:") + derivative(local.of(), local.by()));
    }

    /** The place of the factor that reads so, if any is told of. */
    Optional<Integer> known(Notation factor) {
        return Optional.ofNullable(known.get(factor));
    }

    /** A factor through all paths between two names. */
    int whole(String of, String by, Expr value) {
        return number(n.terms().derivative(of, by), value, derivative(of, by));
    }

    /** No name of a program has a colon, so that the identifiers made of this are free. */
    private static String derivative(String of, String by) {
        return "d:" + of + "/d:" + by;
    }

    /** One side of a condition. */
    Side side(Expr expr) {
        return switch (expr) {
            case Const c -> new Side.Number(c.value().doubleValue());
            case Var v when places.containsKey(v.name()) -> new Side.Of(place(v.name()));
            default -> new Side.Of(number(n.terms().of(expr), expr, "side:" + factors.size()));
        };
    }

    /** How a quantity reads that is given or a factor. */
    Notation formula(int place) {
        return (place < given.size() ? given.get(place) : factors.get(place - given.size())).formula();
    }

    private int number(Notation formula, Expr value, String wanted) {
        Integer place = known.get(formula);
        if (place != null) return place;
        String identifier = writer.identifier(wanted);
        code.put(identifier, value);
        Notation worked = n.terms().of(value);
        factors.add(new Quantity(identifier, formula, isShort(value) && !worked.equals(formula) ? Optional.of(worked) : Optional.empty()));
        known.put(formula, given.size() + factors.size() - 1);
        return given.size() + factors.size() - 1;
    }

    // ---- derivatives of the cost, which come after all factors

    /** The place of the cost; to be asked for when there are no more factors to come. */
    int cost() {
        return given.size() + factors.size() + weights.size();
    }

    /** The place of the cost's derivative by a weight. */
    int slope(int weight) {
        return cost() + 1 + weight;
    }

    /** The place of the derivative of one example's loss. */
    int ofOne(int weight) {
        return given.size() + factors.size() + weight;
    }

    List<Quantity> all() {
        List<Quantity> all = new ArrayList<>(given);
        all.addAll(factors);
        String root = n.program().root();
        for (String w : weights) all.add(new Quantity("d" + root + "_d" + w, n.terms().derivative(root, w), Optional.empty()));
        all.add(new Quantity("cost", n.terms().cost(), Optional.empty()));
        for (String w : weights) all.add(new Quantity("dcost_d" + w, n.terms().costDerivative(w), Optional.empty()));
        return all;
    }

    Code code() {
        Gradient gradient = n.derivation().gradient();
        SequencedMap<String, Expr> values = new LinkedHashMap<>(constants());
        List<String> definitions = new ArrayList<>();
        for (Definition d : n.program().definitions()) {
            definitions.add(writer.identifier(d.name()));
            values.put(definitions.getLast(), d.value());
        }
        values.putAll(code);
        List<String> slopes = new ArrayList<>();
        for (String w : weights) {
            slopes.add(writer.identifier("slope:" + w));
            values.put(slopes.getLast(), gradient.ofRoot(w));
        }
        String statements = writer.statements(values);
        Penalty penalty = penalty(gradient);
        return new Code(writer.preamble(), leaves().stream().map(writer::identifier).toList(), statements, definitions,
                List.copyOf(code.keySet()), slopes, writer.identifier(n.program().root()), penalty);
    }

    private Penalty penalty(Gradient gradient) {
        SequencedMap<String, Expr> values = new LinkedHashMap<>();
        values.put(writer.identifier("penalty:"), n.program().penalty());
        List<String> slopes = new ArrayList<>();
        for (String w : weights) {
            slopes.add(writer.identifier("penalty:" + w));
            values.put(slopes.getLast(), gradient.ofPenalty(w));
        }
        SequencedMap<String, Expr> used = new LinkedHashMap<>();
        boolean any = values.values().stream().anyMatch(e -> !Traversal.variables(e).isEmpty());
        if (any) used.putAll(constants());
        used.putAll(values);
        return new Penalty(writer.statements(used), writer.identifier("penalty:"), slopes);
    }

    private SequencedMap<String, Expr> constants() {
        SequencedMap<String, Expr> constants = new LinkedHashMap<>();
        n.program().constants().forEach((name, value) -> constants.put(writer.identifier(name), Const.of(value)));
        return constants;
    }

    /** The numbers of a leaf: one for a parameter, else one for each example. */
    static List<Double> first(Model model, String leaf) {
        Double value = model.values().get(leaf);
        if (value != null) return List.of(value);
        List<Double> column = new ArrayList<>();
        for (double v : model.data().column(leaf)) column.add(v);
        return column;
    }
}
