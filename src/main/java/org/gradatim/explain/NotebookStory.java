package org.gradatim.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradatim.check.SampleNumbers;
import org.gradatim.check.Witness;
import org.gradatim.check.Witnesses;
import org.gradatim.derive.Chain;
import org.gradatim.derive.Gradient;
import org.gradatim.derive.LocalDerivative;
import org.gradatim.derive.WeightDerivation;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Code;
import org.gradatim.document.Block.Section;
import org.gradatim.eval.source.Language;
import org.gradatim.eval.source.SourceWriter;
import org.gradatim.expr.Expr;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/**
 * The derivation once more as a program for a notebook: NumPy that computes the forward pass, the factors of every chain, the gradient and its
 * slope by differences from the numbers of the spec, and stops where they do not agree with each other or with what is printed.
 *
 * <p>Names that the program needs for itself are none of the model's.
 */
final class NotebookStory {
    /** Each is a line of the program; nobody reads a thousand. */
    private static final int MOST_PARAMETERS = 1_000;

    private static final int NUMBERS_A_LINE = 8;

    private final Narration n;
    private final Program program;
    private final Model model;
    private final SourceWriter writer;
    private final String agree;
    private final String printed;
    private final String cost;
    private final String slope;
    private final String product;
    private final String gradient;
    private final Map<String, Witness> witnesses = new HashMap<>();
    private final Map<String, String> sources = new HashMap<>();

    private NotebookStory(Narration narration, Model model) {
        this.n = narration;
        this.program = narration.program();
        this.model = model;
        this.writer = SourceWriter.of(program, Language.NUMPY);
        this.agree = writer.fresh("agree");
        this.printed = writer.fresh("printed");
        this.cost = writer.fresh("cost");
        this.slope = writer.fresh("slope");
        this.product = writer.fresh("product");
        this.gradient = writer.fresh("gradient");
        Witnesses.of(model, n.derivation().gradient()).all().forEach(w -> witnesses.put(w.name(), w));
    }

    /** Empty for a network of which no program can be read. Numbers that the model lacks are drawn. */
    static Optional<NotebookStory> of(Narration n) {
        if (n.program().parameters().size() > MOST_PARAMETERS) return Optional.empty();
        return Optional.of(new NotebookStory(n, SampleNumbers.complete(n.model(), n.derivation().gradient())));
    }

    /**
     * The part of the program that all others build on.
     *
     * @param weights all that the other parts are about: what they need is declared here
     */
    Section beginning(List<WeightDerivation> weights) {
        String forward = forward();
        String function = costFunction();
        // Which functions the formulas need is known when they have been written.
        weights.forEach(this::source);
        List<Block> blocks = new ArrayList<>();
        blocks.add(n.paragraph("notebook.setup"));
        blocks.add(python(writer.preamble() + "\n\n" + comparisons()));
        blocks.add(n.numbers().isPresent() ? n.paragraph("notebook.values") : n.paragraph("notebook.sample", SampleNumbers.SEED));
        blocks.add(python(values()));
        blocks.add(n.paragraph("notebook.forward"));
        blocks.add(python(forward));
        blocks.add(n.paragraph("notebook.cost"));
        blocks.add(python(function));
        return n.section("numpy", 1, blocks, "notebook.title");
    }

    /** All weights, where no section of their own holds their part. */
    Section weights(List<WeightDerivation> weights) {
        List<Block> blocks = new ArrayList<>();
        weights.forEach(w -> blocks.addAll(weight(w)));
        return n.section("numpy-weights", 1, blocks, "notebook.weights.title");
    }

    /** What is computed of one weight. */
    List<Block> weight(WeightDerivation w) {
        return List.of(n.paragraph("notebook.weight", n.terms().costDerivative(w.name())), python(source(w)));
    }

    /** One step of gradient descent, and what the cost is before and after it. */
    List<Block> update(double rate, Map<String, Double> after, double costBefore, double costAfter) {
        String next = writer.fresh("after");
        List<String> lines = new ArrayList<>();
        after.forEach((name, value) -> {
            String id = writer.identifier(name);
            lines.add(next + "_" + id + " = " + id + " - " + number(rate) + " * " + gradient + "[\"" + id + "\"]");
            lines.add(isPrinted(next + "_" + id, value, Figures.RESULT_DIGITS));
        });
        if (after.size() == program.parameters().size()) {
            String arguments = after.keySet().stream().map(writer::identifier).map(id -> id + "=" + next + "_" + id).collect(Collectors.joining(", "));
            lines.add(isPrinted(cost + "()", costBefore, Figures.RESULT_DIGITS));
            lines.add(isPrinted(cost + "(" + arguments + ")", costAfter, Figures.RESULT_DIGITS));
        }
        return List.of(n.paragraph("notebook.update"), python(String.join("\n", lines)));
    }

    private static Code python(String source) {
        return new Code("python", source.stripTrailing() + "\n");
    }

    /** Two ways to the same number differ by rounding; what is printed was rounded to its digits, a difference to nothing but noise. */
    private String comparisons() {
        return """

                def %s(one, other, rtol=1e-9, atol=1e-12):
                    np.testing.assert_allclose(one, other, rtol=rtol, atol=atol)


                def %s(value, shown, digits):
                    %s(np.ravel(value)[0], shown, rtol=10.0 ** (1 - digits))""".formatted(agree, printed, agree);
    }

    private String values() {
        List<String> lines = new ArrayList<>();
        program.constants().forEach((name, value) -> lines.add(writer.identifier(name) + " = " + number(value.doubleValue())));
        for (String name : program.parameters()) lines.add(writer.identifier(name) + " = " + number(model.values().get(name)));
        for (String name : program.inputs()) lines.add(writer.identifier(name) + " = " + array(model.data().column(name)));
        for (String name : program.targets()) lines.add(writer.identifier(name) + " = " + array(model.data().column(name)));
        return String.join("\n", lines);
    }

    private static String array(double[] values) {
        if (values.length <= NUMBERS_A_LINE) return "np.array([" + numbers(values, 0, values.length) + "])";
        return IntStream.iterate(0, i -> i < values.length, i -> i + NUMBERS_A_LINE)
                .mapToObj(i -> "    " + numbers(values, i, Math.min(values.length, i + NUMBERS_A_LINE)) + ",\n")
                .collect(Collectors.joining("", "np.array([\n", "])"));
    }

    private static String numbers(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).mapToObj(NotebookStory::number).collect(Collectors.joining(", "));
    }

    /** As Python reads it, to the last bit. */
    private static String number(double value) {
        return Double.toString(value);
    }

    private String forward() {
        StringBuilder source = new StringBuilder(definitions(Map.of()));
        if (n.numbers().isPresent() && n.isSmall()) {
            for (Definition d : program.definitions()) {
                source.append('\n').append(isPrinted(writer.identifier(d.name()), n.numbers().get().of(d.name()), Figures.WORKING_DIGITS));
            }
        }
        return source.toString();
    }

    private String isPrinted(String value, double shown, int digits) {
        return printed + "(" + value + ", " + Figures.rounded(shown, digits) + ", " + digits + ")";
    }

    /** @param shifts by the names of definitions, what is added to each before it is used */
    private String definitions(Map<String, String> shifts) {
        List<String> parts = new ArrayList<>();
        SequencedMap<String, Expr> run = new LinkedHashMap<>();
        for (Definition d : program.definitions()) {
            run.put(writer.identifier(d.name()), d.value());
            if (!shifts.containsKey(d.name())) continue;
            parts.add(writer.statements(run));
            parts.add(writer.identifier(d.name()) + " = " + writer.identifier(d.name()) + " + " + shifts.get(d.name()));
            run.clear();
        }
        if (!run.isEmpty()) parts.add(writer.statements(run));
        return String.join("\n", parts);
    }

    /** An intermediate that is taken as free is moved by a shift of its own, for in all examples together it has no one value. */
    private String costFunction() {
        Map<String, String> shifts = new LinkedHashMap<>();
        model.withRespectTo().stream().filter(name -> program.definition(name).isPresent()).forEach(name -> shifts.put(name, shift(name)));
        List<String> arguments = new ArrayList<>();
        program.parameters().stream().map(writer::identifier).forEach(id -> arguments.add(id + "=" + id));
        shifts.values().forEach(shift -> arguments.add(shift + "=0.0"));
        String penalty = writer.fresh("penalty");
        String body = definitions(shifts) + (program.penalty().isZero() ? "" : "\n" + statement(penalty, program.penalty()))
                + "\nreturn np.mean(" + writer.identifier(program.root()) + ")" + (program.penalty().isZero() ? "" : " + " + penalty);
        return """
                def %1$s(%2$s):
                %3$s


                def %4$s(**at):
                    (name, value), = at.items()
                    h = 2.0 ** -17 * max(1.0, abs(value))
                    return (%1$s(**{name: value + h}) - %1$s(**{name: value - h})) / (2 * h)


                %5$s = {}""".formatted(cost, String.join(", ", arguments), body.indent(4).stripTrailing(), slope, gradient);
    }

    private String shift(String name) {
        return writer.derivative("shift", name);
    }

    private String source(WeightDerivation w) {
        return sources.computeIfAbsent(w.name(), _ -> written(w));
    }

    private String written(WeightDerivation w) {
        Gradient closed = n.derivation().gradient();
        String id = writer.identifier(w.name());
        List<String> lines = new ArrayList<>(factors(w));
        String derivative = writer.derivative(program.root(), w.name());
        SequencedMap<String, Expr> values = new LinkedHashMap<>();
        values.put(derivative, w.result());
        String penalty = closed.ofPenalty(w.name()).isZero() ? "" : writer.fresh("penalty_" + id);
        if (!penalty.isEmpty()) values.put(penalty, closed.ofPenalty(w.name()));
        lines.add(writer.statements(values));
        if (lines.size() > 1) lines.add(agree + "(" + product + ", " + derivative + ")");
        String entry = gradient + "[\"" + id + "\"]";
        lines.add(entry + " = np.mean(" + derivative + ")" + (penalty.isEmpty() ? "" : " + " + penalty));
        slope(w.name(), entry).ifPresent(lines::add);
        if (n.numbers().isPresent()) lines.add(isPrinted(entry, witnesses.get(w.name()).symbolic(), Figures.RESULT_DIGITS));
        return String.join("\n", lines);
    }

    /** Each factor once, then the sum over all paths of their products; nothing where there are more paths than are listed. */
    private List<String> factors(WeightDerivation w) {
        if (w.chains().isEmpty() || w.chains().size() != w.pathCount()) return List.of();
        SequencedMap<String, String> factors = new LinkedHashMap<>();
        List<String> products = new ArrayList<>();
        for (Chain chain : w.chains()) {
            // Each by itself, for what two factors share is to be read in both.
            for (LocalDerivative f : chain.factors()) factors.computeIfAbsent(factor(f), name -> statement(name, f.result()));
            products.add(chain.factors().stream().map(this::factor).collect(Collectors.joining(" * ")));
        }
        String sum = products.size() == 1 ? products.getFirst() : products.stream().collect(Collectors.joining("\n    + ", "(", ")"));
        return List.of(String.join("\n", factors.values()), product + " = " + sum);
    }

    private String statement(String name, Expr value) {
        SequencedMap<String, Expr> one = new LinkedHashMap<>();
        one.put(name, value);
        return writer.statements(one);
    }

    private String factor(LocalDerivative f) {
        return writer.derivative(f.of(), f.by());
    }

    /** A difference has the digits that the cost leaves it; at a kink it says nothing. */
    private Optional<String> slope(String name, String entry) {
        Witness witness = witnesses.get(name);
        if (witness == null || witness.kink().isPresent() || witness.difference().isEmpty()) return Optional.empty();
        String at = program.definition(name).isPresent() ? shift(name) + "=0.0" : writer.identifier(name) + "=" + writer.identifier(name);
        return Optional.of(agree + "(" + entry + ", " + slope + "(" + at + "), rtol=1e-5, atol=1e-8 * max(1.0, abs(" + cost + "())))");
    }
}
