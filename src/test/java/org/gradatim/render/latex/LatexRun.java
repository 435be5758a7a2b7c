package org.gradatim.render.latex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Sources run through LaTeX. */
public final class LatexRun {
    private LatexRun() {}

    /** More than this sticking out of a line can be seen, in points. */
    private static final double VISIBLE = 3;

    public static void assumeInstalled(String engine) {
        assumeTrue(Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(p -> Files.isExecutable(Path.of(p, engine))), engine + " is not installed");
    }

    public static void assertNothingSticksOut(String log) {
        assertThat(log.lines().filter(l -> l.startsWith("!"))).isEmpty();
        assertThat(log.lines().filter(l -> l.startsWith("Overfull"))
                .filter(l -> Double.parseDouble(l.replaceAll(".*\\(([0-9.]+)pt too (?:wide|high).*", "$1")) > VISIBLE)).isEmpty();
    }

    public static String compile(String engine, Path folder, String name) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(engine, "-interaction=nonstopmode", "-no-shell-escape", name + ".tex")
                .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile()).start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        String log = Files.readString(folder.resolve(name + ".log"), StandardCharsets.ISO_8859_1);
        assertThat(process.exitValue()).as(log).isZero();
        return log;
    }
}
