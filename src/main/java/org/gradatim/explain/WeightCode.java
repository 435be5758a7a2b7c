package org.gradatim.explain;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradatim.check.Finding;
import org.gradatim.check.Witness;
import org.gradatim.derive.Chain;
import org.gradatim.derive.LocalDerivative;
import org.gradatim.derive.WeightDerivation;
import org.gradatim.eval.source.NumPyCell;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.graph.Program.Definition;

/** The derivative by one name in code: the factors of its chains, their product, the closed form, the mean, and differences of J. */
final class WeightCode {
    private final Narration n;
    private final CodeNames names;
    private final CodeChecks checks;
    private final boolean averaged;
    private final Map<String, Witness> witnesses = new HashMap<>();
    /** The names by which the cost is differentiated in some cell. */
    private final Set<String> done = new HashSet<>();

    WeightCode(Narration narration, CodeNames names, CodeChecks checks, List<Witness> witnesses) {
        this.n = narration;
        this.names = names;
        this.checks = checks;
        this.averaged = n.terms().averaged();
        witnesses.forEach(w -> this.witnesses.put(w.name(), w));
    }

    /** The cell of a name that has a section of its own. */
    NumPyCell of(WeightDerivation w, NumPyCell cell) {
        boolean chained = !w.chains().isEmpty() && !isClosedFormItself(w);
        if (chained) product(w, cell);
        closedForm(w.name(), cell);
        if (chained && w.pathCount() <= WeightStory.MOST_PATHS_TOLD) compare(w, cell);
        if (w.isReached() && !w.name().equals(n.program().root())) {
            cell.gap().comment(n.say().text(averaged ? "notebook.weight.first" : "notebook.weight"));
            double value = n.numbers().orElseThrow().of(w.result());
            checks.printed(cell, first(names.rootDerivative(w.name()), w.result()), value, checks.size(w.result()), Figures.RESULT_DIGITS);
            difference(w.name(), cell);
        }
        return cell;
    }

    private boolean isClosedFormItself(WeightDerivation w) {
        return w.pathCount() == 1 && w.chains().getFirst().factors().size() == 1;
    }

    /** ∂root/∂name and its mean, unless there are already. */
    void closedForm(String name, NumPyCell cell) {
        if (!done.add(name)) return;
        Expr ofRoot = ofRoot(name);
        cell.gap().comment(n.say().text("notebook.closed")).assign(names.rootDerivative(name), ofRoot);
        if (averaged) mean(cell, names.costDerivative(name), names.rootDerivative(name), n.derivation().gradient().ofPenalty(name));
    }

    private Expr ofRoot(String name) {
        return n.derivation().weight(name).result();
    }

    boolean isDone(String name) {
        return done.contains(name);
    }

    /** target = mean of a quantity over the examples + penalty. */
    void mean(NumPyCell cell, String target, String quantity, Expr penalty) {
        String mean = "np.mean(" + quantity + ")";
        if (penalty.isZero()) {
            cell.assign(target, mean);
            return;
        }
        String named = names.tool("penalty");
        cell.assign(named, penalty).assign(target, mean + " + " + named);
    }

    /** A quantity in the first example. */
    String first(String code, Expr expr) {
        return averaged && n.program().variesByExample(expr) ? code + "[0]" : code;
    }

    // ---- the chain

    private List<Chain> told(WeightDerivation w) {
        return w.pathCount() <= WeightStory.MOST_PATHS_TOLD ? w.chains() : w.chains().subList(0, 1);
    }

    private void product(WeightDerivation w, NumPyCell cell) {
        Set<LocalDerivative> factors = new LinkedHashSet<>();
        told(w).forEach(chain -> factors.addAll(chain.factors()));
        boolean one = told(w).size() == 1;
        cell.comment(n.say().text(one ? "notebook.chain.one" : "notebook.chain.many"));
        factors.forEach(f -> cell.assign(names.local(f), f.result()));
        if (w.pathCount() > WeightStory.MOST_PATHS_TOLD) return;
        String products = told(w).stream().map(this::product).collect(Collectors.joining("\n    + "));
        cell.assign(products(), one ? products : "(\n    " + products + "\n)");
    }

    private String product(Chain chain) {
        return chain.factors().stream().map(names::local).collect(Collectors.joining(" * "));
    }

    private String products() {
        return names.tool("by_the_chain_rule");
    }

    /** The sum of the products is the closed form, where every factor has a value; saturated neurons leave some without. */
    private void compare(WeightDerivation w, NumPyCell cell) {
        List<Expr> factors = w.chains().stream().flatMap(chain -> chain.factors().stream()).map(LocalDerivative::result).toList();
        if (!Arrays.stream(checks.largest(factors)).allMatch(Double::isFinite)) {
            cell.comment(n.say().text("notebook.saturated"));
            return;
        }
        Expr sum = Arithmetic.sum(w.chains().stream().map(chain -> Arithmetic.product(chain.factors().stream().map(LocalDerivative::result).toList())).toList());
        checks.same(cell, products(), names.rootDerivative(w.name()), checks.largest(List.of(w.result()))[0], checks.size(sum));
    }

    // ---- differences of J

    private void difference(String name, NumPyCell cell) {
        Finding finding = Optional.ofNullable(witnesses.get(name)).map(Witness::finding).orElse(Finding.UNCHECKED);
        if (finding == Finding.KINK) {
            cell.gap().comment(n.say().text("notebook.kink"));
            return;
        }
        cell.gap().comment(n.say().text("notebook.difference"));
        boolean parameter = n.program().parameters().contains(name);
        if (!parameter) cell.function(costFrom(name), List.of(names.of(name)), dependents(name), names.cost());
        checks.slope(cell, names.of(name), parameter ? names.tool("cost") : costFrom(name), names.costDerivative(name));
    }

    private String costFrom(String name) {
        return names.tool("cost_from_" + name);
    }

    /** What has to be computed anew when a name takes another value, and the cost. */
    private NumPyCell dependents(String name) {
        Set<String> changed = new HashSet<>(Set.of(name));
        SequencedMap<String, Expr> values = new LinkedHashMap<>();
        for (Definition d : n.program().definitions()) {
            if (d.name().equals(name) || Traversal.variables(d.value()).stream().noneMatch(changed::contains)) continue;
            changed.add(d.name());
            values.put(names.of(d.name()), d.value());
        }
        NumPyCell body = new NumPyCell(names.writer()).assign(values);
        if (averaged) mean(body, names.cost(), names.of(n.program().root()), n.program().penalty());
        return body;
    }
}
