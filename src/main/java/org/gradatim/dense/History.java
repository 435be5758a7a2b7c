package org.gradatim.dense;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What a training went through. Epoch e is the state after e updates, so epoch 0 is the start. The first and the last
 * epoch are always there; of those between, where all would not fit into {@link #KEPT_NUMBERS}, every k-th.
 *
 * @param curve      loss and accuracy by epoch
 * @param snapshots  the parameters by epoch, thinned on their own, since they may be many
 * @param trained    the parameters at the end; after a divergence the last with a finite loss, or the start
 * @param divergence where the loss or a parameter was no longer finite; the history ends before it
 */
public record History(List<Point> curve, List<Snapshot> snapshots, Parameters trained, Optional<Divergence> divergence) {
    /** How many numbers a curve, and all snapshots together, keep at most beside the first and last epoch: 16 MB each. */
    public static final int KEPT_NUMBERS = 1 << 21;

    /**
     * Loss and accuracy after {@code epoch} updates.
     *
     * @param loss     J, regularisation included
     * @param accuracy as in {@link Backpropagation.Evaluation}; empty for regression
     */
    public record Point(int epoch, double loss, OptionalDouble accuracy) {}

    /** The parameters after {@code epoch} updates. */
    public record Snapshot(int epoch, Parameters parameters) {}

    /** The epoch, and the loss and the parameters there, of which one at least is not finite. */
    public record Divergence(int epoch, double loss, Parameters parameters) {}

    public History {
        curve = List.copyOf(curve);
        snapshots = List.copyOf(snapshots);
    }

    /** The epoch of the divergence, if any. */
    public OptionalInt divergedAt() {
        return divergence.map(d -> OptionalInt.of(d.epoch())).orElse(OptionalInt.empty());
    }

    /** Every how many epochs one is kept, so that at most {@link #KEPT_NUMBERS} numbers are. */
    static long stride(int epochs, int numbersPerEpoch) {
        return Math.ceilDiv((epochs + 1L) * numbersPerEpoch, KEPT_NUMBERS);
    }

    /** Collects a history epoch by epoch. */
    static final class Recorder {
        private static final int NUMBERS_PER_POINT = 2;

        private final Series<Point> curve;
        private final Series<Snapshot> snapshots;
        private Parameters trained;

        Recorder(Parameters start, int epochs) {
            curve = new Series<>(stride(epochs, NUMBERS_PER_POINT));
            snapshots = new Series<>(stride(epochs, start.size()));
            trained = start;
        }

        void record(int epoch, Backpropagation.Evaluation evaluation, Parameters parameters) {
            curve.add(epoch, new Point(epoch, evaluation.cost(), evaluation.accuracy()));
            snapshots.add(epoch, new Snapshot(epoch, parameters));
            trained = parameters;
        }

        History finished() {
            return new History(curve.kept(), snapshots.kept(), trained, Optional.empty());
        }

        History diverged(Divergence divergence) {
            return new History(curve.kept(), snapshots.kept(), trained, Optional.of(divergence));
        }
    }

    /** Every stride-th of the things added, and the last. */
    private static final class Series<T> {
        private final long stride;
        private final List<T> regular = new ArrayList<>();
        private List<T> pending = List.of();

        Series(long stride) {
            this.stride = stride;
        }

        void add(int epoch, T thing) {
            if (epoch % stride == 0) {
                regular.add(thing);
                pending = List.of();
            } else {
                pending = List.of(thing);
            }
        }

        List<T> kept() {
            return Stream.concat(regular.stream(), pending.stream()).toList();
        }
    }
}
