package org.gradatim.check.answer;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.gradatim.check.answer.Answer.OwnName;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.prove.Prover;

/** What an answerer's own names stand for: as they were written, and as they ought to be. */
final class OwnLines {
    private final Map<String, OwnName> byName = new LinkedHashMap<>();
    private final Map<String, Expr> written = new HashMap<>();
    private final Map<String, Expr> corrected = new HashMap<>();

    /** @param names in the order in which they were defined */
    OwnLines(List<OwnName> names) {
        for (OwnName own : names) {
            byName.put(own.variable(), own);
            written.put(own.variable(), Traversal.substitute(own.value(), written));
            corrected.put(own.variable(), own.truth().orElseGet(() -> Traversal.substitute(own.value(), corrected)));
        }
    }

    /** With the answerer's own lines put in, right or wrong. */
    Grid asWritten(Grid value) {
        return byName.isEmpty() ? value : value.map(e -> Traversal.substitute(e, written));
    }

    /** With what these lines ought to be. */
    Grid corrected(Grid value) {
        return byName.isEmpty() ? value : value.map(e -> Traversal.substitute(e, corrected));
    }

    /** The first of the lines that a value rests on which is not what it ought to be. */
    Optional<OwnName> firstWrong(Grid value, Prover prover) {
        Map<String, OwnName> used = new HashMap<>();
        value.entries().forEach(e -> collect(e, used));
        return byName.values().stream().filter(own -> used.containsKey(own.variable()) && own.truth().isPresent())
                .filter(own -> !prover.provedEqual(written.get(own.variable()), own.truth().orElseThrow()).isProved()).findFirst();
    }

    /** The first of the weights in a value, as it stands, that have made their step of descent. */
    Optional<OwnName> firstStep(Grid value, Set<String> parameters) {
        return value.entries().stream().flatMap(e -> Traversal.variables(e).stream()).map(byName::get).filter(Objects::nonNull)
                .filter(own -> own.truth().filter(t -> t instanceof Var v && parameters.contains(v.name())).isPresent()).findFirst();
    }

    private void collect(Expr expr, Map<String, OwnName> used) {
        for (String name : Traversal.variables(expr)) {
            OwnName own = byName.get(name);
            if (own != null && used.put(name, own) == null) collect(own.value(), used);
        }
    }
}
