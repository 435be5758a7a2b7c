package org.gradatim.check.numbers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.check.numbers.ModelArrays.NameGrid;
import org.gradatim.graph.Data;
import org.gradatim.graph.Model;
import org.gradatim.graph.Training;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a program that computes gradients gets to read: a JSON object, whose schema ships at
 * {@code /org/gradatim/schema/program-input.schema.json}.
 * <pre>
 *   parameters       each by its name: {"w1": 0.2, …}
 *   arrays           the same layer by layer: {"W1": [[0.2, -0.4], [0.7, 0.1]], "b1": [0.1, 0.2]}, a row for each neuron
 *   data             each input and target by its name, a list with its value in every example
 *   X, Y             the same as matrices, a row for each example
 *   m                the number of examples
 *   with_respect_to  the names whose gradients are asked for
 *   learning_rate    of the training
 * </pre>
 */
public final class ProgramInput {
    private static final JsonMapper JSON = new JsonMapper();

    private ProgramInput() {}

    /** The document for a model that has numbers. */
    public static String of(Model model) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("parameters", model.values());
        root.put("arrays", arrays(model));
        Data data = model.data();
        root.put("data", data.columns());
        root.put("X", rows(data, model.program().inputs()));
        root.put("Y", rows(data, model.program().targets()));
        root.put("m", model.examples());
        root.put("with_respect_to", model.withRespectTo());
        root.put("learning_rate", model.training().orElse(Training.DEFAULT).learningRate());
        return JSON.writeValueAsString(root) + "\n";
    }

    private static Map<String, Object> arrays(Model model) {
        Map<String, Object> arrays = new LinkedHashMap<>();
        ModelArrays known = new ModelArrays(model);
        for (String name : known.parameterArrays(model)) {
            NameGrid grid = known.named(name).getFirst();
            boolean vector = grid.columns() == 1;
            List<Object> rows = new ArrayList<>();
            for (int j = 0; j < grid.rows(); j++) {
                List<Double> row = grid.names().subList(j * grid.columns(), (j + 1) * grid.columns()).stream().map(model.values()::get).toList();
                rows.add(vector && !name.startsWith("W") ? row.getFirst() : row);
            }
            arrays.put(name, rows);
        }
        return arrays;
    }

    private static List<List<Double>> rows(Data data, List<String> names) {
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            int example = i;
            rows.add(names.stream().map(name -> data.column(name)[example]).toList());
        }
        return rows;
    }
}
