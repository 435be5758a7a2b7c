package org.gradatim.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.gradatim.derive.Gradient;
import org.gradatim.eval.Tape;
import org.gradatim.expr.Expr;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Var;
import org.gradatim.graph.Data;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;

/** Numbers for a model that has none, so that its gradient can be checked all the same. */
public final class SampleNumbers {
    /** The seed; any will do, it is fixed so that runs repeat. */
    public static final long SEED = 42;

    /** Draws until everything has a value: a logarithm of a difference needs a few. */
    private static final int MOST_DRAWS = 200;

    private SampleNumbers() {}

    /**
     * The model with the numbers that it lacks: parameters and inputs between -1 and 1, from the second half of the draws on
     * between 0 and 1, targets between 0 and 1, one example. Targets that sum to one by agreement do. A model with numbers for
     * everything stays as it is.
     *
     * @throws InputException where J or its gradient has no value at any point that was drawn
     */
    public static Model complete(Model model, Gradient gradient) {
        if (model.hasNumbers()) return model;
        SplittableRandom random = new SplittableRandom(SEED);
        Tape tape = Tape.compile(model.program(), measured(model, gradient));
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            Model drawn = draw(model, random, draw < MOST_DRAWS / 2 ? -1 : 0);
            double[] means = tape.means(drawn.values(), drawn.data());
            if (Arrays.stream(means).allMatch(Double::isFinite)) return drawn;
        }
        throw new InputException(String.format(Locale.ROOT, "`%s` or its gradient has no value at any of %d random points; "
                + "add `parameters` and `data` at which it has one", model.program().root(), MOST_DRAWS));
    }

    private static List<Expr> measured(Model model, Gradient gradient) {
        List<Expr> measured = new ArrayList<>(List.of(Var.of(model.program().root()), model.program().penalty()));
        for (String name : model.withRespectTo()) {
            measured.add(gradient.ofRoot(name));
            measured.add(gradient.ofPenalty(name));
        }
        return measured;
    }

    private static Model draw(Model model, SplittableRandom random, double least) {
        Program program = model.program();
        Map<String, Double> values = new LinkedHashMap<>();
        for (String name : program.parameters()) {
            Double given = model.values().get(name);
            values.put(name, given != null ? given : random.nextDouble(least, 1));
        }
        Data data = model.data().isEmpty() ? oneExample(program, random, least) : model.data();
        return new Model(model.title(), program, model.network(), model.withRespectTo(), values,
                model.values().isEmpty() ? Optional.of("random, seed " + SEED) : model.valuesOrigin(), data, model.training(), model.questions(), model.experiments(), model.aliases());
    }

    private static Data oneExample(Program program, SplittableRandom random, double least) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (String input : program.inputs()) columns.put(input, new double[] {random.nextDouble(least, 1)});
        for (String target : program.targets()) columns.put(target, new double[] {random.nextDouble()});
        if (!program.constraints().isEmpty()) {
            double sum = program.targets().stream().mapToDouble(y -> columns.get(y)[0]).sum();
            for (String target : program.targets()) columns.get(target)[0] /= sum;
        }
        return new Data(columns, 1);
    }
}
