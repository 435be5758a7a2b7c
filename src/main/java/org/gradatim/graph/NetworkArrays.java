package org.gradatim.graph;

import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.sup;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.graph.Network.LayerNames;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Accent;
import org.gradatim.notation.Notation.AccentKind;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Bracketed;

/**
 * The matrices of a network, as vectorised code has them, for one example: X (A0), and for each layer l the weights Wl with a row for each
 * neuron, the biases bl, Zl and Al as columns; Y the targets. A network of one layer has W, b, Z and A too.
 */
public final class NetworkArrays {
    private NetworkArrays() {}

    /** All matrices of the network, from the inputs to the targets. */
    public static List<NamedArray> of(Network network) {
        List<NamedArray> arrays = new ArrayList<>();
        arrays.add(column("X", "X", "", network.inputs()));
        arrays.add(column("A0", "A", "0", network.inputs()));
        List<LayerNames> layers = network.names();
        for (int l = 1; l <= layers.size(); l++) add(layers.get(l - 1), Integer.toString(l), arrays);
        if (layers.size() == 1) add(layers.getFirst(), "", arrays);
        arrays.add(column("Y", "Y", "", network.targets()));
        return arrays;
    }

    private static void add(LayerNames layer, String number, List<NamedArray> arrays) {
        List<String> weights = layer.weights().stream().flatMap(List::stream).toList();
        arrays.add(new NamedArray("W" + number, symbol("W", number), layer.weights().size(), layer.previous().size(), weights));
        if (!layer.biases().isEmpty()) arrays.add(column("b" + number, "b", number, layer.biases()));
        arrays.add(column("Z" + number, "Z", number, layer.preActivations()));
        arrays.add(column("A" + number, "A", number, layer.activations()));
    }

    private static NamedArray column(String name, String letter, String layer, List<String> names) {
        return new NamedArray(name, symbol(letter, layer), names.size(), 1, names);
    }

    private static Notation symbol(String letter, String layer) {
        Notation base = Formulas.bold(letter);
        return layer.isEmpty() ? base : sup(base, new Bracketed(number(layer), Bracket.SQUARE));
    }

    /** The symbol of the predictions of several outputs. */
    public static Notation predictions() {
        return new Accent(Formulas.bold("Y"), AccentKind.HAT);
    }
}
