package org.gradatim.check;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gradatim.check.mistake.Diagnoser;
import org.gradatim.check.mistake.Diagnosis;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Losses;
import org.gradatim.graph.Activation;
import org.gradatim.graph.Naming;
import org.gradatim.graph.Network;
import org.gradatim.graph.Network.Layer;
import org.gradatim.parse.FormulaReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What was done wrong in a derivative of the network of two hidden neurons: one mistake, two, or none that explains it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DiagnosisBenchmark {
    @Param({"(a3-y)*w5*x1", "2*(y-a3)*w6*a1*(1-a1)*x1", "(a3-y)*w5*a1*(1-a1)*x1/(1-a2)^2", "w5*sin(x1)"})
    public String answer;

    private Diagnoser diagnoser;
    private Expr given;

    /** Prepares the network and reads the answer. */
    @Setup
    public void network() {
        Activation sigmoid = new Activation.Function(Activations.SIGMOID, List.of());
        List<Layer> layers = List.of(new Layer(2, sigmoid, false), new Layer(1, sigmoid, false));
        diagnoser = Diagnoser.of(new Network(List.of("x1", "x2"), layers, Losses.BINARY_CROSSENTROPY, Optional.empty(), Naming.FLAT).program(1));
        given = FormulaReader.read(answer);
    }

    /** All explanations of one answer, what the derivative needs being prepared. */
    @Benchmark
    public List<Diagnosis> diagnosis() {
        return diagnoser.diagnose("J", "w1", given);
    }
}
