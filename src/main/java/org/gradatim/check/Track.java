package org.gradatim.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Experiment;
import org.gradatim.graph.Model;
import org.gradatim.graph.Training;

/**
 * A training with what it went through.
 *
 * @param experiment what was trained
 * @param names      the parameters in the program's order
 * @param moments    the first and the last epoch, and of those between every so many-th, at most {@link #MOST_MOMENTS}
 * @param equalStarts every set of parameters that start with the same value
 * @param trace      a digest of the bits of every parameter in every epoch
 * @param descent    where it began and ended
 */
public record Track(Experiment experiment, List<String> names, List<Moment> moments, List<EqualStart> equalStarts, long trace,
        Descent descent) {
    /** A curve of more points looks the same on paper. */
    public static final int MOST_MOMENTS = 400;

    /** How many numbers the moments of one training keep at most, beside the first and the last: 16 MB. */
    private static final int KEPT_NUMBERS = 1 << 21;

    /** One epoch: loss, accuracy, and the values of the parameters in the order of the names, not to be changed. */
    public record Moment(int epoch, double loss, OptionalDouble accuracy, double[] values) {}

    public Track {
        names = List.copyOf(names);
        moments = List.copyOf(moments);
        equalStarts = List.copyOf(equalStarts);
    }

    /** The trainings that the model names; itself where it names none. */
    public static List<Experiment> experiments(Model model) {
        return model.experiments().isEmpty() ? List.of(new Experiment("", model)) : model.experiments();
    }

    /** @throws InputException where the experiment lacks a beginning or examples, with the mend */
    public static void requireNumbers(Experiment experiment) {
        Model model = experiment.model();
        String who = experiment.name().isEmpty() ? "" : "experiment `" + experiment.name() + "`: ";
        if (!model.values().keySet().containsAll(model.program().parameters())) {
            throw new InputException(who + "training needs a beginning; add `initialization: {scheme: "
                    + (model.network().isPresent() ? "glorot_uniform" : "normal") + ", seed: 42}`, or `parameters` with a value for each");
        }
        if (!model.hasNumbers()) throw new InputException(who + "training needs examples; add `data`, a list of rows or `{csv: FILE}`");
    }

    /** How many epochs all of these trainings have. */
    public static long epochs(List<Experiment> experiments) {
        return experiments.stream().mapToLong(e -> e.model().training().orElse(Training.DEFAULT).epochs()).sum();
    }

    /**
     * Trains one after the other. One that diverges ends there, and the next begins.
     *
     * @param experiments whose models have numbers for everything
     * @param progress    told how many epochs of all are done
     * @throws InputException where the cost or a derivative is not finite from the beginning
     */
    public static List<Track> of(List<Experiment> experiments, IntConsumer progress) {
        List<Track> tracks = new ArrayList<>();
        int done = 0;
        for (Experiment experiment : experiments) {
            int before = done;
            tracks.add(of(experiment, epoch -> progress.accept(before + epoch)));
            done += experiment.model().training().orElse(Training.DEFAULT).epochs();
        }
        return tracks;
    }

    private static Track of(Experiment experiment, IntConsumer progress) {
        Recorder recorder = new Recorder(experiment.model());
        try {
            Descent descent = Descent.observed(experiment.model(), (epoch, state, values) -> {
                recorder.reached(epoch, state, values);
                progress.accept(epoch);
            });
            return recorder.track(experiment, descent);
        } catch (InputException e) {
            throw experiment.name().isEmpty() ? e : new InputException("experiment `" + experiment.name() + "`: " + e.getMessage(), e);
        }
    }

    /** Where it ended; after a divergence the last epoch at which all was finite. */
    public Moment last() {
        return moments.getLast();
    }

    /** Where it began. */
    public Moment first() {
        return moments.getFirst();
    }

    /** Whether both went through the same numbers, to the last bit, in every epoch. */
    public boolean agreesWith(Track other) {
        return names.equals(other.names) && trace == other.trace && last().epoch() == other.last().epoch()
                && Arrays.equals(last().values(), other.last().values());
    }

    /** The values of one parameter at the moments. */
    public double[] values(int parameter) {
        return moments.stream().mapToDouble(m -> m.values()[parameter]).toArray();
    }

    /** The values of a moment by their names. */
    public Map<String, Double> byName(Moment moment) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int k = 0; k < names.size(); k++) values.put(names.get(k), moment.values()[k]);
        return values;
    }

    /** The parameters that equal another one in every epoch, with the number of the set whose members do. */
    public Map<String, Integer> alwaysEqual() {
        Map<String, Integer> sets = new HashMap<>();
        int number = 0;
        for (EqualStart start : equalStarts) {
            for (List<String> set : start.together()) {
                for (String name : set) sets.put(name, number);
                number++;
            }
        }
        return sets;
    }

    /** The outputs of the network for these rows of inputs, one row each, with the parameters of a moment. */
    public double[][] outputs(Moment moment, double[][] inputs) {
        return new DenseTwin(experiment.model().network().orElseThrow()).outputs(byName(moment), inputs);
    }

    /** Collects a track epoch by epoch. */
    private static final class Recorder {
        private final List<String> names;
        private final long stride;
        private final List<Moment> moments = new ArrayList<>();
        private Optional<Moment> pending = Optional.empty();
        private EqualStart.Watch equals;
        private long trace;

        Recorder(Model model) {
            names = model.program().parameters();
            long epochs = model.training().orElse(Training.DEFAULT).epochs();
            stride = Math.max(Math.ceilDiv(epochs, MOST_MOMENTS - 1), Math.ceilDiv((epochs + 1) * names.size(), KEPT_NUMBERS));
        }

        void reached(int epoch, Descent.State state, double[] values) {
            if (epoch == 0) equals = new EqualStart.Watch(names, values);
            equals.reached(epoch, values);
            for (double value : values) trace = mixed(trace, Double.doubleToRawLongBits(value));
            Moment moment = new Moment(epoch, state.cost(), state.accuracy(), values);
            boolean kept = epoch % stride == 0;
            if (kept) moments.add(moment);
            pending = kept ? Optional.empty() : Optional.of(moment);
        }

        /** One step of a hash of the Fowler-Noll-Vo kind, a word at a time, with its high bits folded in. */
        private static long mixed(long hash, long bits) {
            long product = (hash ^ bits) * 0x9E3779B97F4A7C15L;
            return product ^ product >>> 32;
        }

        Track track(Experiment experiment, Descent descent) {
            pending.ifPresent(moments::add);
            return new Track(experiment, names, moments, equals.results(), trace, descent);
        }
    }
}
