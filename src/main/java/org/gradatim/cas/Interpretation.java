package org.gradatim.cas;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Const;
import org.gradatim.expr.Elementary;
import org.gradatim.expr.Expr;
import org.gradatim.expr.ExprMap;
import org.gradatim.expr.Op;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;

/**
 * Reads expressions in an {@link Algebra}: each distinct node once, operands first, without recursion over depth. An op that is
 * not elementary is read by its definition, which is kept as a template: σ(u) is 1/(1+e⁻ᵗ) read at the value of u.
 */
final class Interpretation<T> {
    private static final String PLACEHOLDER = "$";

    private final Algebra<T> algebra;
    private final Map<Template, Expr> templates = new HashMap<>();

    private record Template(Op op, int arity) {}

    Interpretation(Algebra<T> algebra) {
        this.algebra = algebra;
    }

    /**
     * The values of {@code roots}, in order.
     *
     * @param definitions named expressions in the order in which they build on each other; their names may occur in later
     *     ones and in the roots
     * @param leaves the value of every other name
     */
    List<T> of(SequencedMap<String, Expr> definitions, List<Expr> roots, Function<String, T> leaves) {
        List<Expr> all = definitions.isEmpty() ? roots : withDefinitions(definitions, roots);
        ExprMap<T> values = new ExprMap<>();
        for (Expr node : Traversal.postorder(all)) values.put(node, value(node, definitions, leaves, values));
        return roots.stream().map(values::get).toList();
    }

    /** The definitions up to the last one that the roots name, and the roots. What comes later, such as a cost whose derivative is wanted, costs nothing. */
    private static List<Expr> withDefinitions(SequencedMap<String, Expr> definitions, List<Expr> roots) {
        Set<String> named = new HashSet<>();
        for (Expr root : roots) named.addAll(Traversal.variables(root));
        List<Expr> all = new ArrayList<>();
        int needed = 0;
        for (Map.Entry<String, Expr> definition : definitions.entrySet()) {
            all.add(definition.getValue());
            if (named.contains(definition.getKey())) needed = all.size();
        }
        all.subList(needed, all.size()).clear();
        all.addAll(roots);
        return all;
    }

    private T value(Expr node, Map<String, Expr> definitions, Function<String, T> leaves, ExprMap<T> values) {
        return switch (node) {
            case Const c -> algebra.constant(c.value());
            case Var v when definitions.containsKey(v.name()) -> definedEarlier(v.name(), values.get(definitions.get(v.name())));
            case Var v -> leaves.apply(v.name());
            case Apply a -> apply(a.op(), a.arguments().stream().map(values::get).toList());
        };
    }

    private static <T> T definedEarlier(String name, T value) {
        if (value == null) throw new IllegalArgumentException("`" + name + "` is used before its definition");
        return value;
    }

    /** Definitions build on few others, so that this recursion is shallow. */
    private T apply(Op op, List<T> operands) {
        if (op.elementary().isPresent()) return algebra.apply(op.elementary().get(), operands);
        Expr template = templates.computeIfAbsent(new Template(op, operands.size()), Interpretation::template);
        Map<String, T> places = HashMap.newHashMap(operands.size());
        for (int i = 0; i < operands.size(); i++) places.put(PLACEHOLDER + i, operands.get(i));
        return of(Collections.emptyNavigableMap(), List.of(template), places::get).getFirst();
    }

    private static Expr template(Template template) {
        List<Expr> places = new ArrayList<>(template.arity);
        for (int i = 0; i < template.arity; i++) places.add(Var.of(PLACEHOLDER + i));
        return template.op.definition(places).orElseThrow();
    }
}
