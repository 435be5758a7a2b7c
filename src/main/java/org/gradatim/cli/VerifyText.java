package org.gradatim.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.gradatim.cas.Opinion;
import org.gradatim.check.Finding;
import org.gradatim.check.NearbyKink;
import org.gradatim.check.SampleNumbers;
import org.gradatim.check.Verification;
import org.gradatim.check.Witness;
import org.gradatim.check.Witnesses;
import org.gradatim.eval.Kink;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.graph.Model;
import org.gradatim.render.escape.Plain;
import picocli.CommandLine.Help.Ansi;

/** The table of {@code verify} on the terminal, and what follows from it. */
final class VerifyText {
    private static final String RIGHT = "✓ ";
    private static final String WRONG = "✗ ";
    private static final String OPEN = "· ";

    private final Verification verification;
    private final Witnesses witnesses;
    private final SequencedMap<String, Opinion> opinions;
    private final Streams streams;

    VerifyText(Verification verification, SequencedMap<String, Opinion> opinions, Streams streams) {
        this.verification = verification;
        this.witnesses = verification.witnesses();
        this.opinions = opinions;
        this.streams = streams;
    }

    void print() {
        Model model = verification.model();
        line(Plain.printable(model.title()) + ": " + costName() + " = " + Numerals.of(witnesses.cost())
                + (model.data().size() > 1 ? " over " + Numerals.counted(model.data().size(), "example") : ""));
        if (verification.drawn()) line("Not all numbers are given; those missing are random, with seed " + SampleNumbers.SEED + ".");
        line("");
        List<Witness> shown = shown();
        table(shown).forEach(this::line);
        int hidden = witnesses.all().size() - shown.size();
        if (hidden > 0) line("… and " + Numerals.count(hidden) + " more, which --json lists");
        line("");
        kinks(shown).forEach((what, names) -> line(OPEN + some(names) + ": " + what));
        summary().forEach(this::line);
    }

    private String costName() {
        Model model = verification.model();
        return model.network().isPresent() ? "J" : model.program().root();
    }

    /** All, or the most telling: what disagrees, then what differences were taken of. */
    private List<Witness> shown() {
        List<Witness> shown = new ArrayList<>(witnesses.all());
        if (shown.size() <= TextTable.MOST_ROWS) return shown;
        shown.sort(Comparator.comparing((Witness w) -> w.finding() != Finding.DISAGREES).thenComparing(w -> w.difference().isEmpty()));
        return shown.subList(0, TextTable.MOST_ROWS);
    }

    private List<String> table(List<Witness> shown) {
        boolean dense = witnesses.denseCost().isPresent();
        TextTable table = dense
                ? new TextTable("∂" + costName() + "/∂", "symbolic", "dense", "differences", "rel. error", "")
                : new TextTable("∂" + costName() + "/∂", "symbolic", "differences", "rel. error", "");
        for (Witness w : shown) {
            List<String> cells = new ArrayList<>(List.of(w.name(), Numerals.of(w.symbolic())));
            if (dense) cells.add(number(w.dense()));
            cells.add(number(w.difference()));
            cells.add(w.relativeError().isPresent() ? Numerals.size(w.relativeError().getAsDouble()) : "–");
            cells.add(verdict(w.finding()));
            table.add(cells.toArray(String[]::new));
        }
        return table.lines();
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? Numerals.of(value.getAsDouble()) : "–";
    }

    private static String verdict(Finding finding) {
        return switch (finding) {
            case AGREES -> RIGHT + "agrees";
            case DISAGREES -> WRONG + "disagrees";
            case KINK -> OPEN + "at a kink";
            case UNCHECKED -> OPEN + "not in the sample";
        };
    }

    /** What is to be said of kinks, and of which names. */
    private Map<String, List<String>> kinks(List<Witness> shown) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (Witness w : shown) w.kink().ifPresent(k -> names.computeIfAbsent(inWords(k), _ -> new ArrayList<>()).add(w.name()));
        return names;
    }

    private String inWords(NearbyKink nearby) {
        Kink kink = nearby.kink();
        String example = verification.model().data().size() > 1 ? " in example " + (kink.example() + 1) : "";
        String function = kink.operation().op().name();
        return nearby.differentiable()
                ? "so near " + place(kink.operation()) + example + " a difference steps over the kink of " + function + " and is no witness"
                : "not differentiable here: " + place(kink.operation()) + example + ", a kink of " + function
                        + "; its slope in " + kink.operation().argument() + " is taken as " + Numerals.shortest(nearby.slope());
    }

    /** {@code z1 = 0} for relu(z1), {@code a1 = a2} for max(a1, a2). */
    private static String place(Apply operation) {
        boolean two = operation.op() == Arithmetic.MAX || operation.op() == Arithmetic.MIN;
        return two ? operation.arguments().get(0) + " = " + operation.arguments().get(1) : operation.argument() + " = 0";
    }

    private List<String> summary() {
        List<String> lines = new ArrayList<>(List.of(ofWitnesses()));
        if (witnesses.differences() < witnesses.all().size()) {
            lines.add(OPEN + "Differences were taken of a random sample of " + Numerals.count(witnesses.differences())
                    + ", with seed " + Witnesses.SAMPLE_SEED + ".");
        }
        lines.add(verification.unproved().map(what -> WRONG + what).orElse(RIGHT
                + "Proved for all inputs, targets and parameters; the test errs with a probability below 2^-" + verification.errorBits() + "."));
        if (!opinions.isEmpty()) lines.addAll(ofOpinions());
        return lines;
    }

    private String ofWitnesses() {
        List<String> wrong = named(Finding.DISAGREES);
        int all = witnesses.all().size();
        if (!wrong.isEmpty()) {
            return WRONG + "A witness disagrees on " + some(wrong) + ".";
        }
        int kinks = named(Finding.KINK).size();
        String rest = kinks == 0 ? "" : "; at a kink: " + Numerals.count(kinks);
        return RIGHT + "The witnesses agree on " + Numerals.count(all - kinks) + " of " + Numerals.count(all) + " derivatives" + rest + ".";
    }

    private List<String> named(Finding finding) {
        return witnesses.all().stream().filter(w -> w.finding() == finding).map(Witness::name).toList();
    }

    private static String some(List<String> names) {
        int most = 8;
        String list = names.stream().limit(most).collect(Collectors.joining(", "));
        return names.size() <= most ? list : list + " and " + Numerals.count(names.size() - most) + " more";
    }

    private List<String> ofOpinions() {
        List<String> lines = new ArrayList<>();
        List<String> differ = new ArrayList<>();
        int agree = 0;
        int digits = Integer.MAX_VALUE;
        for (var entry : opinions.entrySet()) {
            switch (entry.getValue()) {
                case Opinion.Agrees a -> {
                    agree++;
                    digits = Math.min(digits, a.digits());
                }
                case Opinion.Differs _ -> differ.add(entry.getKey());
                case Opinion.NoOpinion n -> lines.add(OPEN + "Symja has no opinion on " + entry.getKey() + ": " + n.reason() + ".");
            }
        }
        if (!differ.isEmpty()) lines.add(WRONG + "Symja differentiates otherwise: " + some(differ) + ".");
        if (agree > 0) lines.add(RIGHT + "Symja's own derivatives agree on " + Numerals.count(agree) + " to " + digits + " digits.");
        return lines;
    }

    private void line(String text) {
        streams.out().println(streams.colours() ? coloured(text) : text);
    }

    private static String coloured(String text) {
        return text.replace("✓", Ansi.ON.string("@|green ✓|@")).replace("✗", Ansi.ON.string("@|red ✗|@"));
    }
}
