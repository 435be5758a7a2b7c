package org.gradatim.cas;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Const;
import org.gradatim.expr.Elementary;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IExpr;

/**
 * Factors expressions by Symja: one fraction, numerator and denominator in irreducible factors over the rationals, what is common
 * cancelled. Whatever is no sum, product, quotient or whole power (σ(z), eᶻ, √x) is kept as it is, as if it were a variable.
 */
public final class Factoring {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    /** Stands before the number of a part that is kept; no name in a formula contains it. */
    private static final String KEPT = "$";

    private Factoring() {}

    /** The expression in factors; empty if Symja gives no answer in time. The caller proves the two equal before it relies on it. */
    public static Optional<Expr> factor(Expr expr) {
        Map<Expr, Var> kept = new HashMap<>();
        Expr rational = Traversal.replace(expr, node -> isRational(node) ? null : kept.computeIfAbsent(node, _ -> Var.of(KEPT + kept.size())));
        try {
            Expr factored = Symja.ask(TIME_LIMIT, engine -> {
                SymjaAlgebra algebra = new SymjaAlgebra();
                IExpr question = new Interpretation<>(algebra)
                        .of(Collections.emptyNavigableMap(), List.of(rational), algebra::symbol).getFirst();
                return algebra.read(engine.evaluate(F.Factor(F.Together(question))));
            });
            Map<String, Expr> parts = new HashMap<>();
            kept.forEach((part, name) -> parts.put(name.name(), part));
            return Optional.of(Traversal.substitute(factored, parts));
        } catch (NoAnswerException _) {
            return Optional.empty();
        }
    }

    private static boolean isRational(Expr node) {
        return switch (node) {
            case Const _, Var _ -> true;
            case Apply a -> a.op().elementary().map(kind -> isRational(kind, a)).orElse(false);
        };
    }

    private static boolean isRational(Elementary kind, Apply a) {
        return switch (kind) {
            case ADD, MULTIPLY, NEGATE, DIVIDE -> true;
            case POWER -> a.arguments().get(1) instanceof Const c && c.value().isInt();
            case EXP, LOG, SQRT, SIN, COS, STEP -> false;
        };
    }
}
