package org.gradatim.expr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Walks over expression graphs without recursion: each distinct node once, operands before what is made of them. */
public final class Traversal {
    private Traversal() {}

    /** All distinct nodes below the roots and the roots themselves, operands first; deterministic. */
    public static List<Expr> postorder(Collection<? extends Expr> roots) {
        List<Expr> order = new ArrayList<>();
        Map<Expr, Boolean> finished = new IdentityHashMap<>();
        Deque<Expr> stack = new ArrayDeque<>();
        for (Expr root : roots) {
            stack.push(root);
            while (!stack.isEmpty()) visit(stack, finished, order);
        }
        return order;
    }

    private static void visit(Deque<Expr> stack, Map<Expr, Boolean> finished, List<Expr> order) {
        Expr top = stack.peek();
        Boolean state = finished.get(top);
        if (state == null && !top.operands().isEmpty()) {
            finished.put(top, false);
            List<Expr> operands = top.operands();
            for (int i = operands.size() - 1; i >= 0; i--) {
                if (!finished.containsKey(operands.get(i))) stack.push(operands.get(i));
            }
            return;
        }
        stack.pop();
        if (state == null || !state) {
            finished.put(top, true);
            order.add(top);
        }
    }

    /** Computes a value for the root from the values of operands, each distinct node once. */
    public static <T> T fold(Expr root, BiFunction<Expr, List<T>, T> combine) {
        Map<Expr, T> values = new IdentityHashMap<>();
        for (Expr node : postorder(List.of(root))) {
            List<T> operands = new ArrayList<>(node.operands().size());
            for (Expr operand : node.operands()) operands.add(values.get(operand));
            values.put(node, combine.apply(node, operands));
        }
        return values.get(root);
    }

    /** The names of all variables in the expression, in the order in which they first occur. */
    public static Set<String> variables(Expr root) {
        Set<String> names = new LinkedHashSet<>();
        for (Expr node : postorder(List.of(root))) if (node instanceof Var v) names.add(v.name());
        return names;
    }

    /**
     * Replaces every node for which {@code replacement} gives something other than null; what stands above is rebuilt as the
     * author wrote it.
     */
    public static Expr replace(Expr root, Function<Expr, Expr> replacement) {
        return fold(root, (node, operands) -> {
            Expr replaced = replacement.apply(node);
            if (replaced != null) return replaced;
            return switch (node) {
                case Const c -> c;
                case Var v -> v;
                case Apply a -> operands.equals(a.arguments()) ? a : Apply.of(a.op(), operands);
            };
        });
    }

    /** Replaces variables by what {@code values} gives for their names. */
    public static Expr substitute(Expr root, Map<String, Expr> values) {
        return replace(root, node -> node instanceof Var v ? values.get(v.name()) : null);
    }
}
