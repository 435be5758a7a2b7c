package org.gradatim.compare;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/** Dropout as inputs: some definitions are multiplied by a factor that differs from example to example. */
final class Masks {
    /** No name that a user can type. */
    private static final String PREFIX = "mask:";

    private Masks() {}

    static Program on(Program program, Collection<String> definitions) {
        Set<String> dropped = new TreeSet<>(definitions);
        Program.Builder masked = Program.builder().inputs(program.inputs()).targets(program.targets()).parameters(program.parameters())
                .root(program.root()).penalty(program.penalty()).symbols(program.symbols());
        program.constants().forEach(masked::constant);
        program.constraints().forEach(masked::constraint);
        for (Definition d : program.definitions()) {
            if (dropped.contains(d.name())) masked.inputs(Set.of(PREFIX + d.name()));
            masked.define(d.name(), dropped.contains(d.name()) ? Arithmetic.times(Var.of(PREFIX + d.name()), d.value()) : d.value());
        }
        return masked.build();
    }
}
