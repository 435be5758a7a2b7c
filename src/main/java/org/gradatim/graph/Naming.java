package org.gradatim.graph;

import static org.gradatim.notation.Formulas.number;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Bracketed;

/** The schemes by which the quantities of a network are named and set. Layers, neurons and inputs are counted from 1. */
public enum Naming {
    /** w1, w2, … row by row, layer by layer; z1, a1, b1, … neuron by neuron. */
    FLAT("flat"),
    /** w^{[1]}₁₂, a^{[2]}₁: layer in brackets above, neuron and input below (Ng). In plain text w1_12, a2_1. */
    LAYERED("layered"),
    /** w¹₁₂, a²₁: as layered, without the brackets (Nielsen). */
    NIELSEN("nielsen");

    /** Indices above this one are separated by commas: w_{1,12}. */
    private static final int LARGEST_DIGIT = 9;

    private final String keyword;

    Naming(String keyword) {
        this.keyword = keyword;
    }

    public String keyword() {
        return keyword;
    }

    public static Optional<Naming> named(String keyword) {
        return Arrays.stream(values()).filter(n -> n.keyword.equals(keyword)).findFirst();
    }

    /**
     * Names one quantity and enters its notation.
     *
     * @param letter  w, b, z or a
     * @param running its number over the whole network, for {@link #FLAT}
     * @param layer   its layer
     * @param index   neuron, or neuron and input, in the layer
     */
    String name(String letter, int running, int layer, int[] index, Map<String, Notation> symbols) {
        if (this == FLAT) return letter + running;
        boolean digits = Arrays.stream(index).allMatch(i -> i <= LARGEST_DIGIT);
        String plain = join(index, digits ? "" : "_");
        String name = letter + layer + "_" + plain;
        Notation number = number(Integer.toString(layer));
        symbols.put(name, Symbols.layered(letter,
                this == LAYERED ? new Bracketed(number, Bracket.SQUARE) : number, join(index, digits ? "" : ",")));
        return name;
    }

    private static String join(int[] index, String separator) {
        return String.join(separator, Arrays.stream(index).mapToObj(Integer::toString).toList());
    }
}
