package org.gradatim.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/**
 * A guess of parameters that can be exchanged in pairs without a change of the root: from two definitions that are built in the same
 * way, z1 = w1 x1 + w2 x2 and z2 = w3 x1 + w4 x2, follow the pairs w1, w3 and w2, w4, and from z3 = w5 a1 + w6 a2, where a1 and a2 are
 * exchanged then, the pair w5, w6. It is right only when it has been tested.
 */
final class Exchange {
    /** Stands for any name that may still be paired. */
    private static final Var ANY = Var.of("□");

    private final Program program;
    private final Map<String, Expr> parameters = new LinkedHashMap<>();
    private final Map<String, Expr> definitions = new LinkedHashMap<>();

    private Exchange(Program program) {
        this.program = program;
    }

    /** The exchange of these two definitions and all that follows from it. */
    static Optional<Exchange> of(Program program, Definition one, Definition other) {
        Exchange exchange = new Exchange(program);
        if (!exchange.pair(exchange.definitions, one.name(), other.name())) return Optional.empty();
        if (!exchange.match(one.value(), other.value(), true)) return Optional.empty();
        for (Definition d : program.definitions()) if (!exchange.complete(d)) return Optional.empty();
        return Optional.of(exchange);
    }

    /** The exchange of two parameters and of nothing else. */
    static Exchange of(Program program, String one, String other) {
        Exchange exchange = new Exchange(program);
        exchange.pair(exchange.parameters, one, other);
        return exchange;
    }

    Map<String, Expr> parameters() {
        return parameters;
    }

    Map<String, Expr> definitions() {
        return definitions;
    }

    /** From each exchanged parameter to the other one. */
    Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        parameters.forEach((from, to) -> names.put(from, ((Var) to).name()));
        return names;
    }

    /** The expression with all parameters, and the names of definitions where these are open too, replaced by one sign. */
    static Expr shape(Expr expr, Predicate<String> open) {
        return Traversal.replace(expr, node -> node instanceof Var v && open.test(v.name()) ? ANY : null);
    }

    private boolean isOpen(String name, boolean definitionsToo) {
        if (definitionsToo && program.definition(name).isPresent()) return !definitions.containsKey(name);
        return program.parameters().contains(name) && !parameters.containsKey(name);
    }

    private boolean pair(Map<String, Expr> pairs, String one, String other) {
        Expr before = pairs.putIfAbsent(one, Var.of(other));
        Expr back = pairs.putIfAbsent(other, Var.of(one));
        return (before == null || before == Var.of(other)) && (back == null || back == Var.of(one));
    }

    /** Pairs what must be paired for a definition that uses exchanged names to stay as it is. */
    private boolean complete(Definition d) {
        if (definitions.containsKey(d.name())) return true;
        Map<String, Expr> change = new LinkedHashMap<>(parameters);
        change.putAll(definitions);
        Expr turned = Traversal.substitute(d.value(), change);
        Optional<String> other = program.nameOf(turned).filter(name -> !name.equals(d.name()));
        return other.isPresent() ? pair(definitions, d.name(), other.get()) : match(turned, d.value(), false);
    }

    private boolean match(Expr left, Expr right, boolean definitionsToo) {
        Deque<List<Expr>> open = new ArrayDeque<>(List.of(List.of(left, right)));
        while (!open.isEmpty()) {
            List<Expr> pair = open.poll();
            if (pair.get(0) != pair.get(1) && !match(pair.get(0), pair.get(1), definitionsToo, open)) return false;
        }
        return true;
    }

    private boolean match(Expr left, Expr right, boolean definitionsToo, Deque<List<Expr>> open) {
        return switch (left) {
            case Const _ -> false;
            case Var v -> right instanceof Var w && match(v.name(), w.name(), definitionsToo, open);
            case Apply a -> right instanceof Apply b && a.op() == b.op() && matchArguments(a, b, definitionsToo, open);
        };
    }

    private boolean match(String left, String right, boolean definitionsToo, Deque<List<Expr>> open) {
        if (program.parameters().contains(left) && program.parameters().contains(right)) return pair(parameters, left, right);
        if (!definitionsToo || program.definition(left).isEmpty() || program.definition(right).isEmpty()) return false;
        open.add(List.of(program.definition(left).get().value(), program.definition(right).get().value()));
        return pair(definitions, left, right);
    }

    /** The terms of sums and the factors of products stand in any order. */
    private boolean matchArguments(Apply a, Apply b, boolean definitionsToo, Deque<List<Expr>> open) {
        if (a.arguments().size() != b.arguments().size()) return false;
        List<Expr> rest = new ArrayList<>(b.arguments());
        boolean anyOrder = a.op() == Arithmetic.ADD || a.op() == Arithmetic.MULTIPLY;
        Predicate<String> isOpen = name -> isOpen(name, definitionsToo);
        for (Expr x : a.arguments()) {
            Expr shape = shape(x, isOpen);
            Optional<Expr> partner = anyOrder ? rest.stream().filter(y -> shape(y, isOpen) == shape).findFirst() : Optional.of(rest.getFirst());
            if (partner.isEmpty()) return false;
            rest.remove(partner.get());
            open.add(List.of(x, partner.get()));
        }
        return true;
    }
}
