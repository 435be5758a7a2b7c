package org.gradatim.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalDouble;
import org.gradatim.check.Descent;
import org.gradatim.graph.Model;
import org.gradatim.graph.Training;
import org.gradatim.render.escape.Plain;

/** What {@code train} prints on the terminal. */
final class TrainText {
    private static final double PERCENT = 100;

    private final Model model;
    private final Descent descent;
    private final PrintStream out;

    TrainText(Model model, Descent descent, PrintStream out) {
        this.model = model;
        this.descent = descent;
        this.out = out;
    }

    void print() {
        Training training = descent.training();
        out.println(Plain.printable(model.title()) + ": " + Numerals.counted(training.epochs(), "epoch") + " of gradient descent on "
                + Numerals.counted(model.examples(), "example") + ", learning rate " + Numerals.shortest(training.learningRate())
                + (model.training().isEmpty() ? " (defaults: the spec has no `training`)" : ""));
        model.valuesOrigin().ifPresent(origin -> out.println("Parameters at the start: " + origin));
        out.println();
        table().lines().forEach(out::println);
        int hidden = descent.trained().size() - TextTable.MOST_ROWS;
        if (hidden > 0) out.println("(" + Numerals.counted(hidden, "parameter") + " more, which --json lists)");
    }

    private TextTable table() {
        TextTable table = new TextTable("", "start", "end");
        descent.trained().entrySet().stream().limit(TextTable.MOST_ROWS).forEach(entry ->
                table.add(entry.getKey(), Numerals.of(descent.start().get(entry.getKey())), Numerals.of(entry.getValue())));
        String cost = model.network().isPresent() ? "J" : model.program().root();
        table.add(cost, Numerals.of(descent.first().cost()), Numerals.of(descent.last().cost()));
        if (descent.last().accuracy().isPresent()) {
            table.add("accuracy", percent(descent.first().accuracy()), percent(descent.last().accuracy()));
        }
        return table;
    }

    private static String percent(OptionalDouble share) {
        return String.format(Locale.ROOT, "%.1f %%", PERCENT * share.getAsDouble());
    }
}
