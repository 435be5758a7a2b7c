package org.gradatim.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;
import org.gradatim.parse.Nearest;

/** The names by which can be differentiated: parameters and definitions. */
public final class Nameable {
    private Nameable() {}

    /** @throws InputException where one of the names is none of the model's; it says what was most likely meant */
    public static void require(List<String> names, Model model) {
        List<String> all = new ArrayList<>(model.program().parameters());
        model.program().definitions().forEach(d -> all.add(d.name()));
        Set<String> known = new HashSet<>(all);
        for (String name : names) {
            if (!known.contains(name)) throw new InputException("there is no `" + name + "` to differentiate by; " + Nearest.advice(name, all));
        }
    }
}
