package org.gradatim.eval;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Elementary;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/**
 * Directional derivatives at the points of a {@link FieldRun}, by forward mode: every elementary operation passes on its tangent.
 * It shares no rule with the symbolic differentiation, whose ops declare derivatives of their own; ops that have a definition
 * are differentiated through it.
 */
public final class FieldTangents {
    private static final long[] ZERO = new long[FieldRun.LANES];
    private static final long[] ONE = one();

    private final FieldRun run;
    private final Function<String, long[]> direction;
    private final Map<Expr, long[]> tangents = new IdentityHashMap<>();

    private FieldTangents(FieldRun run, Function<String, long[]> direction) {
        this.run = run;
        this.direction = direction;
    }

    /** ∂expr/∂variable with all other names held fixed: definitions are not opened. */
    public static long[] partial(FieldRun run, Expr expr, String variable) {
        FieldTangents tangents = new FieldTangents(run, name -> name.equals(variable) ? ONE : ZERO);
        run.value(expr);
        return tangents.ofAll(Traversal.postorder(List.of(expr)));
    }

    /**
     * Σ direction(w) · d root / dw over the leaves w and the definitions taken as free, through all definitions.
     *
     * @param direction a field element in each lane for each name; 0 for what is held fixed. A definition's own direction is added to the tangent that reaches it
     */
    public static long[] total(FieldRun run, Program program, Expr root, Function<String, long[]> direction) {
        FieldTangents tangents = new FieldTangents(run, direction);
        run.value(root);
        for (Definition d : program.definitions()) {
            run.value(Var.of(d.name()));
            long[] through = tangents.ofAll(Traversal.postorder(List.of(d.value())));
            tangents.tangents.put(Var.of(d.name()), add(through, direction.apply(d.name())));
        }
        return tangents.ofAll(Traversal.postorder(List.of(root)));
    }

    private long[] ofAll(List<Expr> order) {
        for (Expr node : order) if (!tangents.containsKey(node)) tangents.put(node, tangentOf(node));
        return tangents.get(order.getLast());
    }

    private long[] tangentOf(Expr node) {
        return switch (node) {
            case Const _ -> ZERO;
            case Var v -> direction.apply(v.name());
            case Apply a when a.op().elementary().isPresent() -> elementary(a, a.op().elementary().get());
            case Apply a -> {
                Expr definition = a.op().definition(a.arguments()).orElseThrow();
                run.value(definition);
                yield ofAll(Traversal.postorder(List.of(definition)));
            }
        };
    }

    private long[] elementary(Apply a, Elementary kind) {
        List<Expr> x = a.arguments();
        return switch (kind) {
            case ADD -> sum(x);
            case MULTIPLY -> product(x);
            case NEGATE -> FieldRun.negate(of(x.getFirst()));
            case DIVIDE -> {
                long[] less = FieldRun.negate(FieldRun.multiply(run.value(a), of(x.get(1))));
                yield FieldRun.multiply(add(of(x.get(0)), less), FieldRun.inverse(run.value(x.get(1))));
            }
            case POWER -> power(a);
            case EXP -> FieldRun.multiply(run.value(a), of(x.getFirst()));
            case LOG -> isZero(of(x.getFirst())) ? ZERO : FieldRun.multiply(of(x.getFirst()), FieldRun.inverse(run.value(x.getFirst())));
            case SQRT -> isZero(of(x.getFirst())) ? ZERO
                    : FieldRun.multiply(of(x.getFirst()), FieldRun.inverse(add(run.value(a), run.value(a))));
            case SIN -> FieldRun.multiply(run.value(Apply.of(Arithmetic.COS, x)), of(x.getFirst()));
            case COS -> FieldRun.negate(FieldRun.multiply(run.value(Apply.of(Arithmetic.SIN, x)), of(x.getFirst())));
            case STEP -> ZERO;
        };
    }

    private long[] of(Expr operand) {
        return tangents.get(operand);
    }

    private long[] sum(List<Expr> terms) {
        long[] sum = ZERO;
        for (Expr term : terms) if (!isZero(of(term))) sum = add(sum, of(term));
        return sum;
    }

    /** (fg)′ = f′g + fg′, factor by factor. */
    private long[] product(List<Expr> factors) {
        long[] value = run.value(factors.getFirst());
        long[] tangent = of(factors.getFirst());
        for (Expr factor : factors.subList(1, factors.size())) {
            tangent = add(FieldRun.multiply(tangent, run.value(factor)), FieldRun.multiply(value, of(factor)));
            value = FieldRun.multiply(value, run.value(factor));
        }
        return tangent;
    }

    /** (bⁿ)′ = n bⁿ⁻¹ b′ for a constant n; in general bᵉ (e′ log b + e b′/b). */
    private long[] power(Apply a) {
        Expr base = a.arguments().get(0);
        Expr exponent = a.arguments().get(1);
        if (exponent instanceof Const n) {
            if (isZero(of(base)) || n.isZero()) return ZERO;
            Expr lowered = Arithmetic.times(n, Arithmetic.power(base, Const.of(n.value().plus(Rational.of(-1)))));
            return FieldRun.multiply(run.value(lowered), of(base));
        }
        long[] inner = FieldRun.multiply(of(exponent), run.value(Arithmetic.log(base)));
        if (!isZero(of(base))) {
            long[] relative = FieldRun.multiply(of(base), FieldRun.inverse(run.value(base)));
            inner = add(inner, FieldRun.multiply(run.value(exponent), relative));
        }
        return FieldRun.multiply(run.value(a), inner);
    }

    private static long[] add(long[] a, long[] b) {
        long[] sum = new long[FieldRun.LANES];
        for (int i = 0; i < sum.length; i++) sum[i] = PrimeField.add(a[i], b[i]);
        return sum;
    }

    private static boolean isZero(long[] a) {
        for (long lane : a) if (lane != 0) return false;
        return true;
    }

    /** A seeded random direction: field elements other than 0 for each of the names, another in each lane; 0 for all other names. */
    public static Function<String, long[]> randomDirection(long seed, Collection<String> names) {
        Map<String, long[]> elements = new HashMap<>();
        for (String name : names) {
            long[] lanes = new long[FieldRun.LANES];
            for (int i = 0; i < lanes.length; i++) lanes[i] = Math.max(1, PrimeField.mix(PrimeField.mix(seed, elements.size()), i));
            elements.put(name, lanes);
        }
        return name -> elements.getOrDefault(name, ZERO);
    }

    /** Σ direction(w) · gradient(w): what {@link #total} gives where the gradient is right. */
    public static long[] weighted(FieldRun run, Map<String, Expr> gradient, Function<String, long[]> direction) {
        long[] sum = ZERO;
        for (Map.Entry<String, Expr> entry : gradient.entrySet()) {
            sum = add(sum, FieldRun.multiply(run.value(entry.getValue()), direction.apply(entry.getKey())));
        }
        return sum;
    }

    private static long[] one() {
        long[] lanes = new long[FieldRun.LANES];
        Arrays.fill(lanes, 1);
        return lanes;
    }
}
