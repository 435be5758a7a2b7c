package org.gradatim.check.answer;

import static org.gradatim.expr.Arithmetic.times;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/**
 * What goes into the activations of a program. Code writes {@code do *= o*(1-o)}: what is called {@code do} from there on is the derivative by
 * what goes into o, by its name in the program or by one that is made for it, z_o.
 */
final class PreActivations {
    private final Scope scope;

    /** The extended programs, by the names to which one was added for what goes into them. */
    private final Map<List<String>, Program> extended = new LinkedHashMap<>();

    PreActivations(Scope scope) {
        this.scope = scope;
    }

    /** The derivative by what goes into the activations by which the target differentiates; empty where they are none. */
    Optional<Claim> of(Target target) {
        Grid outputs = target.by().grid();
        List<Apply> activations = outputs.entries().stream().flatMap(x -> activation((Var) x).stream()).toList();
        if (activations.size() != outputs.entries().size()) return Optional.empty();
        List<Expr> arguments = activations.stream().map(Apply::argument).toList();
        Grid adjoints = scope.targets().truth(target);
        List<Expr> values = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Expr output = outputs.entries().get(i);
            values.add(times(adjoints.entries().get(i), activations.get(i).op().derivatives(List.of(arguments.get(i)), output).getFirst()));
        }
        Grid truth = new Grid(outputs.rows(), outputs.columns(), values);
        if (!arguments.stream().allMatch(Var.class::isInstance)) return Optional.of(byNewNames(target, truth));
        Grid grid = new Grid(outputs.rows(), outputs.columns(), arguments);
        return scope.table().named(grid).map(by -> new Claim(by(target, by), scope.program(), truth));
    }

    private Optional<Apply> activation(Var name) {
        return scope.program().definition(name.name()).map(Definition::value).filter(Apply.class::isInstance).map(Apply.class::cast)
                .filter(a -> a.arguments().size() == 1 && Character.isLetter(a.op().name().charAt(0)));
    }

    private static Target by(Target target, Named by) {
        return new Target(target.of(), target.formula(), by, target.said());
    }

    private Claim byNewNames(Target target, Grid truth) {
        List<String> outputs = target.by().entries();
        Program program = extended.computeIfAbsent(outputs, this::extended);
        Grid grid = target.by().grid().map(x -> Var.of(name(((Var) x).name())));
        String name = name(target.by().name());
        return new Claim(by(target, new Named(name, program.symbols().of(name), grid, target.by().varies())), program, truth);
    }

    private String name(String output) {
        String name = "z_" + output;
        return scope.program().knows(name) ? "net_" + output : name;
    }

    /** The program with a name for what goes into each of these. */
    private Program extended(List<String> outputs) {
        Program one = scope.program();
        Program.Builder all = Program.builder().inputs(one.inputs()).targets(one.targets()).parameters(one.parameters()).root(one.root()).symbols(one.symbols());
        one.constants().forEach(all::constant);
        one.constraints().forEach(all::constraint);
        all.penalty(one.penalty());
        one.arrays().forEach(all::array);
        for (Definition d : one.definitions()) {
            if (!outputs.contains(d.name())) {
                all.define(d.name(), d.value());
                continue;
            }
            Apply activation = (Apply) d.value();
            all.define(name(d.name()), activation.argument());
            all.define(d.name(), Apply.of(activation.op(), Var.of(name(d.name()))));
        }
        return all.build();
    }
}
