package org.gradatim.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.derive.Chain;
import org.gradatim.derive.LocalDerivative;
import org.gradatim.derive.WeightDerivation;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;

/**
 * Derivatives whose chains have factor by factor the same form, so that who has seen the first derived has seen all: those of a layer,
 * say. What a weight is multiplied by, an input, an activation or the 1 of a bias, makes no other kind.
 *
 * @param first  the one to be told
 * @param others in their order
 */
record Kind(WeightDerivation first, List<WeightDerivation> others) {
    Kind {
        others = List.copyOf(others);
    }

    /** The kinds in the order of their first derivatives. */
    static List<Kind> of(List<WeightDerivation> weights) {
        Map<List<?>, List<WeightDerivation>> alike = new LinkedHashMap<>();
        for (WeightDerivation w : weights) alike.computeIfAbsent(form(w), _ -> new ArrayList<>()).add(w);
        return alike.values().stream().map(all -> new Kind(all.getFirst(), all.subList(1, all.size()))).toList();
    }

    /** Each as a kind of its own. */
    static List<Kind> apart(List<WeightDerivation> weights) {
        return weights.stream().map(w -> new Kind(w, List.of())).toList();
    }

    /** Paths may come in any order: that through a neuron itself first, say, or second. */
    private static List<?> form(WeightDerivation w) {
        List<String> chains = w.chains().stream().map(chain -> form(chain).toString()).sorted().toList();
        return List.of(w.pathCount(), chains);
    }

    /** The factors with numbers in place of names, counted as they occur. */
    private static List<?> form(Chain chain) {
        Map<String, Integer> numbers = new HashMap<>();
        List<Object> form = new ArrayList<>();
        for (LocalDerivative factor : chain.factors()) {
            boolean isLeaf = factor == chain.factors().getLast() && !(factor.result() instanceof Apply);
            form.add(number(factor.of(), numbers));
            form.add(isLeaf ? List.of() : form(factor.result(), numbers));
        }
        return form;
    }

    /** Each distinct part once, made of those before it. */
    private static List<?> form(Expr expr, Map<String, Integer> numbers) {
        Map<Expr, Integer> places = new HashMap<>();
        List<Object> form = new ArrayList<>();
        for (Expr node : Traversal.postorder(List.of(expr))) {
            places.put(node, places.size());
            form.add(switch (node) {
                case Const c -> c.toString();
                case Var v -> number(v.name(), numbers);
                case Apply a -> a.op().name() + a.arguments().stream().map(places::get).toList();
            });
        }
        return form;
    }

    private static int number(String name, Map<String, Integer> numbers) {
        return numbers.computeIfAbsent(name, _ -> numbers.size());
    }
}
