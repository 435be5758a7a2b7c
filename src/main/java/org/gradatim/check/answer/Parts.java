package org.gradatim.check.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.parse.Place;
import org.gradatim.parse.answer.Written.Label;
import org.gradatim.parse.array.Spelling;

/**
 * Arrays of which code gives one part after another: {@code dW[0] = …}, {@code dW[1] = …}. The whole is what the parts are as soon as there is one
 * for each of its entries; before, it is nothing that a later line could use, and least of all the true derivative.
 */
final class Parts {
    private final Scope scope;
    /** By the key of the whole, what each of its variables has been given. */
    private final Map<String, Map<Expr, Expr>> given = new HashMap<>();

    Parts(Scope scope) {
        this.scope = scope;
    }

    /**
     * Takes what a line gives for a part.
     *
     * @param array     the name of the whole: {@code dW}
     * @param variables by which the part differentiates
     * @param value     what the line gives, of their shape
     */
    void take(Label array, Grid variables, Grid value, Place place) {
        Optional<Target> target = scope.targets().named(Spelling.of(array));
        if (target.isEmpty()) return;
        Target whole = target.get();
        String key = Scope.key(Spelling.of(array));
        List<String> keys = List.of(key, whole.key(), Target.of(scope.root(), whole.by(), true).key());
        Map<Expr, Expr> entries = given.computeIfAbsent(key, _ -> new HashMap<>());
        scope.own().find(key).filter(before -> before.hasShapeOf(whole.by().grid())).ifPresent(before -> put(whole.by().grid(), before, entries));
        put(variables, value, entries);
        if (entries.keySet().containsAll(whole.by().grid().entries())) {
            scope.own().define(keys, whole.by().grid().map(entries::get), true, Optional.of(scope.targets().truth(whole)));
        } else {
            scope.own().lose(keys, "the lines up to " + place + " give only a part of this");
        }
    }

    private static void put(Grid variables, Grid values, Map<Expr, Expr> entries) {
        for (int i = 0; i < variables.entries().size(); i++) entries.put(variables.entries().get(i), values.entries().get(i));
    }
}
