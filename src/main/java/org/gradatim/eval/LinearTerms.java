package org.gradatim.eval;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.ExprMap;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;

/**
 * Expressions as sums of rational coefficients times rests, a rest being known by its value: -z1 is -1 · w1 x1 - 1 · w2 x2. Definitions
 * are opened, products multiplied out; other functions are rests.
 */
final class LinearTerms {
    /** An expression that expands into more terms than this is taken as a whole. */
    private static final int MOST_TERMS = 1 << 14;

    /** Work on expanding, in terms, after which further expressions are taken as a whole. */
    private static final long EXPANSION_BUDGET = 20_000_000;

    private static final int LARGEST_EXPANDED_POWER = 8;
    private static final Rational MINUS_ONE = Rational.of(-1);
    /** The rest of a number. */
    static final Lanes.Key ONE = new Lanes.Key(Lanes.ONE);

    private final FieldRun run;
    private final Program program;
    private final Function<String, Rational> numbers;
    private final ExprMap<Map<Lanes.Key, Rational>> terms = new ExprMap<>();
    private final ExprMap<Optional<Fraction>> fractions = new ExprMap<>();
    private final Rests rests = new Rests();
    /** The rests that are logarithms, and of what; empty where two logarithms share a rest, as log x² = 2 log|x| does with log x. */
    private final Map<Lanes.Key, Optional<Expr>> logarithms = new HashMap<>();
    private long work;

    /** @param numbers the numbers of leaves that are to be known exactly; null for any other */
    LinearTerms(FieldRun run, Program program, Function<String, Rational> numbers) {
        this.run = run;
        this.program = program;
        this.numbers = numbers;
        rests.of(Lanes.ONE);
    }

    /** From rests to coefficients other than 0. No rest is a rational multiple of another. */
    Map<Lanes.Key, Rational> of(Expr expr) {
        Deque<Expr> stack = new ArrayDeque<>(List.of(expr));
        while (!stack.isEmpty()) {
            Expr top = stack.peek();
            int before = stack.size();
            if (!terms.contains(top)) for (Expr part : parts(top)) if (!terms.contains(part)) stack.push(part);
            if (stack.size() == before) {
                stack.pop();
                if (!terms.contains(top)) terms.put(top, fromParts(top));
            }
        }
        return terms.get(expr);
    }

    /** The terms times a field element. */
    Map<Lanes.Key, Rational> times(Map<Lanes.Key, Rational> sum, long[] element) {
        Map<Lanes.Key, Rational> product = new LinkedHashMap<>();
        sum.forEach((rest, c) -> add(product, Lanes.multiply(rest.values(), element), c));
        return product;
    }

    private static Map<Lanes.Key, Rational> scaled(Map<Lanes.Key, Rational> sum, Rational factor) {
        Map<Lanes.Key, Rational> scaled = new LinkedHashMap<>();
        sum.forEach((rest, c) -> scaled.put(rest, c.times(factor)));
        return scaled;
    }

    /** Whether this is a positive power that is small enough to be multiplied out. */
    static boolean isSmallPower(Apply a) {
        return a.op() == Arithmetic.POWER && a.arguments().get(1) instanceof Const c && c.value().isInt()
                && c.value().intValue() > 0 && c.value().intValue() <= LARGEST_EXPANDED_POWER;
    }

    private List<Expr> parts(Expr node) {
        Optional<Fraction> fraction = cancelled(node);
        return fraction.isPresent() ? fraction.get().above() : partsInFull(node);
    }

    /** A product or quotient in which something cancels: multiplied out, z + z x² over 1 + x² would not be known for z. */
    private Optional<Fraction> cancelled(Expr node) {
        boolean product = node instanceof Apply a && (a.op() == Arithmetic.DIVIDE && !(a.arguments().get(1) instanceof Const)
                || a.op() == Arithmetic.MULTIPLY && a.arguments().stream().anyMatch(x -> x instanceof Apply y && y.op() == Arithmetic.DIVIDE));
        if (!product) return Optional.empty();
        Optional<Fraction> known = fractions.get(node);
        if (known == null) fractions.put(node, known = Fraction.cancelled((Apply) node, run));
        return known;
    }

    /** How many products were looked through for factors that cancel. */
    int fractions() {
        return fractions.size();
    }

    private List<Expr> partsInFull(Expr node) {
        return switch (node) {
            case Const _ -> List.of();
            case Var v -> program.definition(v.name()).map(d -> List.of(d.value())).orElse(List.of());
            case Apply a when a.op() == Arithmetic.MULTIPLY && a.arguments().stream().allMatch(this::isFree) -> List.of();
            case Apply a when a.op() == Arithmetic.ADD || a.op() == Arithmetic.NEGATE || a.op() == Arithmetic.MULTIPLY -> a.arguments();
            case Apply a when a.op() == Arithmetic.DIVIDE || isSmallPower(a) -> List.of(a.argument());
            case Apply _ -> List.of();
        };
    }

    /** Whether it is a leaf without a number: a product of such is one term, and its factors, of which a large network has many, need none. */
    private boolean isFree(Expr expr) {
        return expr instanceof Var v && program.definition(v.name()).isEmpty() && number(v) == null;
    }

    private Rational number(Var leaf) {
        return program.constants().getOrDefault(leaf.name(), numbers.apply(leaf.name()));
    }

    private Map<Lanes.Key, Rational> fromParts(Expr node) {
        Map<Lanes.Key, Rational> sum = cancelled(node).map(this::quotient).orElseGet(() -> inFull(node));
        if (sum == null) return whole(node);
        work += sum.size();
        return sum;
    }

    /** Null where it would grow too long. */
    private Map<Lanes.Key, Rational> inFull(Expr node) {
        return switch (node) {
            case Const c -> constant(c.value());
            case Var v -> program.definition(v.name()).map(d -> terms.get(d.value())).orElseGet(() -> leaf(v));
            case Apply a when a.op() == Arithmetic.ADD -> sum(a.arguments());
            case Apply a when a.op() == Arithmetic.NEGATE -> scaled(terms.get(a.argument()), MINUS_ONE);
            case Apply a when a.op() == Arithmetic.MULTIPLY -> a.arguments().stream().allMatch(this::isFree) ? whole(a) : product(a.arguments());
            case Apply a when a.op() == Arithmetic.DIVIDE -> quotient(a);
            case Apply a when isSmallPower(a) -> product(Collections.nCopies(((Const) a.arguments().get(1)).value().intValue(), a.argument()));
            case Apply a when a.op() == Arithmetic.LOG -> logarithm(a);
            case Apply a -> whole(a);
        };
    }

    private Map<Lanes.Key, Rational> leaf(Var v) {
        Rational constant = number(v);
        return constant == null ? whole(v) : constant(constant);
    }

    private static Map<Lanes.Key, Rational> constant(Rational value) {
        return value.isZero() ? Map.of() : Map.of(ONE, value);
    }

    private Map<Lanes.Key, Rational> logarithm(Apply log) {
        Map<Lanes.Key, Rational> sum = whole(log);
        sum.forEach((rest, factor) -> logarithms.merge(rest, factor.isOne() ? Optional.of(log.argument()) : Optional.empty(),
                (known, other) -> known.equals(other) ? known : Optional.empty()));
        return sum;
    }

    /** What the rest is the logarithm of, or null. */
    Expr logged(Lanes.Key rest) {
        return logarithms.getOrDefault(rest, Optional.empty()).orElse(null);
    }

    private Map<Lanes.Key, Rational> whole(Expr node) {
        Map<Lanes.Key, Rational> sum = new LinkedHashMap<>();
        add(sum, run.value(node), Rational.ONE);
        return sum;
    }

    /** Null where it would grow too long. */
    private Map<Lanes.Key, Rational> sum(List<Expr> parts) {
        Map<Lanes.Key, Rational> sum = new LinkedHashMap<>();
        for (Expr part : parts) terms.get(part).forEach((rest, c) -> add(sum, rest, c));
        return tooLong(sum.size()) ? null : sum;
    }

    /** Null where it would grow too long. */
    private Map<Lanes.Key, Rational> product(List<Expr> parts) {
        Map<Lanes.Key, Rational> product = terms.get(parts.getFirst());
        for (Expr part : parts.subList(1, parts.size())) {
            Map<Lanes.Key, Rational> factor = terms.get(part);
            if (tooLong((long) product.size() * factor.size())) return null;
            Map<Lanes.Key, Rational> next = new LinkedHashMap<>();
            product.forEach((r, c) -> factor.forEach((s, d) -> add(next, Lanes.multiply(r.values(), s.values()), c.times(d))));
            product = next;
        }
        return product;
    }

    /** Null where it would grow too long. */
    private Map<Lanes.Key, Rational> quotient(Fraction fraction) {
        Map<Lanes.Key, Rational> quotient = fraction.above().isEmpty() ? constant(Rational.ONE) : product(fraction.above());
        for (Expr divisor : fraction.below()) {
            if (quotient == null) return null;
            quotient = divisor instanceof Const c ? scaled(quotient, c.value().inverse()) : times(quotient, Lanes.inverse(run.value(divisor)));
        }
        return quotient;
    }

    private Map<Lanes.Key, Rational> quotient(Apply a) {
        Map<Lanes.Key, Rational> numerator = terms.get(a.argument());
        if (a.arguments().get(1) instanceof Const c && !c.isZero()) return scaled(numerator, c.value().inverse());
        return times(numerator, Lanes.inverse(run.value(a.arguments().get(1))));
    }

    private boolean tooLong(long size) {
        return size > MOST_TERMS || work > EXPANSION_BUDGET;
    }

    /** Adds coefficient · value; a value of 0 adds nothing. */
    private void add(Map<Lanes.Key, Rational> sum, long[] value, Rational coefficient) {
        if (Lanes.isZero(value)) return;
        Rests.Multiple multiple = rests.of(value);
        add(sum, multiple.rest(), coefficient.times(multiple.factor()));
    }

    private static void add(Map<Lanes.Key, Rational> sum, Lanes.Key rest, Rational coefficient) {
        sum.merge(rest, coefficient, (old, more) -> {
            Rational total = old.plus(more);
            return total.isZero() ? null : total;
        });
    }
}
