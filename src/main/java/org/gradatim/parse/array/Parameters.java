package org.gradatim.parse.array;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradatim.parse.answer.Written;

/** The parameters of a function that a user explains: single letters in its brackets that its formula has too. */
public final class Parameters {
    private Parameters() {}

    /** @return the letters in their order; none where it is no function but a fixed part of formulas, such as {@code h(x^{(1)})} */
    public static List<String> of(Written function, Written formula) {
        if (!(function instanceof Written.Call c) || c.arguments().isEmpty()) return List.of();
        Set<String> used = letters(formula);
        List<String> parameters = new ArrayList<>();
        for (Written argument : c.arguments()) {
            if (!(argument instanceof Written.Name n) || n.label().base().length() != 1 || !n.label().below().isEmpty() || !n.label().above().isEmpty()
                    || !used.contains(n.label().base())) return List.of();
            parameters.add(n.label().base());
        }
        return parameters;
    }

    private static Set<String> letters(Written formula) {
        Set<String> letters = new HashSet<>();
        Deque<Written> open = new ArrayDeque<>(List.of(formula));
        while (!open.isEmpty()) {
            Written next = open.pop();
            if (next instanceof Written.Name n && n.label().base().length() == 1) letters.add(n.label().base());
            open.addAll(next.parts());
        }
        return letters;
    }
}
