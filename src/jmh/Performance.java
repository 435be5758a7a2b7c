import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures and writes the table of the README: {@code java src/jmh/Performance.java [PEERS]}, in the project's folder, after
 * {@code mvn -q -DskipTests package}. PEERS is a folder with scripts that time what others take for the same work
 * (sympy_all.py, mathjs_all.js, maxima_all.sh, numpy_step.py, torch_step.py, render.js); those that cannot be run leave their column empty.
 */
final class Performance {
    private static final String OPEN = "<!-- performance -->";
    private static final String CLOSE = "<!-- /performance -->";

    /** Whole processes are timed so often, after one run that is not counted; the median is quoted. */
    private static final int RUNS = 9;

    private static final List<String> NETS = List.of("2,2,1", "8,8,8,1", "32,32,1", "784,128,10");
    private static final Map<String, String> WEIGHTS = Map.of("2,2,1", "6", "8,8,8,1", "136", "32,32,1", "1,056", "784,128,10", "101,632");

    /** Nets that the peers finish in reasonable time. */
    private static final List<String> PEERS_NETS = List.of("2,2,1", "8,8,8,1");

    private final Path peers;
    private final Map<String, Double> microseconds = new LinkedHashMap<>();

    private Performance(Path peers) {
        this.peers = peers;
    }

    public static void main(String[] args) throws Exception {
        Performance performance = new Performance(args.length == 0 ? null : Path.of(args[0]).toAbsolutePath());
        performance.runBenchmarks();
        performance.writeInto(Path.of("README.md"));
    }

    private void runBenchmarks() throws Exception {
        Path results = Path.of("target", "jmh.csv");
        Files.deleteIfExists(results);
        String which = "GradientBenchmark.gradient|TapeBenchmark.gradient|FormulaSvgBenchmark|CheckerBenchmark -rf csv -rff " + results;
        run(null, 1800, "mvn", "-q", "-Pbench", "test-compile", "exec:exec@bench", "-Djmh=" + which);
        for (String line : Files.readAllLines(results).stream().skip(1).toList()) {
            List<String> cells = cells(line);
            String name = cells.get(0).substring(cells.get(0).lastIndexOf('.', cells.get(0).lastIndexOf('.') - 1) + 1);
            String parameter = cells.size() > 7 ? " " + cells.get(7) : "";
            microseconds.put(name + parameter, Double.parseDouble(cells.get(4)) * toMicroseconds(cells.get(6)));
        }
    }

    private static double toMicroseconds(String unit) {
        return switch (unit) {
            case "ns/op" -> 1e-3;
            case "us/op" -> 1;
            case "ms/op" -> 1e3;
            case "s/op" -> 1e6;
            default -> throw new IllegalArgumentException("a unit of time was expected: " + unit);
        };
    }

    private static List<String> cells(String csv) {
        List<String> cells = new ArrayList<>();
        Matcher cell = Pattern.compile("\"([^\"]*)\"|([^,]+)").matcher(csv);
        while (cell.find()) cells.add(cell.group(1) != null ? cell.group(1) : cell.group(2));
        return cells;
    }

    // ---- the table

    private void writeInto(Path readme) throws Exception {
        StringBuilder table = new StringBuilder(OPEN).append('\n');
        table.append("Every ∂J/∂w of a sigmoid network, symbolically (binary cross-entropy, one example, no bias), warm, on one core:\n\n");
        table.append("| network | weights | Gradatim | SymPy | math.js | Maxima |\n|---|---:|---:|---:|---:|---:|\n");
        for (String net : NETS) {
            boolean others = PEERS_NETS.contains(net);
            table.append("| ").append(net).append(" | ").append(WEIGHTS.get(net)).append(" | ").append(ours("GradientBenchmark.gradient " + net)).append(" | ")
                    .append(others ? peer("diff_all=([0-9.e-]+)", "/usr/bin/python3", "sympy_all.py", net) : "").append(" | ")
                    .append(others ? peer("diff_all=([0-9.e-]+)", "node", "mathjs_all.js", net) : "").append(" | ")
                    .append(others ? peer("diff_all= *([0-9.e-]+)", "bash", "maxima_all.sh", net) : "").append(" |\n");
        }
        table.append("\nThe full numeric gradient, float64, warm, on one core:\n\n| network, examples | Gradatim | NumPy by hand | PyTorch |\n|---|---:|---:|---:|\n");
        for (String net : List.of("2,2,1 1", "2,2,1 1000", "8,16,1 100", "784,128,10 64")) {
            String[] parts = net.split(" ");
            String line = " \\[" + parts[0].replace(",", ", ") + "\\] m=" + parts[1] + ": ([0-9.]+) us";
            table.append("| ").append(parts[0]).append(", ").append(parts[1]).append(" | ").append(ours("TapeBenchmark.gradient " + net)).append(" | ")
                    .append(microseconds(peerOutput("/usr/bin/python3", "numpy_step.py"), "numpy" + line)).append(" | ")
                    .append(microseconds(peerOutput("/usr/bin/python3", "torch_step.py"), "torch" + line)).append(" |\n");
        }
        String rendering = peerOutput("node", "render.js");
        table.append("\n| one formula, laid out | time |\n|---|---:|\n| Gradatim, SVG | ")
                .append(ours("FormulaSvgBenchmark.formulaToSvg")).append(" |\n| Gradatim, 1,000 different formulas to SVG files, with their words | ")
                .append(ours("FormulaSvgBenchmark.thousandFormulas")).append(" |\n| KaTeX, HTML | ")
                .append(microseconds(rendering, "katex html\\+mathml: ([0-9.]+) us")).append(" |\n| MathJax, SVG | ")
                .append(microseconds(rendering, "mathjax3 svg: ([0-9.]+) us")).append(" |\n");
        table.append("\n| an answer to 2,2,1, read, judged and explained | time |\n|---|---:|\n| right, in a form of its own | ")
                .append(ours("CheckerBenchmark.right")).append(" |\n| one mistake | ").append(ours("CheckerBenchmark.wrong"))
                .append(" |\n| two mistakes | ").append(ours("CheckerBenchmark.wrongTwice")).append(" |\n");
        table.append("\n| whole command, cold start | median of ").append(RUNS).append(" |\n|---|---:|\n")
                .append("| `gradatim --help` | ").append(process("--help")).append(" |\n")
                .append("| `gradatim explain examples/two-neurons.yaml -o derivation.pdf` | ")
                .append(process("explain", "examples/two-neurons.yaml", "-o", Path.of("target", "performance.pdf").toString())).append(" |\n");
        table.append("\n| a long document, cold start | time | memory |\n|---|---:|---:|\n| ").append(longDocument()).append(" |\n");
        String text = Files.readString(readme);
        int from = text.indexOf(OPEN);
        int to = text.indexOf(CLOSE);
        Files.writeString(readme, text.substring(0, from) + table + text.substring(to));
        System.out.println(table);
    }

    private String ours(String benchmark) {
        return microseconds.containsKey(benchmark) ? time(microseconds.get(benchmark)) : "";
    }

    /** A time with two digits that count: 0.27 µs, 28 µs, 4.1 ms, 1.3 s. */
    private static String time(double microseconds) {
        if (microseconds >= 1e6) return digits(microseconds / 1e6) + " s";
        return microseconds >= 1e3 ? digits(microseconds / 1e3) + " ms" : digits(microseconds) + " µs";
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, value >= 10 ? "%.0f" : value >= 1 ? "%.1f" : "%.2f", value);
    }

    // ---- others

    private final Map<String, String> outputs = new LinkedHashMap<>();

    /** A peer whose clock ticks in milliseconds may say 0. */
    private String peer(String seconds, String... command) throws Exception {
        Matcher found = Pattern.compile(seconds).matcher(peerOutput(command));
        if (!found.find()) return "";
        double measured = Double.parseDouble(found.group(1));
        return measured == 0 ? "under 1 ms" : time(measured * 1e6);
    }

    private static String microseconds(String output, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(output);
        return found.find() ? time(Double.parseDouble(found.group(1))) : "";
    }

    private String peerOutput(String... command) throws Exception {
        if (peers == null) return "";
        String key = String.join(" ", command);
        if (!outputs.containsKey(key)) outputs.put(key, run(peers, 300, command));
        return outputs.get(key);
    }

    /** What a command prints; what it printed until then where it takes longer than allowed. */
    private static String run(Path folder, int seconds, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("performance", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        if (folder != null) builder.directory(folder.toFile());
        Process process = builder.start();
        if (!process.waitFor(seconds, java.util.concurrent.TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
        String text = Files.readString(output);
        Files.delete(output);
        return text;
    }

    /** A derivation in full of a network of 57 weights: its pages, the time it takes, and the most memory that it held, where Linux tells. */
    private static String longDocument() throws Exception {
        Path spec = Files.writeString(Path.of("target", "long.yaml"), """
                network:
                  inputs: 6
                  layers: [{units: 7, activation: tanh}, {units: 1, activation: sigmoid}]
                loss: binary_crossentropy
                initialization: {scheme: glorot_uniform, seed: 1}
                data: [{x: [0.1, -0.2, 0.3, -0.4, 0.5, -0.6], y: 1}]
                """);
        Path pdf = Path.of("target", "long.pdf");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command("explain", spec.toString(), "--detail", "full", "-o", pdf.toString())).inheritIO().start();
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        String memory = "";
        while (!process.waitFor(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
            Matcher peak = Pattern.compile("VmHWM:\\s*([0-9]+) kB").matcher(Files.isReadable(status) ? Files.readString(status) : "");
            if (peak.find()) memory = Math.round(Double.parseDouble(peak.group(1)) / 1000) + " MB";
        }
        String taken = time((System.nanoTime() - start) / 1e3);
        Matcher pages = Pattern.compile("Pages: *([0-9]+)").matcher(run(null, 60, "pdfinfo", pdf.toString()));
        return "`gradatim explain --detail full` of a network of 57 weights" + (pages.find() ? ", " + pages.group(1) + " pages of PDF" : "") + " | " + taken + " | " + memory;
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of("target", "gradatim", "bin", "gradatim").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String process(String... arguments) throws Exception {
        List<String> command = command(arguments);
        List<Double> times = new ArrayList<>();
        for (int i = 0; i <= RUNS; i++) {
            long start = System.nanoTime();
            run(null, 60, command.toArray(String[]::new));
            if (i > 0) times.add((System.nanoTime() - start) / 1e3);
        }
        return time(times.stream().sorted().toList().get(RUNS / 2));
    }
}
