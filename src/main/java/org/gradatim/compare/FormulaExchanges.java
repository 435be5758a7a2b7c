package org.gradatim.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/** Parameters of formulas that can be exchanged without a change of the root. Candidates come from how the formulas are built; each is tested. */
final class FormulaExchanges {
    /** Of more parameters or definitions, no candidates are looked for. */
    static final int MOST_PARAMETERS = 60;
    private static final int MOST_DEFINITIONS = 1000;

    private static final int MOST_CANDIDATES = 2000;

    private final Program program;
    private final InvarianceTest test;
    private final List<Map<String, String>> found = new ArrayList<>();
    private final Set<Map<String, String>> tried = new HashSet<>();

    FormulaExchanges(Program program) {
        this.program = program;
        this.test = new InvarianceTest(program);
    }

    SymmetryGroup group() {
        if (program.parameters().size() <= MOST_PARAMETERS && program.definitions().size() <= MOST_DEFINITIONS) {
            ofDefinitions();
            ofParameters();
        }
        return new SymmetryGroup(List.of(), found, SymmetryGroup.orbits(program, found), test.errorBits());
    }

    private void consider(Exchange candidate) {
        if (candidate.parameters().isEmpty() || tried.size() >= MOST_CANDIDATES || !tried.add(candidate.names())) return;
        if (test.holds(candidate.parameters(), candidate.definitions())) found.add(candidate.names());
    }

    /** Two definitions that differ by nothing but names. */
    private void ofDefinitions() {
        Set<String> parameters = Set.copyOf(program.parameters());
        Map<Expr, List<Definition>> byShape = new LinkedHashMap<>();
        for (Definition d : program.definitions()) {
            if (d.name().equals(program.root()) || Traversal.variables(d.value()).stream().noneMatch(parameters::contains)) continue;
            Expr shape = Exchange.shape(d.value(), name -> parameters.contains(name) || program.definition(name).isPresent());
            byShape.computeIfAbsent(shape, _ -> new ArrayList<>()).add(d);
        }
        for (List<Definition> alike : byShape.values()) {
            for (int i = 0; i < alike.size(); i++) {
                for (int j = i + 1; j < alike.size() && tried.size() < MOST_CANDIDATES; j++) Exchange.of(program, alike.get(i), alike.get(j)).ifPresent(this::consider);
            }
        }
    }

    /** Two parameters that stand in the same definitions. */
    private void ofParameters() {
        Map<String, Set<String>> uses = new LinkedHashMap<>();
        program.parameters().forEach(name -> uses.put(name, new LinkedHashSet<>()));
        for (Definition d : program.definitions()) {
            for (String name : Traversal.variables(d.value())) if (uses.containsKey(name)) uses.get(name).add(d.name());
        }
        List<String> names = program.parameters();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                if (uses.get(names.get(i)).equals(uses.get(names.get(j)))) consider(Exchange.of(program, names.get(i), names.get(j)));
            }
        }
    }
}
