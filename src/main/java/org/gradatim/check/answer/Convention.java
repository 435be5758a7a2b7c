package org.gradatim.check.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradatim.graph.Model;
import org.gradatim.graph.Network;
import org.gradatim.parse.answer.Statement;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.array.Spelling;

/**
 * What a sheet calls the parts of a network, where books differ. It is one for the whole sheet.
 *
 * @param numbering how layers are counted
 * @param plain     whether layers are counted behind the letters, {@code z2}, and not above them
 * @param thetas    whether θ is the vector or the matrix of weights
 * @param thetasAreOfOneNeuron whether θ₀ is the bias and θⱼ a weight of the only neuron
 * @param targetsAreT whether t is the target
 * @param outputsAreY whether y is what the network gives
 * @param outputsAreP whether p is what the network gives
 * @param octave whether * is the matrix product, as in Octave, where a prime transposes
 * @param chosen what is to be said of numbers that could be those of layers or of examples
 */
record Convention(Numbering numbering, boolean plain, boolean thetas, boolean thetasAreOfOneNeuron, boolean targetsAreT, boolean outputsAreY, boolean outputsAreP, boolean octave, Optional<Remark> chosen) {
    private static final Set<String> THETAS = Set.of("theta", "Theta");

    /** What the names that the statements use say of it, with layers counted as the model's are. */
    static Convention of(List<Statement> statements, Model model, Optional<Remark> chosen) {
        boolean octave = statements.stream().flatMap(s -> s.sides().stream()).flatMap(side -> side.written().stream()).anyMatch(Mentions::hasPrimedMatrix);
        if (model.network().isEmpty()) return new Convention(Numbering.TO_LAYER, false, false, false, false, false, false, octave, chosen);
        Set<String> stems = stems(statements);
        boolean thetas = stems.stream().anyMatch(THETAS::contains) && model.program().leaves().stream().noneMatch(n -> THETAS.contains(Spelling.of(n).stem()));
        boolean targets = stems.contains("t") && !model.program().knows("t") && !model.program().targets().isEmpty() && !defines(statements, "t");
        boolean outputs = targets && stems.contains("y") && stems.stream().noneMatch(s -> s.contains("hat"));
        boolean probabilities = stems.contains("p") && !model.program().knows("p") && !defines(statements, "p");
        boolean biases = model.network().get().layers().stream().anyMatch(Network.Layer::bias);
        boolean oneNeuron = model.network().get().layers().size() == 1 && model.network().get().layers().getFirst().units() == 1;
        return new Convention(Numbering.TO_LAYER, false, thetas && (!biases || stems.contains("b")), thetas && oneNeuron, targets, outputs, probabilities, octave, chosen);
    }

    private static Set<String> stems(List<Statement> statements) {
        return statements.stream().flatMap(Statement::labels).map(l -> Spelling.of(l).stem()).collect(Collectors.toSet());
    }

    private static boolean defines(List<Statement> statements, String name) {
        return statements.stream().anyMatch(s -> s.sides().size() > 1 && s.sides().getFirst().written().orElse(null) instanceof Written.Name n && n.label().base().equals(name));
    }

    Convention counting(Numbering other, boolean behindLetters) {
        return new Convention(other, behindLetters, thetas, thetasAreOfOneNeuron, targetsAreT, outputsAreY, outputsAreP, octave, chosen);
    }

    /** What is to be said of a reading by it. */
    List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>(chosen.stream().toList());
        switch (numbering) {
            case TO_LAYER -> { }
            case FROM_LAYER -> remarks.add(new Remark(Remark.Kind.WEIGHTS_LEAD_FROM_LAYER, List.of()));
            case INPUTS_ARE_FIRST -> remarks.add(new Remark(Remark.Kind.INPUTS_ARE_LAYER_ONE, List.of()));
        }
        return remarks;
    }

    /** Whether this is a matrix of a layer as this sheet counts them, whatever else the model may call so. */
    boolean isLayer(Spelling s) {
        return plain && Numbering.isLayer(s);
    }

    /** The name as the model would have it. */
    Spelling standard(Spelling s) {
        Spelling named = switch (s.stem()) {
            case "theta", "Theta" -> theta(s);
            case "t" -> targetsAreT ? s.withStem("y") : s;
            case "p" -> outputsAreP ? s.withStem("yhat") : s;
            case "y" -> outputsAreY ? s.withStem("yhat") : s;
            default -> s;
        };
        boolean counted = numbering != Numbering.TO_LAYER && (!s.above().isEmpty() || plain);
        return counted ? numbering.standard(named) : named;
    }

    private Spelling theta(Spelling s) {
        if (thetasAreOfOneNeuron && s.indices().size() == 1 && s.above().isEmpty()) return s.indices().getFirst().equals("0") ? s.withIndices(List.of()).withStem("b") : s.withStem("w");
        return thetas ? s.withStem("W") : s;
    }
}
