package org.gradatim.check.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradatim.parse.answer.Written.Above;
import org.gradatim.parse.array.Spelling;

/** How a sheet counts the layers of a network. */
enum Numbering {
    /** The inputs are layer 0 and W^{[l]} leads to layer l: z^{[l]} = W^{[l]} a^{[l-1]} (Ng, and all of our own formulas). */
    TO_LAYER(0, 0),
    /** The inputs are layer 1 and W^{(l)} leads from layer l: z^{(l+1)} = W^{(l)} a^{(l)} (UFLDL). */
    FROM_LAYER(1, 0),
    /** The inputs are layer 1 and W^l leads to layer l: z^l = W^l a^{l-1} (Nielsen). */
    INPUTS_ARE_FIRST(1, 1);

    private static final Set<String> NEURONS = Set.of("a", "A", "z", "Z", "h", "H");
    private static final Set<String> PARAMETERS = Set.of("w", "W", "b", "B", "theta", "Theta");

    private final int neurons;
    private final int parameters;

    Numbering(int neurons, int parameters) {
        this.neurons = neurons;
        this.parameters = parameters;
    }

    /** The name as it would be in {@link #TO_LAYER}. */
    Spelling standard(Spelling s) {
        int shift = shift(s.stem());
        if (shift == 0) return s;
        return s.above().isEmpty() ? plain(s, shift) : superscripted(s, shift);
    }

    /** The number of the last layer of so many. */
    int last(int layers) {
        return layers + neurons;
    }

    private int shift(String stem) {
        return NEURONS.contains(stem) ? neurons : PARAMETERS.contains(stem) ? parameters : 0;
    }

    /** {@code Z2} and {@code a2} of a program. */
    private static Spelling plain(Spelling s, int shift) {
        return !isLayer(s) ? s : s.withIndices(List.of(shifted(s.indices().getFirst(), shift)));
    }

    private static Spelling superscripted(Spelling s, int shift) {
        List<Above> above = new ArrayList<>(s.above());
        Optional<Above> layer = above.stream().filter(a -> a.bracket() != '(' && isNumber(a.text())).findFirst();
        layer.ifPresent(a -> above.set(above.indexOf(a), new Above(shifted(a.text(), shift), a.bracket())));
        return new Spelling(s.stem(), s.indices(), above, s.plain());
    }

    private static String shifted(String layer, int shift) {
        return Integer.toString(Integer.parseInt(layer) - shift);
    }

    /** Whether this is a name with the number of a layer behind it alone, as programs have them. */
    static boolean isLayer(Spelling s) {
        return (NEURONS.contains(s.stem()) || PARAMETERS.contains(s.stem())) && s.above().isEmpty() && s.indices().size() == 1 && isNumber(s.indices().getFirst());
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,6}");
    }
}
