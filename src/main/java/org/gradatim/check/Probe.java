package org.gradatim.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.graph.Data;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/**
 * A program with numbers, in which everything by which a model differentiates can be moved. Parameters move by themselves. To an
 * intermediate that is taken as free a new parameter is added, which is 0: z1 = w1 x1 + … + shift.
 *
 * @param movable for each name by which to differentiate the parameter that moves it
 */
record Probe(Program program, Map<String, String> movable, Map<String, Double> values, Data data) {
    /** No user can type it in a name. */
    private static final String SHIFT = "shift of ";

    static Probe of(Model model) {
        Map<String, String> movable = new LinkedHashMap<>();
        Map<String, Double> values = new LinkedHashMap<>(model.values());
        for (String name : model.withRespectTo()) {
            boolean free = model.program().definition(name).isPresent();
            movable.put(name, free ? SHIFT + name : name);
            if (free) values.put(SHIFT + name, 0.0);
        }
        return new Probe(shifted(model.program(), movable), movable, values, model.data());
    }

    /** Every parameter can be moved, whatever the model differentiates by. */
    static Probe ofParameters(Model model) {
        Map<String, String> movable = new LinkedHashMap<>();
        for (String name : model.program().parameters()) movable.put(name, name);
        return new Probe(model.program(), movable, model.values(), model.data());
    }

    private static Program shifted(Program program, Map<String, String> movable) {
        if (movable.keySet().stream().noneMatch(name -> program.definition(name).isPresent())) return program;
        Program.Builder shifted = Program.builder().inputs(program.inputs()).targets(program.targets())
                .parameters(program.parameters()).root(program.root()).penalty(program.penalty()).symbols(program.symbols());
        program.constants().forEach(shifted::constant);
        program.constraints().forEach(shifted::constraint);
        for (Definition d : program.definitions()) {
            boolean free = movable.containsKey(d.name());
            if (free) shifted.parameters(List.of(movable.get(d.name())));
            shifted.define(d.name(), free ? Arithmetic.plus(d.value(), Var.of(movable.get(d.name()))) : d.value());
        }
        return shifted.build();
    }

    /** J of one example: the root and the penalty. Its mean over the examples is J. */
    Expr cost() {
        return Arithmetic.plus(Var.of(program.root()), program.penalty());
    }

    /** The parameters' values in the program's order. */
    double[] point() {
        return program.parameters().stream().mapToDouble(values::get).toArray();
    }
}
