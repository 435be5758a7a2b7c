package org.gradatim.explain;

import java.util.List;
import java.util.Optional;

/** A part of what can be told of a model, for a place in somebody else's text. */
public sealed interface Show {

    /** ∂J/∂name: the chain, its factors, the closed form and its value. */
    record Gradient(String name) implements Show {}

    /** The chain rule for a name, read aloud. */
    record Chain(String name) implements Show {}

    /** Why the derivatives by two names differ, and when they agree. */
    record Compare(String left, String right) implements Show {}

    /** What stays equal for ever. */
    record Symmetry() implements Show {}

    /** What is computed from what. */
    record Forward() implements Show {}

    /** All derivatives. */
    record Table() implements Show {}

    /** The drawing of the network, with the paths to a name highlighted. */
    record Network(Optional<String> name) implements Show {}

    /** The graph of the computation, with the paths to a name highlighted. */
    record Graph(Optional<String> name) implements Show {}

    /** Whether answers are right, and what was done wrong where they are not. */
    record Check(String answers) implements Show {}

    /** Curves of the training. */
    record Plot(TrackPlot kind) implements Show {}

    /** One formula on a line of its own. */
    record Formula(String name) implements Show {}

    /** The names of the model that it mentions. */
    default List<String> names() {
        return switch (this) {
            case Gradient(String name) -> List.of(name);
            case Chain(String name) -> List.of(name);
            case Compare(String left, String right) -> List.of(left, right);
            case Network(Optional<String> name) -> name.stream().toList();
            case Graph(Optional<String> name) -> name.stream().toList();
            case Symmetry _, Forward _, Table _, Check _, Plot _, Formula _ -> List.of();
        };
    }
}
