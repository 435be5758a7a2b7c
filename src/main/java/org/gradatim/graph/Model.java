package org.gradatim.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;

/**
 * All that a spec says: the program to differentiate and, where given, the network it comes from, numbers, and training.
 *
 * @param withRespectTo by which names to differentiate: parameters, or intermediates taken as free
 * @param values        the parameters' values; empty for a purely symbolic model, else one for each parameter
 * @param valuesOrigin  where the values come from, where they were drawn: {@code glorot_uniform, seed 42}
 * @param questions     what is asked beside the derivatives
 * @param experiments   trainings to be held side by side
 * @param aliases       how people write names and functions of the model in their answers: {@code \\hat{y}} for {@code p1}
 */
public record Model(String title, Program program, Optional<Network> network, List<String> withRespectTo,
        Map<String, Double> values, Optional<String> valuesOrigin, Data data, Optional<Training> training,
        Questions questions, List<Experiment> experiments, Map<String, String> aliases) {
    public Model {
        aliases = Collections.unmodifiableMap(new LinkedHashMap<>(aliases));
        withRespectTo = List.copyOf(withRespectTo);
        experiments = List.copyOf(experiments);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A model without aliases. */
    public Model(String title, Program program, Optional<Network> network, List<String> withRespectTo, Map<String, Double> values,
            Optional<String> valuesOrigin, Data data, Optional<Training> training, Questions questions, List<Experiment> experiments) {
        this(title, program, network, withRespectTo, values, valuesOrigin, data, training, questions, experiments, Map.of());
    }

    /** Whether there are numbers for everything, so that the gradient has a value. */
    public boolean hasNumbers() {
        boolean needsData = !program.inputs().isEmpty() || !program.targets().isEmpty();
        return values.keySet().containsAll(program.parameters()) && (!needsData || !data.isEmpty());
    }

    /** The number m of examples; one where there are no data. */
    public int examples() {
        return Math.max(1, data.size());
    }

    /** The network's model in another notation, with the values carried over; formula models keep their names. */
    public Model renamed(Naming naming) {
        if (network.isEmpty() || network.get().naming() == naming) return this;
        Network old = network.get();
        Network renamed = new Network(old.inputs(), old.layers(), old.loss(), old.l2(), naming);
        Program newProgram = renamed.program(data.size());
        Map<String, String> newNames = new LinkedHashMap<>();
        for (int i = 0; i < program.leaves().size(); i++) newNames.put(program.leaves().get(i), newProgram.leaves().get(i));
        for (int i = 0; i < program.definitions().size(); i++) {
            newNames.put(program.definitions().get(i).name(), newProgram.definitions().get(i).name());
        }
        Map<String, Expr> variables = new LinkedHashMap<>();
        newNames.forEach((name, newName) -> variables.put(name, Var.of(newName)));
        Map<String, Double> newValues = new LinkedHashMap<>();
        values.forEach((name, value) -> newValues.put(newNames.get(name), value));
        Questions asked = new Questions(questions.comparisons().stream()
                .map(pair -> new Questions.Pair(newNames.get(pair.left()), newNames.get(pair.right()))).toList(), questions.symmetry(),
                questions.claims().stream().map(claim -> claim.renamed(newNames, variables, model -> model.renamed(naming))).toList(),
                questions.rubric().renamed(newNames));
        return new Model(title, newProgram, Optional.of(renamed), withRespectTo.stream().map(newNames::get).toList(),
                newValues, valuesOrigin, data, training, asked,
                experiments.stream().map(e -> new Experiment(e.name(), e.model().renamed(naming))).toList(), aliases);
    }
}
