package org.gradatim.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Walks over expression graphs without recursion: each distinct node once, operands before what is made of them. */
public final class Traversal {
    private static final int INITIAL_DEPTH = 16;

    private Traversal() {}

    /** All distinct nodes below the roots and the roots themselves, operands first; deterministic. */
    public static List<Expr> postorder(Collection<? extends Expr> roots) {
        return postorder(roots, _ -> false);
    }

    /** As {@link #postorder(Collection)}, without the nodes that are done already and without looking below them. */
    public static List<Expr> postorder(Collection<? extends Expr> roots, Predicate<Expr> done) {
        Walk walk = new Walk(done);
        for (Expr root : roots) walk.visit(root);
        return walk.order;
    }

    private static final class Walk {
        private final Predicate<Expr> done;
        private final List<Expr> order = new ArrayList<>();
        private final ExprMap<Boolean> seen = new ExprMap<>();
        /** The applications that are open, innermost last, and for each of them how many of its operands have been opened. */
        private final List<Apply> open = new ArrayList<>();
        private int[] operandsOpened = new int[INITIAL_DEPTH];

        Walk(Predicate<Expr> done) {
            this.done = done;
        }

        void visit(Expr root) {
            open(root);
            while (!open.isEmpty()) {
                int top = open.size() - 1;
                List<Expr> operands = open.get(top).arguments();
                if (operandsOpened[top] < operands.size()) open(operands.get(operandsOpened[top]++));
                else order.add(open.removeLast());
            }
        }

        private void open(Expr node) {
            if (!seen.putIfAbsent(node, true) || done.test(node)) return;
            switch (node) {
                case Const _, Var _ -> order.add(node);
                case Apply a -> {
                    if (open.size() == operandsOpened.length) operandsOpened = Arrays.copyOf(operandsOpened, 2 * open.size());
                    operandsOpened[open.size()] = 0;
                    open.add(a);
                }
            }
        }
    }

    /** Computes a value for the root from the values of operands, each distinct node once. */
    public static <T> T fold(Expr root, BiFunction<Expr, List<T>, T> combine) {
        ExprMap<T> values = new ExprMap<>();
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
        return replacing(replacement).apply(root);
    }

    /** As {@link #replace} for one expression after the other; what they share is replaced once. For one thread. */
    public static UnaryOperator<Expr> replacing(Function<Expr, Expr> replacement) {
        ExprMap<Expr> replaced = new ExprMap<>();
        return root -> {
            for (Expr node : postorder(List.of(root), replaced::contains)) {
                Expr other = replacement.apply(node);
                replaced.put(node, other != null ? other : rebuilt(node, replaced));
            }
            return replaced.get(root);
        };
    }

    private static Expr rebuilt(Expr node, ExprMap<Expr> replaced) {
        return switch (node) {
            case Const c -> c;
            case Var v -> v;
            case Apply a -> {
                List<Expr> operands = a.arguments().stream().map(replaced::get).toList();
                yield operands.equals(a.arguments()) ? a : Apply.of(a.op(), operands);
            }
        };
    }

    /** Replaces variables by what {@code values} gives for their names. */
    public static Expr substitute(Expr root, Map<String, Expr> values) {
        return replace(root, node -> node instanceof Var v ? values.get(v.name()) : null);
    }
}
