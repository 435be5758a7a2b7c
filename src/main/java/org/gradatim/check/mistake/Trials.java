package org.gradatim.check.mistake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gradatim.check.mistake.Edit.Factors;
import org.gradatim.check.mistake.Edit.Product;
import org.gradatim.check.mistake.Edit.Scale;
import org.gradatim.check.mistake.Edit.Whole;
import org.gradatim.eval.PrimeField;
import org.gradatim.expr.Expr;

/** The edits of a scene with their numbers at the points of the field, so that what an edit gives is known in a few multiplications. */
final class Trials {
    /** An edit in numbers: by points, then by what is changed. */
    static final class Trial {
        final Edit edit;
        /** In the list of all. */
        final int place;
        private int[] edges = {};
        private long[][] factors;
        private int product = -1;
        private long[] scale;
        private long[] whole;
        /** What the edit alone gives at each point. */
        long[] result;
        /** Whether the edit multiplies the derivative by {@link #ratio}, whatever else is changed. */
        boolean multiplies;
        long ratio;

        private Trial(Edit edit, int place) {
            this.edit = edit;
            this.place = place;
        }

        /** Whether both change the same place. */
        boolean meets(Trial other) {
            for (int e : edges) for (int o : other.edges) if (e == o) return true;
            return product >= 0 && product == other.product;
        }

        boolean isWhole() {
            return whole != null;
        }
    }

    private final Scene scene;
    private final Ways ways;
    private final int points;
    /** By points, then by places of edges. */
    private final long[][] edges;
    private final long[][] scratch;
    private final long[][] down;
    private final long[][] up;
    private final int[][] into;
    private final int[] from;
    private final long[] truth;
    private final long truthInverse;
    private final List<Trial> trials = new ArrayList<>();
    private final long[] adjoint;

    Trials(Scene scene, List<Edit> edits) {
        this.scene = scene;
        this.ways = scene.ways();
        this.points = scene.points().count();
        this.edges = transposed(ways.edges().stream().map(e -> scene.points().values(e.factor())).toList());
        this.scratch = Arrays.stream(edges).map(long[]::clone).toArray(long[][]::new);
        this.from = ways.edges().stream().mapToInt(e -> ways.position(e.from())).toArray();
        this.into = ways.nodes().stream().map(n -> ways.into(n).stream().mapToInt(ways::place).toArray()).toArray(int[][]::new);
        this.adjoint = new long[into.length];
        this.down = new long[points][];
        this.up = new long[points][];
        this.truth = new long[points];
        for (int p = 0; p < points; p++) {
            truth[p] = pass(edges[p], -1, -1);
            down[p] = adjoint.clone();
            up[p] = tangents(edges[p]);
        }
        this.truthInverse = truth[0] == 0 ? 0 : PrimeField.inverse(truth[0]);
        for (Edit edit : edits) prepare(edit);
    }

    private long[][] transposed(List<long[]> byEdge) {
        long[][] byPoint = new long[points][byEdge.size()];
        for (int e = 0; e < byEdge.size(); e++) for (int p = 0; p < points; p++) byPoint[p][e] = byEdge.get(e)[p];
        return byPoint;
    }

    /** Reverse mode; at one or two nodes contributions are multiplied. */
    private long pass(long[] factors, int product, int otherProduct) {
        adjoint[0] = 1;
        for (int n = 1; n < into.length; n++) {
            boolean multiply = n == product || n == otherProduct;
            long sum = multiply ? 1 : 0;
            for (int e : into[n]) {
                long contribution = PrimeField.multiply(adjoint[from[e]], factors[e]);
                sum = multiply ? PrimeField.multiply(sum, contribution) : PrimeField.add(sum, contribution);
            }
            adjoint[n] = sum;
        }
        return adjoint[into.length - 1];
    }

    /** ∂by's effect upwards: of each node the derivative by {@code by}. */
    private long[] tangents(long[] factors) {
        long[] tangents = new long[into.length];
        tangents[into.length - 1] = 1;
        for (int n = into.length - 1; n > 0; n--) {
            for (int e : into[n]) tangents[from[e]] = PrimeField.add(tangents[from[e]], PrimeField.multiply(factors[e], tangents[n]));
        }
        return tangents;
    }

    private void prepare(Edit edit) {
        Trial trial = new Trial(edit, trials.size());
        boolean defined = switch (edit.effect()) {
            case Factors f -> prepare(trial, f.replaced());
            case Product p -> {
                trial.product = ways.position(p.node());
                yield true;
            }
            case Scale s -> (trial.scale = scene.points().values(s.factor())) != null;
            case Whole w -> (trial.whole = scene.points().values(w.value())) != null;
        };
        if (!defined) return;
        trial.result = new long[points];
        for (int p = 0; p < points; p++) trial.result[p] = alone(trial, p);
        if (Arrays.equals(trial.result, truth)) return;
        trial.multiplies = truth[0] != 0 && multiplies(trial);
        if (trial.multiplies) trial.ratio = PrimeField.multiply(trial.result[0], truthInverse);
        trials.add(trial);
    }

    private boolean prepare(Trial trial, Map<Edge, Expr> replaced) {
        trial.edges = replaced.keySet().stream().mapToInt(ways::place).toArray();
        trial.factors = new long[points][trial.edges.length];
        int k = 0;
        for (Expr factor : replaced.values()) {
            long[] values = scene.points().values(factor);
            if (values == null) return false;
            for (int p = 0; p < points; p++) trial.factors[p][k] = values[p];
            k++;
        }
        return true;
    }

    private boolean multiplies(Trial trial) {
        if (trial.scale != null) return true;
        if (trial.whole != null || trial.product >= 0) return false;
        for (int e : trial.edges) if (!isCut(e)) return false;
        return true;
    }

    /** Whether all ways lead through the edge. */
    private boolean isCut(int edge) {
        return PrimeField.multiply(PrimeField.multiply(down[0][from[edge]], edges[0][edge]), up[0][target(edge)]) == truth[0];
    }

    private int target(int edge) {
        return ways.position(ways.edges().get(edge).to());
    }

    private long alone(Trial t, int p) {
        if (t.whole != null) return t.whole[p];
        if (t.scale != null) return PrimeField.multiply(truth[p], t.scale[p]);
        if (t.edges.length == 1) {
            int e = t.edges[0];
            long difference = PrimeField.subtract(t.factors[p][0], edges[p][e]);
            long effect = PrimeField.multiply(PrimeField.multiply(down[p][from[e]], difference), up[p][target(e)]);
            return PrimeField.add(truth[p], effect);
        }
        return together(t, null, p);
    }

    /** What two edits give together at a point. */
    long together(Trial one, Trial other, int p) {
        if (one.whole != null) return other == null ? one.whole[p] : PrimeField.multiply(one.whole[p], other.scale == null ? 0 : other.scale[p]);
        if (other != null && other.whole != null) return together(other, one, p);
        long[] factors = scratch[p];
        apply(one, p, factors);
        if (other != null) apply(other, p, factors);
        long result = pass(factors, one.product, other == null ? -1 : other.product);
        restore(one, p, factors);
        if (other != null) restore(other, p, factors);
        if (one.scale != null) result = PrimeField.multiply(result, one.scale[p]);
        if (other != null && other.scale != null) result = PrimeField.multiply(result, other.scale[p]);
        return result;
    }

    private static void apply(Trial t, int p, long[] factors) {
        for (int k = 0; k < t.edges.length; k++) factors[t.edges[k]] = t.factors[p][k];
    }

    private void restore(Trial t, int p, long[] factors) {
        for (int e : t.edges) factors[e] = edges[p][e];
    }

    /** The true derivative at every point. */
    long[] truth() {
        return truth;
    }

    List<Trial> trials() {
        return trials;
    }
}
