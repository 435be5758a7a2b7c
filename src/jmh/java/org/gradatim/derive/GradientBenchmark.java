package org.gradatim.derive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Losses;
import org.gradatim.graph.Activation;
import org.gradatim.graph.Naming;
import org.gradatim.graph.Network;
import org.gradatim.graph.Network.Layer;
import org.gradatim.graph.Program;
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

/** Every ∂J/∂w of a sigmoid network with binary cross-entropy: one example, no bias, as the peers are measured. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
// As the program starts: without a collector's own threads, and within one gigabyte.
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class GradientBenchmark {
    /** Units from the inputs to the outputs. */
    @Param({"2,2,1", "8,8,8,1", "32,32,1", "784,128,10"})
    public String units;

    private Network network;
    private Program program;

    /** Builds the network. */
    @Setup
    public void network() {
        int[] counts = Arrays.stream(units.split(",")).mapToInt(Integer::parseInt).toArray();
        List<String> inputs = IntStream.rangeClosed(1, counts[0]).mapToObj(k -> "x" + k).toList();
        Activation sigmoid = new Activation.Function(Activations.SIGMOID, List.of());
        List<Layer> layers = new ArrayList<>();
        for (int l = 1; l < counts.length; l++) {
            layers.add(new Layer(counts[l], sigmoid, false));
        }
        network = new Network(inputs, layers, Losses.BINARY_CROSSENTROPY, Optional.empty(), Naming.FLAT);
        program = network.program(1);
    }

    /** The symbolic gradient of a program at hand. */
    @Benchmark
    public Gradient gradient() {
        return Gradient.of(program);
    }

    /** From the network to the symbolic gradient. */
    @Benchmark
    public Gradient programAndGradient() {
        return Gradient.of(network.program(1));
    }
}
