package org.gradatim.eval.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.gradatim.Examples;
import org.gradatim.derive.Gradient;
import org.gradatim.eval.Evaluation;
import org.gradatim.eval.RandomPrograms;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.graph.Data;
import org.gradatim.graph.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SourceWriterTest {
    private static final int RANDOM_PROGRAMS = 60;
    private static final int EXAMPLES = 3;

    /** A million times what a few hundred roundings amount to; a wrong formula is off by far more. */
    private static final double RELATIVE = 1e-8;

    private static final List<String> BROWSERS = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    @TempDir
    Path folder;

    /** A program at a random point, with the code of all its definitions and derivatives. */
    private record Case(Program program, SourceWriter writer, SequencedMap<String, Expr> values, String code, Data data, Map<String, Double> parameters) {
        static Case of(Program program, Language language, long seed) {
            SourceWriter writer = SourceWriter.of(program, language);
            SequencedMap<String, Expr> values = new LinkedHashMap<>();
            program.definitions().forEach(d -> values.put(writer.identifier(d.name()), d.value()));
            Gradient gradient = Gradient.of(program);
            for (String name : program.parameters()) values.put(writer.derivative(program.root(), name), gradient.ofRoot(name));
            Random random = new Random(seed);
            Map<String, double[]> columns = new LinkedHashMap<>();
            for (String name : program.inputs()) columns.put(name, random.doubles(EXAMPLES, -1, 1).toArray());
            for (String name : program.targets()) columns.put(name, random.doubles(EXAMPLES, 0, 1).toArray());
            Map<String, Double> parameters = new TreeMap<>();
            for (String name : program.parameters()) parameters.put(name, random.nextDouble(-1, 1));
            return new Case(program, writer, values, writer.statements(values), new Data(columns, EXAMPLES), parameters);
        }

        void assertSame(JsonNode computed) {
            Evaluation truth = Evaluation.of(program, parameters, data);
            values.forEach((name, value) -> {
                for (int example = 0; example < EXAMPLES; example++) {
                    double expected = truth.value(value, example);
                    assertThat(computed.get(name).get(example).asDouble()).as(name + " of\n" + code)
                            .isCloseTo(expected, Offset.offset(RELATIVE * Math.max(1, Math.abs(expected))));
                }
            });
        }
    }

    private static List<Program> programs() {
        List<Program> programs = new ArrayList<>();
        for (long seed = 0; seed < RANDOM_PROGRAMS; seed++) programs.add(RandomPrograms.program(seed));
        for (String example : Examples.names()) programs.add(Examples.read(example).model().program());
        return programs;
    }

    private static List<Case> cases(Language language) {
        List<Program> programs = programs();
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < programs.size(); i++) cases.add(Case.of(programs.get(i), language, i));
        return cases;
    }

    private static String numbers(double... values) {
        return DoubleStream.of(values).mapToObj(Double::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    @Test
    void pythonComputesWhatTheLibraryComputes() throws Exception {
        Path python = Path.of("/usr/bin/python3");
        assumeTrue(Files.isExecutable(python), "no Python is installed");
        List<Case> cases = cases(Language.NUMPY);
        StringBuilder script = new StringBuilder("import json\nresults = []\n");
        for (Case c : cases) {
            script.append("def case():\n").append("    pass\n").append(c.writer.preamble().indent(4));
            c.data.columns().forEach((name, column) -> script.append("    ").append(c.writer.identifier(name)).append(" = np.array(").append(numbers(column)).append(")\n"));
            c.parameters.forEach((name, value) -> script.append("    ").append(c.writer.identifier(name)).append(" = ").append(value).append('\n'));
            c.program.constants().forEach((name, value) -> script.append("    ").append(c.writer.identifier(name)).append(" = ").append(value.doubleValue()).append('\n'));
            script.append(c.code.indent(4)).append("    return {");
            c.values.keySet().forEach(name -> script.append('"').append(name).append("\": (").append(name).append(" + np.zeros(").append(EXAMPLES).append(")).tolist(), "));
            script.append("}\nresults.append(case())\n");
        }
        script.append("print(json.dumps(results))\n");
        Path file = Files.writeString(folder.resolve("cases.py"), script);
        assertSame(cases, run(python.toString(), file.toString()));
    }

    @Test
    void aBrowserComputesWhatTheLibraryComputes() throws Exception {
        String browser = BROWSERS.stream().filter(b -> Files.isExecutable(Path.of(b))).findFirst().orElse(null);
        assumeTrue(browser != null, "no Chromium is installed");
        List<Case> cases = cases(Language.JAVASCRIPT);
        StringBuilder script = new StringBuilder("<!DOCTYPE html><meta charset=\"utf-8\"><body><script>\n\"use strict\";\nconst results = [];\n");
        for (Case c : cases) {
            script.append("results.push((() => {\n").append(c.writer.preamble()).append("\nconst all = ({");
            c.data.columns().keySet().forEach(name -> script.append(c.writer.identifier(name)).append(", "));
            script.append("}) => {\n");
            c.parameters.forEach((name, value) -> script.append("const ").append(c.writer.identifier(name)).append(" = ").append(value).append(";\n"));
            c.program.constants().forEach((name, value) -> script.append("const ").append(c.writer.identifier(name)).append(" = ").append(value.doubleValue()).append(";\n"));
            script.append(c.code).append("\nreturn {").append(String.join(", ", c.values.keySet())).append("};\n};\nconst each = [");
            for (int i = 0; i < EXAMPLES; i++) {
                int example = i;
                script.append("all({");
                c.data.columns().forEach((name, column) -> script.append(c.writer.identifier(name)).append(": ").append(column[example]).append(", "));
                script.append("}), ");
            }
            script.append("];\nreturn Object.fromEntries(Object.keys(each[0]).map(name => [name, each.map(one => one[name])]));\n})());\n");
        }
        script.append("document.body.textContent = JSON.stringify(results);\n</script>");
        Path file = Files.writeString(folder.resolve("cases.html"), script);
        assertSame(cases, run(browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--user-data-dir=" + folder.resolve("profile"), "--dump-dom", file.toUri().toString()));
    }

    private static void assertSame(List<Case> cases, JsonNode results) {
        for (int i = 0; i < cases.size(); i++) cases.get(i).assertSame(results.get(i));
    }

    private JsonNode run(String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(said.toFile()).start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        String text = Files.readString(out);
        return new JsonMapper().readTree(text.substring(text.indexOf('['), text.lastIndexOf(']') + 1));
    }

    @Test
    void theCodeReadsAsTheFormulaDoes() {
        Program program = Examples.read("two-neurons").model().program();
        SourceWriter writer = SourceWriter.of(program, Language.NUMPY);
        SequencedMap<String, Expr> values = new LinkedHashMap<>();
        values.put("z1", program.definition("z1").orElseThrow().value());
        values.put("a1", program.definition("a1").orElseThrow().value());
        values.put(writer.derivative("J", "w1"), Gradient.of(program).ofRoot("w1"));
        assertThat(writer.statements(values)).isEqualTo("""
                z1 = w1 * x1 + w2 * x2
                a1 = sigmoid(z1)
                dJ_dw1 = (a3 - y) * w5 * a1 * (1 - a1) * x1""");
        assertThat(writer.preamble()).isEqualTo("""
                import numpy as np
                def sigmoid(x):
                    return 1 / (1 + np.exp(-x))""");
    }

    @Test
    void whatIsSharedIsComputedOnce() {
        Expr part = Var.of("w");
        for (int i = 0; i < 100; i++) part = Apply.of(Activations.TANH, Arithmetic.times(part, part, Const.of(3)));
        Program program = program("w", part);
        SourceWriter writer = SourceWriter.of(program, Language.JAVASCRIPT);
        assertThat(writer.statements(new LinkedHashMap<>(Map.of("J", part)))).hasSizeLessThan(10_000);
    }

    @Test
    void aDeepFormulaIsTakenApart() {
        Expr part = Var.of("w");
        for (int i = 0; i < 100_000; i++) part = Apply.of(Activations.TANH, part);
        SourceWriter writer = SourceWriter.of(program("w", part), Language.JAVASCRIPT);
        assertThat(writer.statements(new LinkedHashMap<>(Map.of("J", part))).lines()).allMatch(line -> line.length() < 400);
    }

    @Test
    void namesThatTheLanguageReservesGetOthers() {
        Program program = program("lambda", Arithmetic.times(Var.of("lambda"), Apply.of(Activations.SIGMOID, Var.of("lambda"))));
        SourceWriter writer = SourceWriter.of(program, Language.NUMPY);
        assertThat(writer.identifier("lambda")).isEqualTo("lambda_2").isEqualTo(writer.identifier("lambda"));
        assertThat(writer.statements(new LinkedHashMap<>(Map.of("J", program.definitions().getFirst().value()))))
                .isEqualTo("J = lambda_2 * sigmoid(lambda_2)");
    }

    private static Program program(String parameter, Expr value) {
        Program.Builder builder = Program.builder().parameters(List.of(parameter));
        builder.define("J", value);
        return builder.build();
    }
}
