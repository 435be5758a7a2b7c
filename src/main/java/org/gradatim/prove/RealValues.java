package org.gradatim.prove;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.cas.HighPrecision;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/** Values of expressions in the names of a program at a point with rational coordinates, every printed digit correct. */
public final class RealValues {
    /** Correct digits: more than are ever printed. */
    private static final int DIGITS = 30;

    private RealValues() {}

    /**
     * The values; empty where one is not defined at the point.
     *
     * @param point a number for each input, target and parameter
     */
    public static Optional<List<BigDecimal>> at(Program program, Map<String, Rational> point, List<Expr> exprs) {
        LinkedHashMap<String, Expr> definitions = new LinkedHashMap<>();
        for (Definition d : program.definitions()) definitions.put(d.name(), d.value());
        Map<String, Rational> all = new LinkedHashMap<>(point);
        all.putAll(program.constants());
        List<Optional<BigDecimal>> values = HighPrecision.evaluate(definitions, exprs, all, DIGITS);
        return values.stream().allMatch(Optional::isPresent) ? Optional.of(values.stream().map(Optional::orElseThrow).toList()) : Optional.empty();
    }
}
