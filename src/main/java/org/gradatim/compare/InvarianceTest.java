package org.gradatim.compare;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;
import org.gradatim.prove.Prover;
import org.gradatim.prove.Verdict;

/**
 * Whether a program computes the same after something else is put in the place of its parameters. Shown from definition to definition:
 * each, as it has become, must equal what it is said to become, as functions of the names in it. This is enough for the root to stay
 * the same, and costs little, since no definition is opened.
 */
final class InvarianceTest {
    private final Program program;
    private final Prover prover;
    private int errorBits = Integer.MAX_VALUE;

    InvarianceTest(Program program) {
        this.program = program;
        this.prover = new Prover(flat(program));
    }

    /** All intermediate results are taken as free. */
    private static Program flat(Program program) {
        Program.Builder flat = Program.builder().inputs(program.inputs()).targets(program.targets()).parameters(program.parameters());
        program.constants().forEach(flat::constant);
        program.constraints().forEach(flat::constraint);
        for (Definition d : program.definitions()) if (!d.name().equals(program.root())) flat.inputs(List.of(d.name()));
        flat.define(program.root(), program.definition(program.root()).orElseThrow().value());
        return flat.build();
    }

    /** Each proof so far could be wrong with a probability below 2 to the minus this. */
    int errorBits() {
        return errorBits;
    }

    /**
     * @param parameters what is put in the place of parameters: other parameters, or expressions in them
     * @param becomes    what definitions become, as expressions in definitions; all others stay as they are
     */
    boolean holds(Map<String, Expr> parameters, Map<String, Expr> becomes) {
        Map<String, Expr> change = new LinkedHashMap<>(parameters);
        change.putAll(becomes);
        for (Definition d : program.definitions()) {
            if (!becomes.containsKey(d.name()) && !isTouched(d.value(), change)) continue;
            if (!areEqual(Traversal.substitute(d.value(), change), opened(becomes.getOrDefault(d.name(), Var.of(d.name()))))) return false;
        }
        return !becomes.containsKey(program.root()) && areEqual(Traversal.substitute(program.penalty(), change), program.penalty());
    }

    private static boolean isTouched(Expr value, Map<String, Expr> change) {
        return Traversal.variables(value).stream().anyMatch(change::containsKey);
    }

    /** With each definition's name replaced by its right-hand side. */
    private Expr opened(Expr expr) {
        Set<String> names = new LinkedHashSet<>(Traversal.variables(expr));
        Map<String, Expr> values = new LinkedHashMap<>();
        names.forEach(name -> program.definition(name).ifPresent(d -> values.put(name, d.value())));
        return Traversal.substitute(expr, values);
    }

    private boolean areEqual(Expr left, Expr right) {
        if (!(prover.provedEqual(left, right) instanceof Verdict.Proved proved)) return false;
        errorBits = Math.min(errorBits, proved.errorBits());
        return true;
    }
}
