package org.gradatim.cli;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gradatim.check.grade.Outcome;
import org.gradatim.check.grade.Tally;
import org.gradatim.graph.Model;
import org.gradatim.render.escape.Plain;

/** What {@code grade} prints on the terminal. */
final class GradeText {
    private static final int MOST_MISTAKES = 10;
    private static final int DIGITS_OF_MEAN = 2;

    private final Model model;
    private final Tally tally;
    private final GradeOutputs outputs;
    private final long kept;
    private final PrintStream out;

    GradeText(Model model, Tally tally, GradeOutputs outputs, long kept, Streams streams) {
        this.model = model;
        this.tally = tally;
        this.outputs = outputs;
        this.kept = kept;
        this.out = streams.out();
    }

    void print() {
        out.println(Plain.printable(model.title()) + ": " + Numerals.counted(tally.submissions(), "submission")
                + (kept > 0 ? ", of which " + Numerals.count(kept) + " had been graded before" : ""));
        out.println();
        quantities().lines().forEach(out::println);
        int hidden = tally.quantities().size() - TextTable.MOST_ROWS;
        if (hidden > 0) out.println("… and " + Numerals.count(hidden) + " more");
        out.println();
        mistakes();
        long right = IntStream.range(0, tally.quantities().size()).mapToLong(q -> tally.count(q, Outcome.RIGHT)).sum();
        out.println(Numerals.count(right) + " of " + Numerals.count(tally.submissions() * tally.quantities().size()) + " answers are right"
                + (tally.submissions() == 0 ? "." : "; the mean is " + mean() + " points."));
        if (tally.reviews() > 0) {
            out.println("Look at " + Numerals.counted(tally.reviews(), "submission") + " yourself: `review` stands in the table where an answer could not be judged.");
        }
        out.println("Written: " + String.join(", ", outputs.all().stream().map(p -> Plain.printable(p.toString())).toList()));
    }

    private TextTable quantities() {
        List<String> header = new ArrayList<>(List.of(""));
        for (Outcome outcome : Outcome.values()) header.add(outcome.keyword());
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (int q = 0; q < Math.min(TextTable.MOST_ROWS, tally.quantities().size()); q++) {
            List<String> row = new ArrayList<>(List.of(tally.quantities().get(q)));
            for (Outcome outcome : Outcome.values()) row.add(Numerals.count(tally.count(q, outcome)));
            table.add(row.toArray(String[]::new));
        }
        return table;
    }

    private void mistakes() {
        List<Tally.Mistake> common = tally.commonest();
        if (common.isEmpty()) return;
        TextTable table = new TextTable("mistake", "submissions", "answers");
        common.stream().limit(MOST_MISTAKES).forEach(m -> table.add(m.key(), Numerals.count(m.submissions()), Numerals.count(m.answers())));
        table.lines().forEach(out::println);
        if (common.size() > MOST_MISTAKES) out.println("… and " + Numerals.counted(common.size() - MOST_MISTAKES, "kind") + " more");
        out.println();
    }

    private String mean() {
        BigDecimal mean = tally.points().divide(BigDecimal.valueOf(tally.submissions()), DIGITS_OF_MEAN, RoundingMode.HALF_EVEN);
        BigDecimal max = tally.listed().getFirst().max();
        return plain(mean) + " of " + plain(max);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
