package org.gradatim.check.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gradatim.graph.Activation;
import org.gradatim.graph.Model;
import org.gradatim.graph.NamedArray;
import org.gradatim.graph.Naming;
import org.gradatim.graph.Network;
import org.gradatim.graph.NetworkArrays;
import org.gradatim.graph.Program;
import org.gradatim.notation.Notation;
import org.gradatim.parse.array.Spelling;

/** Names that a model does not have and everybody uses for what it has: ŷ, x, y, and those of a network in its other notations. */
final class OtherNames {
    /** A prediction, whatever the last layer is called. */
    private static final List<String> PREDICTIONS = List.of("yhat", "y_hat", "Yhat", "Y_hat", "ypred", "y_pred", "yhats", "ybar", "ytilde", "h_theta", "h_w", "probs", "y_predicted");

    private final Program one;
    private final Optional<Network> network;
    private final Arrangement arrangement;
    private final Function<String, Named> plain;
    private final Map<String, Named> general = new HashMap<>();
    /** Of a large network there are many; they are not wanted where an answer is written in the names of the model. */
    private Map<String, Named> notations;

    /** @param plain what a name of the model stands for */
    OtherNames(Model model, Arrangement arrangement, Function<String, Named> plain) {
        this.one = model.program();
        this.network = model.network();
        this.arrangement = arrangement;
        this.plain = plain;
        network.ifPresent(this::addGeneral);
        addSingle("y", one.targets());
        addSingle("x", one.inputs());
    }

    Optional<Named> find(String key) {
        Named found = general.get(key);
        if (found != null || network.isEmpty() || !isOfLayer(key)) return Optional.ofNullable(found);
        if (notations == null) addNotations(network.get());
        return Optional.ofNullable(notations.get(key));
    }

    /** Whether the key has the form that those of weights, biases and neurons have in all notations. */
    private static boolean isOfLayer(String key) {
        return key.length() > 2 && "wbza".indexOf(key.charAt(0)) >= 0 && key.charAt(1) == '_';
    }

    private void addGeneral(Network network) {
        List<String> outputs = network.names().getLast().activations();
        Notation symbol = outputs.size() == 1 ? one.symbols().of(outputs.getFirst()) : NetworkArrays.predictions();
        String name = outputs.size() == 1 ? outputs.getFirst() : "Yhat";
        Named prediction = new Named(name, symbol, arrangement.of(outputs, outputs.size(), 1), arrangement.varies(outputs.getFirst()));
        general.putIfAbsent("a", prediction);
        for (String n : PREDICTIONS) {
            general.putIfAbsent(Spelling.of(n).key(), prediction);
            addNumbered(Spelling.of(n).key(), outputs);
        }
        addArrays(network);
        addNumbered("x", network.inputs());
        addNumbered("y", network.targets());
    }

    /** What goes into a network and what is to come out of it, as code for any network has it; of a single linear layer what comes out too. */
    private void addArrays(Network network) {
        boolean linear = network.layers().size() == 1 && network.layers().getFirst().activation() instanceof Activation.Linear;
        Map<String, String> arrays = new HashMap<>(Map.of("inp", "X", "inputs", "X", "targ", "Y", "targets", "Y"));
        if (linear) arrays.put("out", "Z");
        for (NamedArray a : NetworkArrays.of(network)) {
            Named named = new Named(a.name(), a.symbol(), arrangement.of(a), arrangement.varies(a.names().getFirst()));
            arrays.forEach((name, array) -> {
                if (array.equals(a.name())) general.putIfAbsent(name, named);
            });
        }
    }

    private void addNumbered(String key, List<String> all) {
        for (int k = 1; k <= all.size(); k++) general.putIfAbsent(key + "_" + k, plain.apply(all.get(k - 1)));
    }

    private void addSingle(String name, List<String> all) {
        if (all.size() != 1) return;
        general.putIfAbsent(name, plain.apply(all.getFirst()));
        general.putIfAbsent(name + "_1", plain.apply(all.getFirst()));
    }

    private void addNotations(Network network) {
        notations = new HashMap<>();
        for (Naming naming : Naming.values()) if (naming != network.naming()) addNotation(network, naming);
        if (network.naming() != Naming.FLAT) addNotation(network, network.naming());
    }

    private void addNotation(Network network, Naming naming) {
        List<Network.LayerNames> own = network.names();
        List<Network.LayerNames> other = new Network(network.inputs(), network.layers(), network.loss(), network.l2(), naming).names();
        for (int l = 0; l < own.size(); l++) {
            for (int j = 0; j < own.get(l).weights().size(); j++) addNotation(other.get(l).weights().get(j), own.get(l).weights().get(j));
            addNotation(other.get(l).biases(), own.get(l).biases());
            addNotation(other.get(l).preActivations(), own.get(l).preActivations());
            addNotation(other.get(l).activations(), own.get(l).activations());
        }
    }

    private void addNotation(List<String> other, List<String> own) {
        for (int i = 0; i < own.size(); i++) notations.putIfAbsent(Spelling.of(other.get(i)).key(), plain.apply(own.get(i)));
    }
}
