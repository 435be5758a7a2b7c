package org.gradatim.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.gradatim.cas.Opinion;
import org.gradatim.check.Verification;
import org.gradatim.graph.Model;
import org.gradatim.parse.SpecReader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code gradatim verify}. */
final class Verify implements Command {
    @Override
    public CommandSpec options() {
        return Command.options(this, "Hold each gradient against three witnesses; exit code 1 when one disagrees.",
                        "  gradatim verify two-neurons.yaml",
                        "  gradatim verify two-neurons.yaml --json | jq .agree")
                .addPositional(Command.spec("The network, or the loss as formulas, in YAML."))
                .addOption(OptionSpec.builder("--json").description("Print the table as data.").build())
                .addOption(OptionSpec.builder("--second-opinion")
                        .description("Let a computer algebra system differentiate as well.").build());
    }

    @Override
    public int run(ParseResult given, Streams streams) {
        Path spec = given.matchedPositionalValue(0, null);
        Model model = SpecReader.read(spec);
        Verification verification = Command.about(spec, () -> Verification.of(model));
        SequencedMap<String, Opinion> opinions =
                given.hasMatchedOption("--second-opinion") ? verification.secondOpinion() : new LinkedHashMap<>();
        return report(verification, opinions, given.hasMatchedOption("--json"), streams);
    }

    /** Prints what was found; returns the exit code. */
    static int report(Verification verification, SequencedMap<String, Opinion> opinions, boolean json, Streams streams) {
        boolean agree = verification.holds() && opinions.values().stream().noneMatch(Opinion.Differs.class::isInstance);
        if (json) VerifyJson.write(verification, opinions, agree, streams.out());
        else new VerifyText(verification, opinions, streams).print();
        return agree ? Shell.DONE : Shell.WRONG;
    }
}
