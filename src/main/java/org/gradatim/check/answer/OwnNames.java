package org.gradatim.check.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradatim.check.answer.Answer.OwnName;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Grids;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.parse.Place;

/** The names that an answerer has defined so far, each entry with a variable of its own. */
final class OwnNames {
    static final String PREFIX = "own:";

    private final String scope;
    private final Map<String, Grid> byKey = new HashMap<>();
    private final Map<String, Expr> values = new LinkedHashMap<>();
    private final List<OwnName> all = new ArrayList<>();
    private final Set<String> matrices = new HashSet<>();
    /** Names that a line says something of from which no value comes, and why. */
    private final Map<String, String> unread = new HashMap<>();
    private int count;

    /** @param scope sets apart the variables of several readings of one answer */
    OwnNames(String scope) {
        this.scope = scope;
    }

    Optional<Grid> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Whether the name is a matrix, if only with one entry. */
    boolean isMatrix(String key) {
        return matrices.contains(key);
    }

    /** Whether any of the names is a matrix, if only with one entry. */
    boolean hasMatrices() {
        return !matrices.isEmpty();
    }

    /**
     * Defines a name anew, under several keys.
     *
     * @param matrix whether it is a matrix, if only with one entry
     */
    void define(List<String> keys, Grid value, boolean matrix, Optional<Grid> truth) {
        int number = ++count;
        Optional<Grid> fitting = truth.filter(t -> t.hasShapeOf(value));
        Grid variables = Grids.build(value.rows(), value.columns(), (i, j) -> {
            String name = PREFIX + scope + number + ":" + keys.getFirst() + (value.isScalar() ? "" : "[" + (i + 1) + "," + (j + 1) + "]");
            values.put(name, expanded(value.at(i, j)));
            all.add(new OwnName(name, value.at(i, j), fitting.map(t -> t.at(i, j))));
            return Var.of(name);
        });
        keys.forEach(k -> byKey.put(k, variables));
        unread.keySet().removeAll(keys);
        if (matrix) matrices.addAll(keys);
        else matrices.removeAll(keys);
    }

    /** The names are what a line says that cannot be read, and so neither what they were before nor what they ought to be. */
    void lose(List<String> keys, Place place) {
        lose(keys, "the line at " + place + " that says what this is could not be read; mend that line first");
    }

    /** The names have no value for this reason. */
    void lose(List<String> keys, String reason) {
        byKey.keySet().removeAll(keys);
        keys.forEach(k -> unread.put(k, reason));
    }

    /** Why a name that the answerer has defined has no value; empty where it has one, or is not the answerer's. */
    Optional<String> whyWithoutValue(String key) {
        return Optional.ofNullable(unread.get(key));
    }

    /** The name is the model's again. */
    void remove(String key) {
        byKey.remove(key);
    }

    /** In the names of the program alone. */
    Expr expanded(Expr expr) {
        return values.isEmpty() ? expr : Traversal.substitute(expr, values);
    }

    /** The names as they are now, to come back to. */
    Map<String, Grid> known() {
        return Map.copyOf(byKey);
    }

    /** Forgets what has been defined since. */
    void restore(Map<String, Grid> known) {
        byKey.clear();
        byKey.putAll(known);
        unread.keySet().removeAll(known.keySet());
    }

    List<OwnName> all() {
        return all;
    }
}
