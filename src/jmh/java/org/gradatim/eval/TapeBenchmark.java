package org.gradatim.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.gradatim.derive.Gradient;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Losses;
import org.gradatim.expr.Var;
import org.gradatim.graph.Activation;
import org.gradatim.graph.Data;
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

/** The full gradient of sigmoid networks under binary cross-entropy over a batch, and the making of its tape. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TapeBenchmark {
    /** Widths of the layers, then the number of examples. */
    @Param({"2,2,1 1", "2,2,1 1000", "8,16,1 100", "784,128,10 64"})
    public String net;

    private Program program;
    private List<Expr> outputs;
    private Tape tape;
    private double[] parameters;
    private Data data;

    @Setup
    public void derive() {
        String[] parts = net.split(" ");
        int examples = Integer.parseInt(parts[1]);
        program = program(List.of(parts[0].split(",")).stream().map(Integer::valueOf).toList(), examples);
        Gradient gradient = Gradient.of(program);
        outputs = new ArrayList<>();
        for (String name : program.parameters()) outputs.add(gradient.ofRoot(name));
        if (program.parameters().size() < 10) outputs.add(Var.of(program.root()));
        tape = Tape.compile(program, outputs);
        Random random = new Random(1);
        parameters = random.doubles(program.parameters().size(), -0.3, 0.3).toArray();
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (String name : program.inputs()) columns.put(name, random.doubles(examples, -2, 2).toArray());
        for (String name : program.targets()) columns.put(name, random.ints(examples, 0, 2).asDoubleStream().toArray());
        data = new Data(columns, examples);
    }

    private static Program program(List<Integer> widths, int examples) {
        Activation sigmoid = new Activation.Function(Activations.SIGMOID, List.of());
        List<Layer> layers = widths.stream().skip(1).map(w -> new Layer(w, sigmoid, false)).toList();
        List<String> inputs = IntStream.rangeClosed(1, widths.getFirst()).mapToObj(k -> "x" + k).toList();
        return new Network(inputs, layers, Losses.BINARY_CROSSENTROPY, Optional.empty(), Naming.FLAT).program(examples);
    }

    @Benchmark
    public double[] gradient() {
        return tape.means(parameters, data);
    }

    @Benchmark
    public Tape compile() {
        return Tape.compile(program, outputs);
    }
}
