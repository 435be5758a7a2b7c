package org.gradatim.eval;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Expr;
import org.gradatim.expr.ExprMap;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program.Definition;

/**
 * What is computed for expressions over definitions, each node once: operands before what is made of them, definitions in their order
 * before what uses them. What is known is not walked over again, so that many expressions that share parts cost what they do together.
 */
final class ProgramValues<V> {
    private final List<Definition> definitions;
    private final ExprMap<Integer> place = new ExprMap<>();
    private final Function<Expr, V> compute;
    private final BiFunction<String, V, V> named;
    private final ExprMap<V> values = new ExprMap<>();

    /**
     * @param compute the value of a node whose operands are {@link #known}; of a name, if no definition has it
     * @param named   the value of a definition's name, from the value of its right-hand side
     */
    ProgramValues(List<Definition> definitions, Function<Expr, V> compute, BiFunction<String, V, V> named) {
        this.definitions = definitions;
        this.compute = compute;
        this.named = named;
        for (int i = 0; i < definitions.size(); i++) place.put(Var.of(definitions.get(i).name()), i);
    }

    V of(Expr expr) {
        V known = values.get(expr);
        if (known != null) return known;
        if (isReady(expr)) computeAll(List.of(expr));
        else computeWithWhatItUses(expr);
        return values.get(expr);
    }

    /** Whether this is an application all of whose operands are known. */
    private boolean isReady(Expr expr) {
        for (Expr operand : expr.operands()) if (!values.contains(operand)) return false;
        return expr instanceof Apply;
    }

    private void computeWithWhatItUses(Expr expr) {
        BitSet needed = definitionsNeeded(expr);
        for (int i = needed.nextSetBit(0); i >= 0; i = needed.nextSetBit(i + 1)) {
            Definition next = definitions.get(i);
            computeAll(newNodes(next.value()));
            values.put(Var.of(next.name()), named.apply(next.name(), values.get(next.value())));
        }
        computeAll(newNodes(expr));
    }

    /** The places of the definitions below the expression that are not known yet. Others may have no value, and need none. */
    private BitSet definitionsNeeded(Expr expr) {
        BitSet needed = new BitSet();
        ExprMap<Boolean> seen = new ExprMap<>();
        Deque<Expr> pending = new ArrayDeque<>(List.of(expr));
        while (!pending.isEmpty()) {
            for (Expr node : Traversal.postorder(List.of(pending.pop()), x -> values.contains(x) || seen.contains(x))) {
                seen.put(node, true);
                Integer at = node instanceof Var ? place.get(node) : null;
                if (at == null) continue;
                needed.set(at);
                pending.push(definitions.get(at).value());
            }
        }
        return needed;
    }

    /** The value of an operand, or of anything else that has been computed. */
    V known(Expr expr) {
        return values.get(expr);
    }

    /** Forgets everything. */
    void clear() {
        values.clear();
    }

    private List<Expr> newNodes(Expr expr) {
        return Traversal.postorder(List.of(expr), values::contains);
    }

    private void computeAll(List<Expr> order) {
        for (Expr node : order) if (!values.contains(node)) values.put(node, compute.apply(node));
    }
}
