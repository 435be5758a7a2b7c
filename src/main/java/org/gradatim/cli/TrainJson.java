package org.gradatim.cli;

import java.io.PrintStream;
import org.gradatim.check.Descent;

/** The data of {@code train --json}, as {@code /org/gradatim/schema/train.schema.json} describes them. */
final class TrainJson {
    private TrainJson() {}

    static void write(Descent descent, PrintStream out) {
        Json.write(out, json -> {
            json.writeNumberProperty("epochs", descent.training().epochs());
            json.writeNumberProperty("learning_rate", descent.training().learningRate());
            json.writeNumberProperty("initial_loss", descent.first().cost());
            json.writeNumberProperty("loss", descent.last().cost());
            Json.number(json, "initial_accuracy", descent.first().accuracy());
            Json.number(json, "accuracy", descent.last().accuracy());
            json.writeArrayPropertyStart("parameters");
            descent.trained().forEach((name, value) -> {
                json.writeStartObject();
                json.writeStringProperty("name", name);
                json.writeNumberProperty("initial", descent.start().get(name));
                json.writeNumberProperty("value", value);
                json.writeEndObject();
            });
            json.writeEndArray();
        });
    }
}
