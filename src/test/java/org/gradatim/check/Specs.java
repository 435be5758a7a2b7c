package org.gradatim.check;

import java.nio.file.Path;
import org.gradatim.graph.Model;
import org.gradatim.parse.SpecReader;

/** Models for tests, from specs. */
final class Specs {
    /** The 2-2-2 network whose numbers M. Mazur published in "A Step by Step Backpropagation Example" (2015). */
    static final String MAZUR = """
            network:
              inputs: [x1, x2]
              layers:
                - {units: 2, activation: sigmoid}
                - {units: 2, activation: sigmoid}
            loss: half_squared_error
            parameters: {w1: 0.15, w2: 0.20, w3: 0.25, w4: 0.30, w5: 0.40, w6: 0.45, w7: 0.50, w8: 0.55,
                         b1: 0.35, b2: 0.35, b3: 0.60, b4: 0.60}
            data:
              - {x: [0.05, 0.10], y: [0.01, 0.99]}
            """;

    private Specs() {}

    static Model model(String yaml) {
        return SpecReader.read(yaml, Path.of(""), "test.yaml");
    }

    /** A network on two inputs, with drawn parameters, regularisation and three examples. */
    static Model network(String hidden, String output, String loss, String... targets) {
        return model("""
                network:
                  inputs: 2
                  layers:
                    - {units: 3, activation: %s}
                    - %s
                loss: %s
                regularization: {l2: 0.1}
                initialization: {scheme: glorot_uniform, seed: 7}
                data:
                  - {x: [1.0, 2.0], y: %s}
                  - {x: [-0.5, 0.3], y: %s}
                  - {x: [0.7, -1.1], y: %s}
                """.formatted(hidden, output, loss, targets[0], targets[1], targets[2]));
    }
}
