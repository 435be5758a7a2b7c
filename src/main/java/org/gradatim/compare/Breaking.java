package org.gradatim.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradatim.derive.Gradient;
import org.gradatim.derive.Proof;
import org.gradatim.graph.Network;
import org.gradatim.graph.Program;

/**
 * What parts parameters that otherwise stay equal for ever: one first value that is another one, or dropout.
 *
 * @param trials  one first value after the other made a value of its own
 * @param dropout what is left when every hidden neuron is dropped by itself; empty where the model is no network with hidden layers
 */
public record Breaking(List<Trial> trials, Optional<Partition> dropout) {
    /** Of more parameters than this, one of each class is tried. */
    static final int MOST_TRIED_ONE_BY_ONE = 60;

    private static final int MOST_TRIALS = 60;

    /** Nothing is tried in larger models: each trial costs several gradients. */
    private static final int MOST_PARAMETERS = 5_000;

    /** @param left what stays equal or frozen when this parameter starts at any other value */
    public record Trial(String changed, Partition left) {
        /** Whether no two parameters that move are equal any more, and none is frozen. */
        public boolean breaksAll() {
            return left.shared().isEmpty() && left.frozen().isEmpty();
        }
    }

    public Breaking {
        trials = List.copyOf(trials);
    }

    public static Breaking of(Program program, Gradient gradient, Symmetry symmetry, Optional<Network> network, Proof proof) {
        if (program.parameters().size() > MOST_PARAMETERS) return new Breaking(List.of(), Optional.empty());
        Refinement refinement = new Refinement(new Slopes(program, gradient, proof));
        List<Trial> trials = new ArrayList<>();
        for (String name : candidates(symmetry.partition(), program.parameters())) {
            trials.add(new Trial(name, last(refinement.from(symmetry.start().with(name)))));
        }
        Optional<Partition> dropout = network.filter(n -> n.layers().size() > 1).map(n -> afterDropout(masked(program, n), symmetry.start(), proof));
        return new Breaking(trials, dropout);
    }

    private static Partition afterDropout(Program masked, Partition start, Proof proof) {
        return last(new Refinement(new Slopes(masked, Gradient.of(masked), proof.over(masked))).from(start));
    }

    private static Partition last(List<Refinement.Round> rounds) {
        return rounds.getLast().after();
    }

    private static List<String> candidates(Partition partition, List<String> parameters) {
        List<EqualityClass> bound = partition.classes().stream().filter(c -> c.isShared() || c.isFrozen()).toList();
        if (parameters.size() > MOST_TRIED_ONE_BY_ONE) return bound.stream().map(EqualityClass::representative).limit(MOST_TRIALS).toList();
        Set<String> names = bound.stream().flatMap(c -> c.members().stream()).collect(Collectors.toSet());
        return parameters.stream().filter(names::contains).toList();
    }

    /** The program with every hidden activation times a mask of its own, which is an input: 0 where the neuron is dropped in an example. */
    private static Program masked(Program program, Network network) {
        List<String> hidden = network.names().subList(0, network.layers().size() - 1).stream().flatMap(l -> l.activations().stream()).toList();
        return Masks.on(program, hidden);
    }
}
