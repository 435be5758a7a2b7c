package org.gradatim.explain;

import static org.gradatim.notation.Formulas.equation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradatim.derive.LocalDerivative;
import org.gradatim.expr.Traversal;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;
import org.gradatim.notation.Notation;

/**
 * The paths from the root back to a name, as a drawing marks them: what lies on them, and the factor of each step.
 *
 * @param names   on some path, the name itself included; empty where no path is marked
 * @param factors of the steps from a definition to a name in it, those nearest the root first
 * @param steps   how many steps there are; of more than {@link #MOST_FACTORS} only those of one path have their factors
 */
record MarkedPaths(Set<String> names, List<LocalDerivative> factors, int steps) {
    /** More factors than this crowd each other out of a drawing. */
    private static final int MOST_FACTORS = 16;

    /** A factor of more names than this is given by its name alone. */
    private static final int MOST_NAMES_IN_A_FACTOR = 12;

    /** No path is marked. */
    static final MarkedPaths NONE = new MarkedPaths(Set.of(), List.of(), 0);

    private record Step(String of, String by) {}

    /** All paths to the name; none where the root does not depend on it. */
    static MarkedPaths to(String name, Narration n) {
        Program program = n.program();
        Set<String> names = above(name, program);
        if (!names.contains(program.root())) return NONE;
        List<Step> steps = new ArrayList<>();
        Set<String> reached = new HashSet<>(Set.of(program.root()));
        for (Definition d : program.definitions().reversed()) {
            if (!reached.contains(d.name()) || d.name().equals(name)) continue;
            for (String used : Traversal.variables(d.value())) {
                if (!names.contains(used)) continue;
                steps.add(new Step(d.name(), used));
                reached.add(used);
            }
        }
        names.retainAll(reached);
        List<Step> shown = steps.size() <= MOST_FACTORS ? steps : first(steps, program.root());
        return new MarkedPaths(names, shown.stream().map(s -> n.derivation().local(s.of(), s.by())).toList(), steps.size());
    }

    /** The name and every definition that depends on it. */
    private static Set<String> above(String name, Program program) {
        Set<String> above = new HashSet<>(Set.of(name));
        for (Definition d : program.definitions()) {
            if (Traversal.variables(d.value()).stream().anyMatch(above::contains)) above.add(d.name());
        }
        return above;
    }

    /** One path of them all: from the root on, the first step that leads on. */
    private static List<Step> first(List<Step> steps, String root) {
        Map<String, Step> next = new LinkedHashMap<>();
        steps.forEach(s -> next.putIfAbsent(s.of(), s));
        List<Step> path = new ArrayList<>();
        for (Step step = next.get(root); step != null; step = next.get(step.by())) path.add(step);
        return path;
    }

    /** Whether every step has its factor. */
    boolean isComplete() {
        return factors.size() == steps;
    }

    /** Whether there is no more than one way back. */
    boolean isOne() {
        return steps == names.size() - 1;
    }

    /** ∂of/∂by = …, where the step is on a path and has its factor. */
    Optional<Notation> factor(String of, String by, Narration n) {
        return factors.stream().filter(f -> f.of().equals(of) && f.by().equals(by)).findFirst().map(f -> factor(f, n));
    }

    /** The factors of a definition by the names that it is computed from. */
    List<Notation> factors(String of, List<String> by, Narration n) {
        return by.stream().flatMap(name -> factor(of, name, n).stream()).toList();
    }

    /** ∂z₃/∂a₁ = w₅; where the right side is long, the left one alone. */
    static Notation factor(LocalDerivative f, Narration n) {
        Notation left = n.terms().local(f.of(), f.by());
        return Readability.names(f.result()) <= MOST_NAMES_IN_A_FACTOR ? equation(left, n.terms().of(f.result())) : left;
    }
}
