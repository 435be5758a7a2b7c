package org.gradatim.parse;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.graph.Claim;
import org.gradatim.graph.Claim.Equal;
import org.gradatim.graph.Claim.Evidence;
import org.gradatim.graph.Claim.Unequal;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;

/** The claims of a spec: quoted words, each with the one thing by which it is to be judged. */
final class ClaimsSpec {
    static final String KEY = "claims";

    /** The key of another spec that a claim is about. */
    static final String SPEC = "spec";

    private static final List<String> KINDS = List.of("derivative", "compare", "keep_equal", "without_target", "symmetry", "update", "experiments");

    /** Keys that go with one kind only. */
    private static final Map<String, String> BELONGS = Map.of("equals", "derivative", "because", "compare", "if", "keep_equal", "learns", "symmetry");

    private static final String UNEQUAL = "!=";

    private final Yaml.Mapping spec;
    private final Subject own;
    private final Path folder;

    /** What a claim is about. */
    private record Subject(Program program, List<String> names, boolean hasExperiments, boolean hasNumbers) {
        static Subject of(Model model) {
            return new Subject(model.program(), model.withRespectTo(), !model.experiments().isEmpty(), model.hasNumbers());
        }

        /** Everything that a formula may mention. */
        List<String> known() {
            List<String> known = new ArrayList<>(program.leaves());
            program.definitions().forEach(d -> known.add(d.name()));
            return known;
        }
    }

    /** @param names by which the spec's model is differentiated */
    ClaimsSpec(Yaml.Mapping spec, Program program, List<String> names, Path folder) {
        this.spec = spec;
        boolean hasData = spec.get("data").isPresent() || program.inputs().isEmpty() && program.targets().isEmpty();
        boolean hasValues = spec.get("parameters").isPresent() || spec.get("initialization").isPresent();
        this.own = new Subject(program, names, spec.get("experiments").isPresent(), hasData && hasValues);
        this.folder = folder;
    }

    List<Claim> read() {
        if (spec.get(KEY).isEmpty()) return List.of();
        Yaml.Sequence all = (Yaml.Sequence) spec.require(KEY);
        Limit.CLAIMS.require(all.items().size(), all.place());
        return all.items().stream().map(claim -> claim((Yaml.Mapping) claim)).toList();
    }

    private Claim claim(Yaml.Mapping claim) {
        String says = quoted(claim.require("says"));
        if (says.isEmpty()) throw claim.require("says").place().error("a claim needs words: `says: \"…\"`");
        String kind = kind(claim);
        Optional<Model> about = claim.get(SPEC).map(other -> other((Yaml.Text) other));
        return new Claim(says, claim.get("by").map(ClaimsSpec::quoted), about, evidence(kind, claim, about.map(Subject::of).orElse(own)));
    }

    private static String quoted(Yaml text) {
        return Quote.printable(((Yaml.Text) text).value()).strip();
    }

    private static String kind(Yaml.Mapping claim) {
        List<String> found = KINDS.stream().filter(k -> claim.get(k).isPresent()).toList();
        if (found.isEmpty()) throw claim.place().error("a claim needs one of " + Quote.all(KINDS) + " by which it is judged");
        if (found.size() > 1) throw claim.placeOf(found.get(1)).error("a claim is judged by one thing, here there are " + Quote.all(found) + "; make two claims of it");
        BELONGS.forEach((key, kind) -> {
            if (claim.get(key).isPresent() && !found.getFirst().equals(kind)) throw claim.placeOf(key).error(Quote.of(key) + " goes with " + Quote.of(kind) + ", not with " + Quote.of(found.getFirst()));
        });
        return found.getFirst();
    }

    private static Evidence evidence(String kind, Yaml.Mapping claim, Subject subject) {
        Yaml value = claim.require(kind);
        return switch (kind) {
            case "derivative" -> new Claim.Derivative(QuestionsSpec.name(value, subject.names()),
                    claim.get("equals").map(e -> formula(FormulaText.of((Yaml.Text) e), subject)));
            case "compare" -> new Claim.Compared(QuestionsSpec.pair((Yaml.Sequence) value, subject.names()),
                    claim.get("because").map(b -> unequal((Yaml.Text) b, subject)));
            case "keep_equal" -> new Claim.KeepEqual(equations(value, subject), claim.get("if").map(i -> equations(i, subject)).orElse(List.of()));
            case "without_target" -> new Claim.WithoutTarget(((Yaml.Sequence) value).items().stream().map(item -> definition(item, subject)).toList());
            case "symmetry" -> new Claim.Symmetric(claim.get("learns").map(l -> ((Yaml.Flag) l).value()).orElse(false));
            case "update" -> {
                if (!subject.hasNumbers()) throw claim.placeOf(kind).error("the spec that this claim is about has no numbers to take a step with; add `parameters` and `data`");
                yield new Claim.Updated();
            }
            case "experiments" -> {
                if (!subject.hasExperiments()) throw claim.placeOf(kind).error("the spec that this claim is about has no `experiments`");
                yield new Claim.Experimental();
            }
            default -> throw new IllegalStateException(kind);
        };
    }

    private static Expr formula(FormulaText source, Subject subject) {
        Expr formula = FormulaReader.read(source);
        List<String> known = subject.known();
        for (String name : Traversal.variables(formula)) {
            if (!known.contains(name)) throw source.error(PlainTokenizer.find(source, name), "there is no name " + Quote.of(name) + "; " + Nearest.advice(name, known));
        }
        return formula;
    }

    /** Each side alone, with the other one blank, so that its characters stand where they stood. */
    private static Unequal unequal(Yaml.Text because, Subject subject) {
        String text = because.value();
        int at = text.indexOf(UNEQUAL);
        if (at < 0) throw because.place().error("expected `!=`: a reason is written `w5 != w6`");
        String right = " ".repeat(at + UNEQUAL.length()) + text.substring(at + UNEQUAL.length());
        return new Unequal(formula(new FormulaText(text.substring(0, at), Optional.of(because)), subject),
                formula(new FormulaText(right, Optional.of(because)), subject));
    }

    private static List<Equal> equations(Yaml text, Subject subject) {
        return AssumptionReader.read(FormulaText.of((Yaml.Text) text), subject.program().parameters()).stream()
                .map(a -> new Equal(a.names(), a.number())).toList();
    }

    private static String definition(Yaml item, Subject subject) {
        String name = ((Yaml.Text) item).value();
        List<String> defined = subject.program().definitions().stream().map(Program.Definition::name).toList();
        if (!defined.contains(name)) throw item.place().error("there is no definition " + Quote.of(name) + "; " + Nearest.advice(name, defined));
        return name;
    }

    private Model other(Yaml.Text named) {
        Path wanted;
        try {
            wanted = folder.resolve(named.value());
        } catch (InvalidPathException e) {
            throw named.place().error(Quote.of(named.value()) + " is no name of a file");
        }
        try {
            if (!wanted.toRealPath().startsWith(folder.toRealPath())) throw named.place().error("the spec " + Quote.of(named.value()) + " is outside of the folder of this one; copy it there");
        } catch (IOException e) {
            throw named.place().error(InputFile.problem(wanted, named.value(), e));
        }
        Path parent = wanted.toAbsolutePath().getParent();
        return SpecReader.withoutClaims(wanted, parent, named.value());
    }
}
