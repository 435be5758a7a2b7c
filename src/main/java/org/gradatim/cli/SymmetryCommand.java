package org.gradatim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.gradatim.check.IdentityProof;
import org.gradatim.compare.EqualityClass;
import org.gradatim.compare.Hypothesis;
import org.gradatim.compare.Hypothesis.Contradiction;
import org.gradatim.compare.Partition;
import org.gradatim.compare.SymmetryFindings;
import org.gradatim.derive.Derivation;
import org.gradatim.explain.Explanation;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;
import org.gradatim.parse.AssumptionReader;
import org.gradatim.parse.SpecReader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code gradatim symmetry}. A hypothesis that gradient descent does not keep to is wrong: exit code 1. */
final class SymmetryCommand implements Command {
    @Override
    public CommandSpec options() {
        CommandSpec options = Command.options(this, "Find the weights that stay equal for ever, or never move, and prove it.",
                        "  gradatim symmetry symmetric-start.yaml",
                        "  gradatim symmetry symmetric-start.yaml --assume \"w1=w3, w2=w4, w5=w6\"",
                        "  gradatim symmetry symmetric-start.yaml --json | jq .classes")
                .addPositional(Command.spec("The network, or the loss as formulas, in YAML."))
                .addOption(OptionSpec.builder("--assume").paramLabel("EQUATIONS").type(String.class)
                        .description("Test this hypothesis instead, such as \"w1=w3, w2=w4\" or \"w7=0\"; exit code 1 when it does not last.").build())
                .addOption(OptionSpec.builder("--json").description("Print the result as data.").build());
        return DocumentOutput.addTo(options);
    }

    @Override
    public int run(ParseResult given, Streams streams) throws IOException {
        DocumentOutput output = DocumentOutput.of(given);
        Path spec = given.matchedPositionalValue(0, null);
        Model model = SpecReader.read(spec);
        Derivation derivation = Derivation.onDemand(model, new IdentityProof(model.program()));
        boolean json = given.hasMatchedOption("--json") || output.isJson();
        String assumed = given.matchedOptionValue("--assume", null);
        if (assumed == null) {
            SymmetryFindings findings = Command.about(spec, () -> SymmetryFindings.of(derivation));
            if (json) output.writeJson(out -> SymmetryJson.write(findings, out), streams);
            else output.write(() -> Explanation.ofSymmetry(derivation, findings, Locale.ENGLISH), streams);
            return Shell.DONE;
        }
        Partition supposed = partition(assumed, model);
        Hypothesis hypothesis = Command.about(spec, () -> Hypothesis.test(model.program(), derivation.unprovedGradient(), supposed, derivation.proof()));
        if (json) output.writeJson(out -> SymmetryJson.write(hypothesis, out), streams);
        else output.write(() -> Explanation.ofHypothesis(derivation, hypothesis, Locale.ENGLISH), streams);
        return verdict(spec, model, hypothesis);
    }

    private static int verdict(Path spec, Model model, Hypothesis hypothesis) {
        if (!hypothesis.isInvariant()) return Shell.WRONG;
        Optional<Contradiction> contradiction = hypothesis.contradiction(model.program(), model.values());
        if (contradiction.isPresent()) throw contradicts(contradiction.get()).about(spec);
        return Shell.DONE;
    }

    private static InputException contradicts(Contradiction c) {
        String expected = Numerals.shortest(c.expected());
        return new InputException("the hypothesis holds once it is true, but it is not true of the values given: " + c.name() + " starts at "
                + Numerals.shortest(c.value()) + c.other().map(other -> " and " + other + " at " + expected).orElse(", not at " + expected)
                + "; let " + c.name() + " start at " + expected + ", or leave the values out");
    }

    private static Partition partition(String assumed, Model model) {
        try {
            return Partition.of(model.program(), AssumptionReader.read(assumed, model.program().parameters()).stream()
                    .map(a -> new EqualityClass(a.names(), a.number())).toList());
        } catch (InputException e) {
            throw new InputException("--assume, " + e.getMessage(), e);
        }
    }
}
