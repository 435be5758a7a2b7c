package org.gradatim.check.mistake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradatim.expr.Arithmetic.minus;
import static org.gradatim.expr.Arithmetic.negate;
import static org.gradatim.expr.Arithmetic.times;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gradatim.derive.LocalDerivatives;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Op;
import org.gradatim.expr.Var;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;
import org.gradatim.parse.SpecReader;
import org.gradatim.prove.Prover;
import org.junit.jupiter.api.Test;

/** Every mistake, made at every place of every derivative of the example networks, is found and named. */
class GeneratedMistakesTest {
    /** Explanations among which the mistakes that were made are looked for where there are two. */
    private static final int FIRST = 3;

    /** Where the table of what was found is written. */
    private static final Path TABLE = Path.of("target", "generated-mistakes.md");

    private static final Path PAIRS = Path.of("target", "generated-pairs.md");

    /** The share of pairs that are named as they were made; another pair can give the same. */
    private static final double ENOUGH_PAIRS = 0.9;

    private final Map<MistakeClass, Counts> table = new EnumMap<>(MistakeClass.class);
    private final List<String> missed = new ArrayList<>();

    /** How many mistakes of a class were made, how often its name came first, and how often it was among the explanations. */
    private static final class Counts {
        private int made;
        private int first;
        private int found;
        /** What came before it and gives the same. */
        private final Map<MistakeClass, Integer> before = new EnumMap<>(MistakeClass.class);
    }

    /** One local derivative of a derivation done by hand. */
    private record Step(String of, String by, Expr value, Expr factor) {}

    @Test
    void everyMistakeAtEveryPlaceIsFound() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("examples"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                Model model = SpecReader.read(Files.readString(file), file.getParent(), file.getFileName().toString());
                tryAll(file.getFileName().toString(), model);
            }
        }
        Files.writeString(TABLE, markdown());
        assertThat(missed).isEmpty();
        assertThat(table).hasSizeGreaterThan(10).allSatisfy((kind, counts) -> assertThat(counts.found).as(kind.key()).isEqualTo(counts.made));
    }

    private static final String THREE_LAYERS = """
            network:
              inputs: [x1, x2]
              layers:
                - {units: 2, activation: tanh}
                - {units: 2, activation: sigmoid}
                - {units: 1, activation: sigmoid}
            loss: binary_crossentropy
            """;

    /** A local derivative that was got wrong. */
    private record Planted(MistakeClass kind, Expr value) {}

    /** Any two mistakes at two places of a chain: they are named, or one mistake that gives the same is. */
    @Test
    void twoMistakesAtTwoPlacesAreNamed() throws Exception {
        Path file = Path.of("examples", "two-neurons.yaml");
        Pairs small = pairs(SpecReader.read(Files.readString(file), file.getParent(), file.getFileName().toString()).program());
        Pairs deep = pairs(SpecReader.read(THREE_LAYERS, Path.of(""), "three-layers.yaml").program());
        Files.writeString(PAIRS, "| network | pairs | one mistake gives the same | named |\n|---|---|---|---|\n" + small.row("2-2-1") + deep.row("2-2-2-1")
                + String.join("\n", small.others) + "\n" + String.join("\n", deep.others) + "\n");
        assertThat(small.share()).as("2-2-1, see " + PAIRS).isGreaterThanOrEqualTo(ENOUGH_PAIRS);
        assertThat(deep.share()).as("2-2-2-1, see " + PAIRS).isGreaterThanOrEqualTo(ENOUGH_PAIRS);
    }

    private static final class Pairs {
        private int made;
        private int simpler;
        private int named;
        private final List<String> others = new ArrayList<>();

        private double share() {
            return (double) named / (made - simpler);
        }

        private String row(String network) {
            return "| %s | %d | %d | %d |\n".formatted(network, made, simpler, named);
        }
    }

    private static Pairs pairs(Program program) {
        Diagnoser diagnoser = Diagnoser.of(program);
        Prover prover = new Prover(program);
        List<List<Step>> ways = ways(program, "w1");
        List<Step> way = ways.getFirst();
        Pairs pairs = new Pairs();
        for (int i = 0; i < way.size(); i++) {
            for (int j = 0; j < i; j++) {
                for (Planted one : instead(way.get(i), program)) {
                    for (Planted other : instead(way.get(j), program)) {
                        Expr answer = sum(ways, Map.of(way.get(i), one.value, way.get(j), other.value));
                        if (prover.provedEqual(answer, sum(ways, Map.of())).isProved()) continue;
                        count(pairs, List.of(one.kind, other.kind), answer, diagnoser.diagnose("J", "w1", answer));
                    }
                }
            }
        }
        return pairs;
    }

    private static void count(Pairs pairs, List<MistakeClass> planted, Expr answer, List<Diagnosis> diagnoses) {
        assertThat(diagnoses).as(answer.toString()).isNotEmpty().noneMatch(d -> d.mistakes().getFirst().kind() == MistakeClass.UNEXPLAINED);
        pairs.made++;
        List<List<MistakeClass>> told = diagnoses.stream().limit(FIRST).map(d -> d.mistakes().stream().map(Mistake::kind).sorted().toList()).toList();
        if (told.contains(planted.stream().sorted().toList())) pairs.named++;
        else if (told.getFirst().size() == 1) pairs.simpler++;
        else pairs.others.add(planted + " " + answer + ", but " + told);
    }

    private static List<Planted> instead(Step step, Program program) {
        if (step.value instanceof Apply a && Recognition.isActivation(a.op())) {
            Op other = a.op() == Activations.TANH ? Activations.SIGMOID : Activations.TANH;
            Var out = Var.of(step.of);
            return List.of(new Planted(MistakeClass.MISSING_ACTIVATION_DERIVATIVE, Const.ONE),
                    new Planted(MistakeClass.USES_Z_INSTEAD_OF_A, a.op().derivatives(a.arguments(), a.argument()).getFirst()),
                    new Planted(MistakeClass.WRONG_ACTIVATION_DERIVATIVE, out),
                    new Planted(MistakeClass.WRONG_ACTIVATION_DERIVATIVE, other.derivatives(a.arguments(), out).getFirst()));
        }
        if (!(step.factor instanceof Var v)) {
            Expr squared = minus(Var.of(step.by), Var.of(program.targets().getFirst()));
            return List.of(new Planted(MistakeClass.WRONG_LOSS_DERIVATIVE, squared), new Planted(MistakeClass.SIGN, negate(step.factor)));
        }
        Expr neighbour = Var.of(Names.of(program).siblings(v.name(), 1).getFirst());
        return List.of(new Planted(MistakeClass.CHAIN_TERM_MISSING, Const.ONE), new Planted(MistakeClass.WRONG_INDEX, neighbour),
                new Planted(MistakeClass.EXTRA_FACTOR, times(v, v)));
    }

    private String markdown() {
        StringBuilder rows = new StringBuilder("| class | made | named first | found | what comes first and gives the same |\n|---|---|---|---|---|\n");
        table.forEach((kind, c) -> rows.append("| %s | %d | %d | %d | %s |\n".formatted(kind.key(), c.made, c.first, c.found, c.before)));
        return rows.toString();
    }

    private void tryAll(String file, Model model) {
        Program program = model.program();
        Diagnoser diagnoser = Diagnoser.of(program);
        Prover prover = new Prover(program);
        for (String by : model.withRespectTo()) {
            List<List<Step>> ways = ways(program, by);
            Expr truth = sum(ways, Map.of());
            mistakes(program, by, ways, truth).forEach((kind, wrong) -> wrong.forEach((what, answer) -> {
                if (prover.provedEqual(answer, truth).isProved()) return;
                count(kind, file + " ∂/∂" + by + " " + what, answer, prover, diagnoser.diagnose(program.root(), by, answer));
            }));
        }
    }

    /** A mistake is found if its class comes first, or what comes first gives the same and its class comes after it. */
    private void count(MistakeClass kind, String what, Expr answer, Prover prover, List<Diagnosis> diagnoses) {
        List<MistakeClass> alone = diagnoses.stream().filter(d -> d.mistakes().size() == 1).map(d -> d.mistakes().getFirst().kind()).toList();
        Counts counts = table.computeIfAbsent(kind, _ -> new Counts());
        counts.made++;
        if (!alone.isEmpty() && alone.getFirst() == kind) counts.first++;
        boolean same = !diagnoses.isEmpty() && prover.equal(diagnoses.getFirst().variant(), answer).isProved();
        if (alone.contains(kind) && same) counts.found++;
        else missed.add(kind.key() + " in " + what + ": " + answer + ", but " + alone);
        if (!alone.isEmpty() && alone.getFirst() != kind) counts.before.merge(alone.getFirst(), 1, Integer::sum);
    }

    private static Map<MistakeClass, Map<String, Expr>> mistakes(Program program, String by, List<List<Step>> ways, Expr truth) {
        Map<MistakeClass, Map<String, Expr>> wrong = new TreeMap<>();
        for (Step step : ways.stream().flatMap(List::stream).distinct().toList()) {
            String at = "∂" + step.of + "/∂" + step.by + " ";
            if (step.value instanceof Apply a && Recognition.isActivation(a.op()) && a.arguments().size() == 1) activation(at, step, a, ways, wrong);
            if (step.factor instanceof Var v) factor(at, step, v, program, ways, wrong);
            put(wrong, MistakeClass.SIGN, at + "sign", sum(ways, Map.of(step, negate(step.factor))));
        }
        put(wrong, MistakeClass.SIGN, "whole", negate(truth));
        put(wrong, MistakeClass.CONSTANT_FACTOR, "twice", times(Const.TWO, truth));
        put(wrong, MistakeClass.UPDATE_INSTEAD_OF_GRADIENT, "new weight", minus(Var.of(by), times(Var.of("alpha"), truth)));
        put(wrong, MistakeClass.UPDATE_INSTEAD_OF_GRADIENT, "step", negate(times(Var.of("alpha"), truth)));
        for (String other : program.parameters()) {
            if (!other.equals(by)) put(wrong, MistakeClass.WRONG_VARIABLE, other, sum(ways(program, other), Map.of()));
        }
        for (List<Step> way : ways) {
            if (ways.size() < 2) continue;
            List<List<Step>> rest = new ArrayList<>(ways);
            rest.remove(way);
            MistakeClass kind = way.size() == 1 ? MistakeClass.REGULARISATION_MISSING : MistakeClass.SUM_OVER_PATHS_MISSING;
            put(wrong, kind, "without " + way.stream().map(Step::of).toList(), sum(rest, Map.of()));
        }
        return wrong;
    }

    private static void activation(String at, Step step, Apply a, List<List<Step>> ways, Map<MistakeClass, Map<String, Expr>> wrong) {
        Expr z = a.argument();
        Var out = Var.of(step.of);
        put(wrong, MistakeClass.MISSING_ACTIVATION_DERIVATIVE, at + "lost", sum(ways, Map.of(step, Const.ONE)));
        put(wrong, MistakeClass.EXTRA_FACTOR, at + "doubled", sum(ways, Map.of(step, times(step.factor, step.factor))));
        put(wrong, MistakeClass.APPLIED_DERIVATIVE_AT_WRONG_POINT, at + "at a", sum(ways, Map.of(step, a.op().derivatives(List.of(out), Apply.of(a.op(), out)).getFirst())));
        if (a.op() == Activations.SIGMOID || a.op() == Activations.TANH) {
            put(wrong, MistakeClass.USES_Z_INSTEAD_OF_A, at + "z", sum(ways, Map.of(step, a.op().derivatives(List.of(z), z).getFirst())));
            Expr other = (a.op() == Activations.TANH ? Activations.SIGMOID : Activations.TANH).derivatives(List.of(z), out).getFirst();
            put(wrong, MistakeClass.WRONG_ACTIVATION_DERIVATIVE, at + "other", sum(ways, Map.of(step, other)));
            put(wrong, MistakeClass.WRONG_ACTIVATION_DERIVATIVE, at + "a", sum(ways, Map.of(step, out)));
        }
    }

    private static void factor(String at, Step step, Var v, Program program, List<List<Step>> ways, Map<MistakeClass, Map<String, Expr>> wrong) {
        put(wrong, MistakeClass.CHAIN_TERM_MISSING, at + "lost", sum(ways, Map.of(step, Const.ONE)));
        put(wrong, MistakeClass.EXTRA_FACTOR, at + "doubled", sum(ways, Map.of(step, times(v, v))));
        List<String> names = new ArrayList<>(program.leaves());
        program.definitions().forEach(d -> names.add(d.name()));
        String stem = v.name().replaceAll("[^A-Za-z].*", "");
        names.stream().filter(n -> !n.equals(v.name()) && n.replaceAll("[^A-Za-z].*", "").equals(stem))
                .forEach(n -> put(wrong, MistakeClass.WRONG_INDEX, at + n, sum(ways, Map.of(step, Var.of(n)))));
    }

    private static void put(Map<MistakeClass, Map<String, Expr>> wrong, MistakeClass kind, String what, Expr answer) {
        wrong.computeIfAbsent(kind, _ -> new LinkedHashMap<>()).put(what, answer);
    }

    /** Σ over the ways of the products of their local derivatives, some of them replaced. */
    private static Expr sum(List<List<Step>> ways, Map<Step, Expr> replaced) {
        return Arithmetic.sum(ways.stream().map(way -> Arithmetic.product(way.stream().map(s -> replaced.getOrDefault(s, s.factor)).toList())).toList());
    }

    private static List<List<Step>> ways(Program program, String by) {
        return from(program, program.root(), by);
    }

    private static List<List<Step>> from(Program program, String name, String by) {
        if (name.equals(by)) return List.of(List.of());
        List<List<Step>> found = new ArrayList<>();
        Definition definition = program.definition(name).orElse(null);
        if (definition == null) return found;
        LocalDerivatives.of(definition.value(), Var.of(name)).forEach((to, factor) -> {
            for (List<Step> rest : from(program, to, by)) {
                List<Step> way = new ArrayList<>(List.of(new Step(name, to, definition.value(), factor)));
                way.addAll(rest);
                found.add(way);
            }
        });
        return found;
    }
}
