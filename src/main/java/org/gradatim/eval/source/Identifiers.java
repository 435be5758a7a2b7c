package org.gradatim.eval.source;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.gradatim.expr.Ops;

/** Gives each name an identifier that the language allows and no other name has. */
final class Identifiers {
    private final Map<String, String> known = new HashMap<>();
    private final Set<String> taken;

    Identifiers(Language language) {
        taken = new HashSet<>(language.reserved());
        taken.addAll(Ops.functionNames());
        taken.add("softmax");
    }

    /** The identifier of a name, the same whenever it is asked for. */
    String of(String name) {
        return of(name, name);
    }

    /** The identifier of a name for which this would be a good one, the same whenever it is asked for. */
    String of(String name, String wanted) {
        String identifier = known.get(name);
        if (identifier == null) known.put(name, identifier = fresh(wanted));
        return identifier;
    }

    /** An identifier like this one that nothing else has. */
    String fresh(String wanted) {
        String legal = wanted.replaceAll("[^A-Za-z0-9_]", "_").replaceFirst("^(?=[0-9])", "_");
        String free = legal;
        for (int i = 2; !taken.add(free); i++) free = legal + "_" + i;
        return free;
    }
}
