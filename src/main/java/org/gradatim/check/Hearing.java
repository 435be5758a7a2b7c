package org.gradatim.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.gradatim.dense.Backpropagation;
import org.gradatim.derive.Gradient;
import org.gradatim.eval.CentralDifferences;
import org.gradatim.eval.CentralDifferences.Slope;
import org.gradatim.eval.Tape;
import org.gradatim.expr.Expr;
import org.gradatim.graph.Model;

/** Asks each witness, and compares what they say. */
final class Hearing {
    private final Probe probe;
    private final Tolerances tolerances;
    private final Slopes slopes;
    private final Slopes.Values symbolic;
    private final double[] magnitudes;
    /** How far the roundings of J alone may move a difference. */
    private final double noise;
    private final CentralDifferences differences;
    private final KinkInspection kinks;
    private final Optional<DenseTwin> twin;

    Hearing(Model model, Gradient gradient, Tolerances tolerances) {
        this.probe = Probe.of(model);
        this.tolerances = tolerances;
        this.slopes = new Slopes(probe, gradient);
        this.symbolic = slopes.at(probe.point());
        Finite.require(probe, symbolic.cost(), symbolic.slopes(), slopes.names(), slopes.exprs());
        Magnitude magnitude = new Magnitude(probe.program());
        this.magnitudes = means(slopes.exprs().stream().map(magnitude::of).toList());
        Finite.requireMagnitudes(magnitudes);
        double largest = largestNumber();
        for (int k = 0; k < magnitudes.length; k++) magnitudes[k] = Math.min(magnitudes[k], largest);
        this.noise = Math.ulp(1.0) * means(List.of(magnitude.of(probe.cost())))[0] / CentralDifferences.RELATIVE_STEP;
        this.differences = CentralDifferences.of(probe.program(), probe.values(), probe.data());
        this.kinks = new KinkInspection(probe, magnitude, tolerances);
        this.twin = model.network().map(DenseTwin::new);
    }

    /**
     * The largest product of two numbers at hand: J, a derivative, an input. The magnitudes of a deep network's derivatives grow
     * exponentially with its depth, far beyond any rounding error; measured by them, every number would pass.
     */
    private double largestNumber() {
        double slope = Math.max(1, Math.abs(symbolic.cost()));
        for (double s : symbolic.slopes()) slope = Math.max(slope, Math.abs(s));
        double input = 1;
        for (double[] column : probe.data().columns().values()) for (double x : column) input = Math.max(input, Math.abs(x));
        return slope * input;
    }

    private double[] means(List<Expr> outputs) {
        return Tape.compile(probe.program(), outputs).means(probe.point(), probe.data());
    }

    Witnesses witnesses() {
        Optional<Backpropagation.Evaluation> dense = twin.map(this::evaluate);
        Map<String, Double> ofDense = dense.map(e -> twin.get().byName(e.gradient())).orElse(Map.of());
        BitSet sample = sample();
        List<Witness> all = new ArrayList<>();
        for (int k = 0; k < magnitudes.length; k++) {
            Optional<Double> denseValue = Optional.ofNullable(ofDense.get(slopes.names().get(k)));
            all.add(witness(k, denseValue, sample.get(k) ? difference(k) : Optional.empty()));
        }
        return new Witnesses(symbolic.cost(), number(dense.map(Backpropagation.Evaluation::cost)), all, sample.cardinality());
    }

    private Backpropagation.Evaluation evaluate(DenseTwin dense) {
        return new Backpropagation(dense.network(), dense.examples(probe.data())).evaluate(dense.parameters(probe.values()));
    }

    /** Empty where J has no value on one of the sides. */
    private Optional<Slope> difference(int k) {
        Slope slope = differences.slope(probe.movable().get(slopes.names().get(k)));
        return Double.isFinite(slope.error()) ? Optional.of(slope) : Optional.empty();
    }

    private Witness witness(int k, Optional<Double> dense, Optional<Slope> difference) {
        Optional<NearbyKink> kink = difference.flatMap(Slope::kink).map(met -> kinks.of(met, probe.movable().get(slopes.names().get(k))));
        Finding finding = finding(k, dense, difference, kink);
        Optional<Double> differenceValue = difference.map(Slope::value);
        boolean atKink = finding == Finding.KINK;
        OptionalDouble error = relativeError(k, dense, atKink ? Optional.empty() : differenceValue);
        return new Witness(slopes.names().get(k), symbolic.slopes()[k], number(dense), number(differenceValue), error, finding,
                atKink ? kink : Optional.empty());
    }

    private Finding finding(int k, Optional<Double> dense, Optional<Slope> difference, Optional<NearbyKink> kink) {
        if (dense.isEmpty() && difference.isEmpty()) return Finding.UNCHECKED;
        boolean denseAgrees = dense.isEmpty() || agrees(k, dense.get());
        boolean differenceAgrees = difference.isEmpty() || (kink.isEmpty() ? agrees(k, difference.get()) : agreesAcross(k, difference.get()));
        if (kink.isPresent() && !kink.get().differentiable()) return Finding.KINK;
        if (!denseAgrees || !differenceAgrees && kink.isEmpty()) return Finding.DISAGREES;
        return differenceAgrees ? Finding.AGREES : Finding.KINK;
    }

    /** Slopes that are taken numerically know no more of what is small than a difference does. */
    private boolean agrees(int k, double dense) {
        double allowed = twin.get().hasNumericSlope()
                ? tolerances.numericSlope() * magnitudes[k] + tolerances.doubt() * noise
                : tolerances.rounding() * magnitudes[k];
        return Math.abs(symbolic.slopes()[k] - dense) <= allowed;
    }

    private boolean agrees(int k, Slope difference) {
        double allowed = tolerances.doubt() * (difference.error() + noise);
        return Math.abs(symbolic.slopes()[k] - difference.value()) <= allowed;
    }

    /** Whether a difference that steps over a kink does not notice it; its estimate of its own error would. */
    private boolean agreesAcross(int k, Slope difference) {
        double allowed = tolerances.acrossKink() * magnitudes[k] + tolerances.doubt() * noise;
        return Math.abs(symbolic.slopes()[k] - difference.value()) <= allowed;
    }

    private OptionalDouble relativeError(int k, Optional<Double> dense, Optional<Double> difference) {
        return Stream.of(dense, difference).flatMap(Optional::stream).mapToDouble(other -> relativeError(k, other)).max();
    }

    private double relativeError(int k, double other) {
        double ours = symbolic.slopes()[k];
        double size = Math.max(Math.max(Math.abs(ours), Math.abs(other)), tolerances.nearlyZero() * magnitudes[k]);
        return ours == other ? 0 : Math.abs(ours - other) / size;
    }

    private static OptionalDouble number(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /** All, or so many drawn at random (Knuth's algorithm S). */
    private BitSet sample() {
        int all = magnitudes.length;
        int wanted = all <= Witnesses.MOST_DIFFERENCES ? all : Witnesses.SAMPLE;
        BitSet sample = new BitSet(all);
        SplittableRandom random = new SplittableRandom(Witnesses.SAMPLE_SEED);
        for (int k = 0, chosen = 0; chosen < wanted; k++) {
            if (random.nextInt(all - k) >= wanted - chosen) continue;
            sample.set(k);
            chosen++;
        }
        return sample;
    }
}
