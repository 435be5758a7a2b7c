import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Grades a million answers in little memory and says how long that takes: {@code java src/jmh/ManyAnswers.java [ANSWERS [HEAP]]}, in the
 * project's folder, after {@code mvn -q -DskipTests package}. No answer is written like another one; one of a hundred is wrong.
 */
final class ManyAnswers {
    private static final List<String> FORMULAS = List.of("(a3-y)*w5*a1*(1-a1)*x1", "x2*(a3*w5*(a1-a1^2) - y*w5*a1*(1-a1))", "(a3-y)*w6*a2*(1-a2)*x1",
            "w6*x2*a2*(a3-y)/(1/(1-a2))", "a1*a3 - a1*y", "(a3-y)*a2");

    private static final int ONE_WRONG_OF = 100;

    static void main(String[] args) throws Exception {
        int answers = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        String heap = args.length > 1 ? args[1] : "128m";
        Path folder = Files.createTempDirectory("gradatim");
        Path submissions = folder.resolve("class.jsonl");
        int count = write(submissions, answers);
        ProcessBuilder grade = new ProcessBuilder("target/gradatim/bin/gradatim", "grade", "examples/two-neurons.yaml", submissions.toString(),
                "-o", folder.resolve("grades.csv").toString()).inheritIO();
        grade.environment().put("GRADATIM_JAVA_OPTIONS", "-Xmx" + heap);
        long start = System.nanoTime();
        int code = grade.start().waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) Files.delete(file);
        }
        Files.delete(folder);
        System.out.printf(Locale.ROOT, "%,d answers in %.1f s, a heap of %s, exit code %d%n", count, seconds, heap, code);
    }

    /** Each answer has a number of its own in it. */
    private static int write(Path file, int answers) throws IOException {
        int written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; written < answers; i++) {
                StringBuilder line = new StringBuilder("{\"id\": \"s" + i + "\", \"answers\": {");
                for (int w = 0; w < FORMULAS.size(); w++) {
                    boolean wrong = ++written % ONE_WRONG_OF == 0;
                    String formula = FORMULAS.get(w) + "*" + (i + 2) + "/" + (wrong ? 2 * (i + 2) : i + 2);
                    line.append(w == 0 ? "" : ", ").append("\"w").append(w + 1).append("\": \"").append(formula).append('"');
                }
                out.append(line).append("}}\n");
            }
        }
        return written;
    }
}
