package org.gradatim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gradatim.Gradatim;
import org.gradatim.compare.Comparison;
import org.gradatim.compare.PairTable;
import org.gradatim.derive.Derivation;
import org.gradatim.explain.Detail;
import org.gradatim.explain.Explanation;
import org.gradatim.explain.Options;
import org.gradatim.expr.InputException;
import org.gradatim.parse.Nearest;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code gradatim compare}. */
final class Compare implements Command {
    private static final Options AS_USUAL = new Options(Detail.STANDARD, List.of(), Locale.ENGLISH);

    @Override
    public CommandSpec options() {
        CommandSpec options = Command.options(this, "Say why two gradients differ, and exactly when they agree; without names, of all pairs.",
                        "  gradatim compare two-neurons.yaml w1 w3",
                        "  gradatim compare two-neurons.yaml w1 w3 --json | jq .equal_when",
                        "  gradatim compare two-neurons.yaml -o pairs.pdf")
                .addPositional(Command.spec("The network, or the loss as formulas, in YAML."))
                .addPositional(PositionalParamSpec.builder().index("1").arity("0..1").paramLabel("NAME").type(String.class)
                        .description("A weight or bias.").build())
                .addPositional(PositionalParamSpec.builder().index("2").arity("0..1").paramLabel("NAME").type(String.class)
                        .description("Another one.").build())
                .addOption(OptionSpec.builder("--json").description("Print the comparison as data.").build());
        return DocumentOutput.addTo(options);
    }

    @Override
    public int run(ParseResult given, Streams streams) throws IOException {
        DocumentOutput output = DocumentOutput.of(given);
        boolean json = given.hasMatchedOption("--json") || output.isJson();
        Path spec = given.matchedPositionalValue(0, null);
        Gradatim gradatim = Gradatim.read(spec);
        List<String> names = names(given, gradatim);
        Derivation derivation = gradatim.derivation();
        if (names.isEmpty()) {
            PairTable pairs = PairTable.of(derivation);
            if (json) output.writeJson(out -> CompareJson.write(pairs, out), streams);
            else output.write(() -> Command.about(spec, () -> Explanation.of(derivation, AS_USUAL).pairs(pairs)), streams);
            return Shell.DONE;
        }
        Comparison comparison = Comparison.of(derivation, names.get(0), names.get(1));
        if (json) output.writeJson(out -> CompareJson.write(comparison, derivation.model(), out), streams);
        else output.write(() -> Command.about(spec, () -> Explanation.of(derivation, AS_USUAL).comparison(comparison)), streams);
        return Shell.DONE;
    }

    /** The two names that were typed, or none. */
    private static List<String> names(ParseResult given, Gradatim gradatim) {
        String left = given.matchedPositionalValue(1, null);
        String right = given.matchedPositionalValue(2, null);
        if (left == null) return List.of();
        if (right == null) throw new InputException("`" + left + "` is to be compared with nothing; name two weights, or none for all pairs");
        List<String> known = gradatim.model().withRespectTo();
        for (String name : List.of(left, right)) {
            if (!known.contains(name)) throw new InputException("there is no parameter `" + name + "`; " + Nearest.advice(name, known));
        }
        if (left.equals(right)) throw new InputException("`" + left + "` is compared with itself; name two weights");
        return List.of(left, right);
    }
}
