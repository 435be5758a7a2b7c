package org.gradatim.explain;

import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.sup;
import static org.gradatim.notation.Formulas.symbol;

import org.gradatim.graph.Naming;
import org.gradatim.graph.Network;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Bracketed;

/** The matrices of whole layers by their names: W^{[1]}, A^{[2]}. */
final class Layers {
    private Layers() {}

    static Notation matrix(String letter, int layer, Network network) {
        return sup(symbol(letter), index(layer, network));
    }

    /** g^{[l]}, the activation function of a layer. */
    static Notation activation(int layer, Network network) {
        return network.layers().size() == 1 ? symbol("g") : sup(symbol("g"), index(layer, network));
    }

    private static Notation index(int layer, Network network) {
        Notation number = number(Integer.toString(layer));
        return network.naming() == Naming.NIELSEN ? number : new Bracketed(number, Bracket.SQUARE);
    }
}
