package org.gradatim.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.graph.Network;
import org.gradatim.graph.Program;

/**
 * The exchanges and changes of sign of parameters that leave the cost as it is, for all data.
 *
 * @param layers    of a network: what holds in each hidden layer
 * @param exchanges generators of the group: for each parameter that is moved, where it goes
 * @param orbits    the parameters that can be brought into each other's places by exchanges, those of two or more
 * @param errorBits each proof could be wrong with a probability below 2 to the minus this
 */
public record SymmetryGroup(List<HiddenLayer> layers, List<Map<String, String>> exchanges, List<List<String>> orbits, int errorBits) {

    /**
     * @param number      the first hidden layer is 1
     * @param exchangable whether all permutations of its neurons leave the cost as it is
     * @param signs       whether turning the signs of all weights into and out of a neuron does
     */
    public record HiddenLayer(int number, int neurons, boolean exchangeable, boolean signs) {}

    public SymmetryGroup {
        layers = List.copyOf(layers);
        exchanges = List.copyOf(exchanges);
        orbits = orbits.stream().map(List::copyOf).toList();
    }

    /** Of a network, or else of formulas. */
    public static SymmetryGroup of(Program program, Optional<Network> network) {
        return network.isPresent() ? new NeuronSymmetries(program, network.get()).group() : new FormulaExchanges(program).group();
    }

    /** Whether there is any symmetry besides none. */
    public boolean isTrivial() {
        return exchanges.isEmpty() && layers.stream().noneMatch(HiddenLayer::signs);
    }

    static List<List<String>> orbits(Program program, List<Map<String, String>> exchanges) {
        Map<String, String> parent = new LinkedHashMap<>();
        for (String name : program.parameters()) parent.put(name, name);
        for (Map<String, String> exchange : exchanges) exchange.forEach((from, to) -> parent.put(root(from, parent), root(to, parent)));
        Map<String, List<String>> orbits = new LinkedHashMap<>();
        for (String name : program.parameters()) orbits.computeIfAbsent(root(name, parent), _ -> new ArrayList<>()).add(name);
        return orbits.values().stream().filter(o -> o.size() > 1).toList();
    }

    private static String root(String name, Map<String, String> parent) {
        String top = name;
        while (!parent.get(top).equals(top)) {
            parent.put(top, parent.get(parent.get(top)));
            top = parent.get(top);
        }
        return top;
    }
}
