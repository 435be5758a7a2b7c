package org.gradatim.derive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradatim.expr.Traversal;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/** The paths of a program: which definition uses which names directly. */
final class Paths {
    private final Program program;
    private final Map<String, List<String>> uses = new HashMap<>();
    private final Map<String, List<String>> usedBy = new HashMap<>();

    Paths(Program program) {
        this.program = program;
        for (Definition d : program.definitions()) {
            List<String> used = List.copyOf(Traversal.variables(d.value()));
            uses.put(d.name(), used);
            for (String name : used) usedBy.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(d.name());
        }
    }

    /** The number of paths from the root to the name; {@link Long#MAX_VALUE} where there are more than a long can count. */
    long count(String name) {
        Map<String, Long> counts = new HashMap<>(Map.of(name, 1L));
        long total = name.equals(program.root()) ? 1 : 0;
        Set<String> above = above(name);
        for (Definition d : program.definitions()) {
            if (!above.contains(d.name()) || d.name().equals(name)) continue;
            long sum = 0;
            for (String used : uses.get(d.name())) sum = saturatedSum(sum, counts.getOrDefault(used, 0L));
            counts.put(d.name(), sum);
            if (d.name().equals(program.root())) total = sum;
        }
        return total;
    }

    private static long saturatedSum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    /** The first {@code most} paths from the root to the name, each with the root first; in the order of the definitions' operands. */
    List<List<String>> list(String name, int most) {
        List<List<String>> found = new ArrayList<>();
        Set<String> above = above(name);
        if (!above.contains(program.root())) return found;
        Deque<String> path = new ArrayDeque<>(List.of(program.root()));
        Deque<Iterator<String>> branches = new ArrayDeque<>(List.of(next(program.root(), name, above)));
        while (!branches.isEmpty() && found.size() < most) {
            if (path.getLast().equals(name)) found.add(List.copyOf(path));
            if (path.getLast().equals(name) || !branches.getLast().hasNext()) {
                path.removeLast();
                branches.removeLast();
                continue;
            }
            String step = branches.getLast().next();
            path.addLast(step);
            branches.addLast(next(step, name, above));
        }
        return found;
    }

    /** Whether the root is written with the name itself and depends on it in other ways too, as a cost with a penalty does. */
    boolean isAlsoDirect(String name) {
        return uses.get(program.root()).contains(name) && !heldFixed(program.root(), name).isEmpty();
    }

    /**
     * The names through which every path from the root to the name leads, the root first, the name last. Where the root
     * {@linkplain #isAlsoDirect is written with the name itself as well}, that step is left aside.
     */
    List<String> cuts(String name) {
        boolean aside = isAlsoDirect(name);
        List<String> order = onPaths(name);
        Map<String, Integer> place = new HashMap<>();
        for (int i = 0; i < order.size(); i++) place.put(order.get(i), i);
        List<String> cuts = new ArrayList<>();
        int farthest = 0;
        for (int i = 0; i < order.size(); i++) {
            String from = order.get(i);
            if (farthest <= i) cuts.add(from);
            for (String to : uses.getOrDefault(from, List.of())) {
                if (place.containsKey(to) && !(aside && i == 0 && to.equals(name))) farthest = Math.max(farthest, place.get(to));
            }
        }
        return cuts;
    }

    /** Whatever lies on a path from the root to the name, each before what it uses. */
    private List<String> onPaths(String name) {
        Set<String> above = above(name);
        Set<String> reached = new HashSet<>(Set.of(program.root()));
        List<String> order = new ArrayList<>();
        for (Definition d : program.definitions().reversed()) {
            if (!reached.contains(d.name()) || !above.contains(d.name()) || d.name().equals(name)) continue;
            order.add(d.name());
            reached.addAll(uses.get(d.name()));
        }
        order.add(name);
        return order;
    }

    /** Whether one step leads from a definition to a name, and nothing else does. */
    boolean isOneStep(String of, String by) {
        return uses.getOrDefault(of, List.of()).contains(by) && heldFixed(of, by).isEmpty();
    }

    private Iterator<String> next(String from, String name, Set<String> above) {
        if (from.equals(name)) return List.<String>of().iterator();
        return uses.getOrDefault(from, List.of()).stream().filter(above::contains).iterator();
    }

    /**
     * The names in a definition, other than {@code by}, that depend on {@code by} themselves: what is held fixed in the local derivative
     * ∂of/∂by, so that it is not the whole derivative.
     */
    List<String> heldFixed(String of, String by) {
        Set<String> above = above(by);
        return uses.get(of).stream().filter(name -> !name.equals(by) && above.contains(name)).toList();
    }

    /** The name and every definition that depends on it. */
    private Set<String> above(String name) {
        Set<String> above = new HashSet<>(List.of(name));
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            for (String user : usedBy.getOrDefault(open.pop(), List.of())) if (above.add(user)) open.push(user);
        }
        return above;
    }
}
