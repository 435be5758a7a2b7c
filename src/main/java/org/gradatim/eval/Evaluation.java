package org.gradatim.eval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Data;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/**
 * A program with numbers: the forward pass of any example, the value of any expression in the program's names, and the cost.
 * An example is computed when it is first asked for, and kept.
 *
 * <p>Not for use by several threads at once. For values that are needed again and again, with other parameters, see
 * {@link Tape}.
 */
public final class Evaluation {
    private final Program program;
    private final Map<String, Double> parameters;
    private final Data data;
    private final Map<Integer, Map<String, Double>> examples = new HashMap<>();
    private Tape forward;

    private Evaluation(Program program, Map<String, Double> parameters, Data data) {
        this.program = program;
        this.parameters = parameters;
        this.data = data;
    }

    /**
     * @param parameters a value for each parameter
     * @param data       the examples; none for a program without inputs and targets
     */
    public static Evaluation of(Program program, Map<String, Double> parameters, Data data) {
        return new Evaluation(program, parameters, data);
    }

    /** The model's program with the model's numbers. */
    public static Evaluation of(Model model) {
        return of(model.program(), model.values(), model.data());
    }

    /**
     * The value of an input, target, parameter, constant or definition in an example.
     *
     * @param example counted from 0; 0 where there are no data
     * @throws IllegalArgumentException where the program does not know the name
     */
    public double value(String name, int example) {
        Double value = example(example).get(name);
        if (value == null) throw new IllegalArgumentException("the program has nothing of the name `" + name + "`");
        return value;
    }

    /**
     * The value in an example of an expression in the program's names, in which names are the definitions' values.
     *
     * @param example counted from 0; 0 where there are no data
     */
    public double value(Expr expr, int example) {
        return Traversal.fold(expr, (node, operands) -> switch (node) {
            case Const c -> c.value().doubleValue();
            case Var v -> value(v.name(), example);
            case Apply a -> a.op().value(operands.stream().mapToDouble(Double::doubleValue).toArray());
        });
    }

    /** The means of these expressions over the examples. */
    public double[] means(List<? extends Expr> expressions) {
        return Tape.compile(program, expressions).means(parameters, data);
    }

    /** The mean of the root over the examples, plus the penalty. */
    public double cost() {
        double[] parts = means(List.of(Var.of(program.root()), program.penalty()));
        return parts[0] + parts[1];
    }

    private Map<String, Double> example(int index) {
        return examples.computeIfAbsent(index, i -> compute(data.isEmpty() ? data : data.examples(i, i + 1)));
    }

    private Map<String, Double> compute(Data one) {
        List<Definition> definitions = program.definitions();
        if (forward == null) forward = Tape.compile(program, definitions.stream().map(d -> Var.of(d.name())).toList());
        double[] computed = forward.means(parameters, one);
        Map<String, Double> values = new HashMap<>(parameters);
        program.constants().forEach((name, value) -> values.put(name, value.doubleValue()));
        one.columns().forEach((name, column) -> values.put(name, column[0]));
        for (int k = 0; k < computed.length; k++) values.put(definitions.get(k).name(), computed[k]);
        return values;
    }
}
