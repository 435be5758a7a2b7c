package org.gradatim.eval;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Elementary;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/**
 * Directional derivatives at the points of a {@link FieldRun}, by forward mode: every elementary operation passes on its tangent.
 * It shares no rule with the symbolic differentiation, whose ops declare derivatives of their own; ops that have a definition
 * are differentiated through it.
 */
public final class FieldTangents {
    private final FieldRun run;
    private final Function<String, long[]> direction;
    private final ProgramValues<long[]> tangents;

    private FieldTangents(FieldRun run, List<Definition> definitions, Function<String, long[]> direction) {
        this.run = run;
        this.direction = direction;
        this.tangents = new ProgramValues<>(definitions, this::tangentOf, (name, through) -> Lanes.add(through, direction.apply(name)));
    }

    /** ∂expr/∂variable with all other names held fixed: definitions are not opened. */
    public static long[] partial(FieldRun run, Expr expr, String variable) {
        return new FieldTangents(run, List.of(), name -> name.equals(variable) ? Lanes.ONE : Lanes.ZERO).of(expr);
    }

    /**
     * Σ direction(w) · d root / dw over the leaves w and the definitions taken as free, through all definitions.
     *
     * @param direction a field element in each lane for each name; 0 for what is held fixed. A definition's own direction is added to the tangent that reaches it
     */
    public static long[] total(FieldRun run, Program program, Expr root, Function<String, long[]> direction) {
        return new FieldTangents(run, program.definitions(), direction).of(root);
    }

    private long[] of(Expr expr) {
        run.value(expr);
        return tangents.of(expr);
    }

    private long[] tangentOf(Expr node) {
        return switch (node) {
            case Const _ -> Lanes.ZERO;
            case Var v -> direction.apply(v.name());
            case Apply a when a.op().elementary().isPresent() -> elementary(a, a.op().elementary().get());
            case Apply a -> of(a.op().definition(a.arguments()).orElseThrow());
        };
    }

    private long[] elementary(Apply a, Elementary kind) {
        List<Expr> x = a.arguments();
        return switch (kind) {
            case ADD -> sum(x);
            case MULTIPLY -> product(x);
            case NEGATE -> Lanes.negate(tangents.known(x.getFirst()));
            case DIVIDE -> {
                long[] less = Lanes.negate(Lanes.multiply(run.value(a), tangents.known(x.get(1))));
                yield Lanes.multiply(Lanes.add(tangents.known(x.get(0)), less), Lanes.inverse(run.value(x.get(1))));
            }
            case POWER -> power(a);
            case EXP -> Lanes.multiply(run.value(a), tangents.known(x.getFirst()));
            case LOG -> Lanes.isZero(tangents.known(x.getFirst())) ? Lanes.ZERO : Lanes.multiply(tangents.known(x.getFirst()), Lanes.inverse(run.value(x.getFirst())));
            case SQRT -> Lanes.isZero(tangents.known(x.getFirst())) ? Lanes.ZERO
                    : Lanes.multiply(tangents.known(x.getFirst()), Lanes.inverse(Lanes.add(run.value(a), run.value(a))));
            case SIN -> Lanes.multiply(run.value(Apply.of(Arithmetic.COS, x)), tangents.known(x.getFirst()));
            case COS -> Lanes.negate(Lanes.multiply(run.value(Apply.of(Arithmetic.SIN, x)), tangents.known(x.getFirst())));
            case STEP -> Lanes.ZERO;
        };
    }

    private long[] sum(List<Expr> terms) {
        long[] sum = tangents.known(terms.getFirst()).clone();
        for (int k = 1; k < terms.size(); k++) {
            long[] term = tangents.known(terms.get(k));
            for (int i = 0; i < sum.length; i++) sum[i] = PrimeField.add(sum[i], term[i]);
        }
        return sum;
    }

    /** (fg)′ = f′g + fg′, factor by factor. */
    private long[] product(List<Expr> factors) {
        long[] value = run.value(factors.getFirst());
        long[] tangent = tangents.known(factors.getFirst());
        for (Expr factor : factors.subList(1, factors.size())) {
            tangent = Lanes.add(Lanes.multiply(tangent, run.value(factor)), Lanes.multiply(value, tangents.known(factor)));
            value = Lanes.multiply(value, run.value(factor));
        }
        return tangent;
    }

    /** (bⁿ)′ = n bⁿ⁻¹ b′ for a constant n; in general bᵉ (e′ log b + e b′/b). */
    private long[] power(Apply a) {
        Expr base = a.arguments().get(0);
        Expr exponent = a.arguments().get(1);
        if (exponent instanceof Const n) {
            if (Lanes.isZero(tangents.known(base)) || n.isZero()) return Lanes.ZERO;
            Expr lowered = Arithmetic.times(n, Arithmetic.power(base, Const.of(n.value().plus(Rational.of(-1)))));
            return Lanes.multiply(run.value(lowered), tangents.known(base));
        }
        long[] inner = Lanes.multiply(tangents.known(exponent), run.value(Arithmetic.log(base)));
        if (!Lanes.isZero(tangents.known(base))) {
            long[] relative = Lanes.multiply(tangents.known(base), Lanes.inverse(run.value(base)));
            inner = Lanes.add(inner, Lanes.multiply(run.value(exponent), relative));
        }
        return Lanes.multiply(run.value(a), inner);
    }

    /** A seeded random direction: field elements other than 0 for each of the names, another in each lane; 0 for all other names. */
    public static Function<String, long[]> randomDirection(long seed, Collection<String> names) {
        Map<String, long[]> elements = new HashMap<>();
        for (String name : names) {
            long number = PrimeField.mix(seed, elements.size());
            elements.put(name, Lanes.of(i -> Math.max(1, PrimeField.mix(number, i))));
        }
        return name -> elements.getOrDefault(name, Lanes.ZERO);
    }

    /** Σ direction(w) · gradient(w): what {@link #total} gives where the gradient is right. */
    public static long[] weighted(FieldRun run, Map<String, Expr> gradient, Function<String, long[]> direction) {
        long[] sum = Lanes.ZERO;
        for (Map.Entry<String, Expr> entry : gradient.entrySet()) {
            sum = Lanes.addScaled(sum, run.value(entry.getValue()), direction.apply(entry.getKey()));
        }
        return sum;
    }
}
