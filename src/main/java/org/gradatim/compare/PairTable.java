package org.gradatim.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.gradatim.derive.Derivation;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.graph.Network;
import org.gradatim.graph.Questions.Pair;

/**
 * All pairs of parameters, grouped by why their derivatives differ. A derivative is what reaches the step that uses the parameter, δ
 * = ∂J/∂z, times what enters there with it, ∂z/∂w; two derivatives can differ in the one, the other, or both. The table grows
 * with the neurons and inputs, not with the pairs.
 *
 * @param names  by which the root is differentiated
 * @param groups in the order of {@link Reason}, each pair in exactly one
 */
public record PairTable(List<String> names, List<Group> groups) {

    /** Why two derivatives differ, or that they do not. */
    public enum Reason {
        /** They are the same function. */
        SAME,
        /** Two parameters of one step: the same reaches both, what enters differs. */
        ENTERING,
        /** The same enters two steps; what reaches them differs. */
        REACHING,
        /** Of steps side by side in one layer: both differ. */
        BOTH,
        /** The parameters belong to different layers, so that the chains are of different length. */
        LAYERS,
        /** A parameter is used in several places. */
        SEVERAL
    }

    /**
     * Pairs that differ for one reason in the same place.
     *
     * @param names the parameters; every two of them are such a pair, or for {@link Reason#BOTH}, {@link Reason#LAYERS} and {@link Reason#SEVERAL} the pairs
     *              that are in no other group
     * @param pairs how many pairs there are
     * @param parts what differs, in the order of the names: ∂z/∂w of each, or the definition z that each belongs to; none where both differ
     * @param place the steps where the parameters are used
     * @param few   the pairs themselves where there are not more than {@value #FEW}, else none
     */
    public record Group(Reason reason, List<String> names, long pairs, List<Expr> parts, List<String> place, List<Pair> few) {
        private static final int FEW = 12;

        public Group {
            names = List.copyOf(names);
            parts = List.copyOf(parts);
            place = List.copyOf(place);
            few = List.copyOf(few);
        }
    }

    public PairTable {
        names = List.copyOf(names);
        groups = List.copyOf(groups);
    }

    /** The table of a derivation's parameters. */
    public static PairTable of(Derivation derivation) {
        return new Making(derivation).make();
    }

    /** How many pairs there are. */
    public long pairs() {
        return pairs(names.size());
    }

    private static long pairs(long count) {
        return count * (count - 1) / 2;
    }

    /**
     * Where a parameter is used.
     *
     * @param step     the definition that uses it
     * @param entering what enters there with it, ∂step/∂name
     * @param layer    the step's layer; for formulas the length of the chain
     * @param same     the same object for parameters whose derivatives are the same function
     */
    private record Use(String name, String step, Expr entering, int layer, Object same) {}

    private static final class Making {
        private final Derivation derivation;
        private final List<String> names;
        private final List<Group> groups = new ArrayList<>();

        Making(Derivation derivation) {
            this.derivation = derivation;
            this.names = derivation.model().withRespectTo().stream().filter(derivation.program().parameters()::contains).toList();
        }

        PairTable make() {
            List<Use> uses = new ArrayList<>();
            List<String> several = uses(uses);
            for (List<Use> same : by(uses, Use::same)) add(Reason.SAME, same, pairs(same.size()), List.of());
            for (List<Use> step : by(uses, Use::step)) {
                add(Reason.ENTERING, step, pairs(step.size()) - equal(step, Use::same), step.stream().map(Use::entering).toList());
            }
            for (List<Use> entered : by(uses, u -> List.of(u.layer(), u.entering()))) {
                long pairs = pairs(entered.size()) - equal(entered, Use::step) - equal(entered, Use::same) + equal(entered, Use::step, Use::same);
                add(Reason.REACHING, entered, pairs, entered.stream().map(u -> (Expr) Var.of(u.step())).toList());
            }
            for (List<Use> layer : by(uses, Use::layer)) add(Reason.BOTH, layer, bothDiffer(layer), List.of());
            add(Reason.LAYERS, uses, pairs(uses.size()) - equal(uses, Use::layer) - equal(uses, Use::same) + equal(uses, Use::layer, Use::same), List.of());
            long rest = pairs(names.size()) - pairs(uses.size());
            if (rest > 0) groups.add(new Group(Reason.SEVERAL, several, rest, List.of(), List.of(), List.of()));
            return new PairTable(names, groups);
        }

        /** Fills in the parameters that are used in one place; gives the others. */
        private List<String> uses(List<Use> uses) {
            Map<String, Integer> layers = layers();
            Map<String, Object> classes = classes();
            List<String> several = new ArrayList<>();
            for (String name : names) {
                List<String> cuts = derivation.cuts(name);
                String step = cuts.size() < 2 ? null : cuts.get(cuts.size() - 2);
                if (step == null || !derivation.isOneStep(step, name)) several.add(name);
                else uses.add(new Use(name, step, derivation.local(step, name).result(), layers.getOrDefault(step, cuts.size()), classes.get(name)));
            }
            return several;
        }

        private Map<String, Integer> layers() {
            Map<String, Integer> layers = new HashMap<>();
            derivation.model().network().ifPresent(network -> {
                List<Network.LayerNames> all = network.names();
                for (int l = 0; l < all.size(); l++) for (String z : all.get(l).preActivations()) layers.put(z, l + 1);
            });
            return layers;
        }

        /** For every parameter the set of those with the same derivative. */
        private Map<String, Object> classes() {
            Map<String, Expr> derivatives = new LinkedHashMap<>();
            for (String name : names) derivatives.put(name, Arithmetic.plus(derivation.gradient().ofRoot(name), derivation.gradient().ofPenalty(name)));
            Map<String, Object> classes = new HashMap<>();
            for (Set<String> same : derivation.proof().equalOnes("derivatives that are the same", derivatives)) same.forEach(name -> classes.put(name, same));
            return classes;
        }

        /** Pairs of one layer that belong to two steps and to which two different things enter: by inclusion and exclusion. */
        private static long bothDiffer(List<Use> layer) {
            return pairs(layer.size()) - equal(layer, Use::step) - equal(layer, Use::entering) - equal(layer, Use::same)
                    + equal(layer, Use::step, Use::entering) + equal(layer, Use::step, Use::same) + equal(layer, Use::entering, Use::same)
                    - equal(layer, Use::step, Use::entering, Use::same);
        }

        /** How many pairs are equal in all of these respects. */
        @SafeVarargs
        private static long equal(List<Use> uses, Function<Use, Object>... respects) {
            return by(uses, u -> Arrays.stream(respects).map(r -> r.apply(u)).toList()).stream().mapToLong(group -> pairs(group.size())).sum();
        }

        private static Collection<List<Use>> by(List<Use> uses, Function<Use, Object> key) {
            Map<Object, List<Use>> groups = new LinkedHashMap<>();
            for (Use use : uses) groups.computeIfAbsent(key.apply(use), _ -> new ArrayList<>()).add(use);
            return groups.values();
        }

        private void add(Reason reason, List<Use> uses, long pairs, List<Expr> parts) {
            if (pairs == 0) return;
            List<String> steps = uses.stream().map(Use::step).distinct().toList();
            groups.add(new Group(reason, uses.stream().map(Use::name).toList(), pairs, parts, steps, pairs > Group.FEW ? List.of() : pairsFor(reason, uses)));
        }

        /** The pairs among the parameters that differ for this reason. */
        private static List<Pair> pairsFor(Reason reason, List<Use> uses) {
            List<Pair> pairs = new ArrayList<>();
            for (int i = 0; i < uses.size(); i++) {
                for (int j = i + 1; j < uses.size(); j++) {
                    if (reason(uses.get(i), uses.get(j)) == reason) pairs.add(new Pair(uses.get(i).name(), uses.get(j).name()));
                }
            }
            return pairs;
        }

        private static Reason reason(Use left, Use right) {
            if (left.same() == right.same()) return Reason.SAME;
            if (left.step().equals(right.step())) return Reason.ENTERING;
            if (left.layer() != right.layer()) return Reason.LAYERS;
            return left.entering() == right.entering() ? Reason.REACHING : Reason.BOTH;
        }
    }
}
