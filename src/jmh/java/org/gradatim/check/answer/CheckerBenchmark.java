package org.gradatim.check.answer;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gradatim.parse.SpecReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Answers to the 2-2-1 network: read, judged and, where wrong, explained. The numbers change, so that no answer was met before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class CheckerBenchmark {
    private static final String NETWORK = """
            network: {inputs: 2, layers: [{units: 2, activation: sigmoid}, {units: 1, activation: sigmoid}], bias: false}
            loss: binary_crossentropy
            """;

    private Checker checker;
    private int number;

    @Setup
    public void checker() {
        checker = Checker.of(SpecReader.read(NETWORK, Path.of(""), "benchmark.yaml"));
    }

    /** A right answer, in a form of its own. */
    @Benchmark
    public List<CheckedAnswer> right() {
        int k = ++number;
        return checker.check("dJ/dw1 = " + k + "*(a3 - y)*w5*a1*(1 - a1)*x1/" + k, "answer");
    }

    /** A factor is missing. */
    @Benchmark
    public List<CheckedAnswer> wrong() {
        int k = ++number;
        return checker.check("dJ/dw1 = " + k + "*(a3 - y)*w5*x1/" + k, "answer");
    }

    /** Two mistakes: an index and the sign. */
    @Benchmark
    public List<CheckedAnswer> wrongTwice() {
        int k = ++number;
        return checker.check("dJ/dw4 = " + k + "*(y - a3)*w5*a2*(1 - a2)*x2/" + k, "answer");
    }
}
