package org.gradatim.check.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.gradatim.cas.HighPrecision;
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
import org.gradatim.graph.Ranges;
import org.gradatim.prove.Prover;

/**
 * Where an answer that equals the truth has no value although the truth has one: what it divides by or takes the logarithm or root of
 * and the truth does not. Only what is shown at a point is said.
 */
final class Domains {
    private static final int DIGITS = 20;

    /** Points at which each condition is tried. */
    private static final int POINTS = 16;

    private static final int DENOMINATOR = 8;
    private static final int WIDEST = 3 * DENOMINATOR;

    /**
     * What must hold for an expression to have a value.
     *
     * @param positive whether {@code argument} must be above 0; else it must differ from 0
     */
    private record Condition(Expr argument, boolean positive) {
        /** When it fails, in plain text. */
        String failure() {
            return argument + (positive ? " ≤ 0" : " = 0");
        }
    }

    private final Program program;
    private final Ranges ranges;
    private final LinkedHashMap<String, Expr> definitions = new LinkedHashMap<>();

    Domains(Program program, Ranges ranges) {
        this.program = program;
        this.ranges = ranges;
        for (Definition d : program.definitions()) definitions.put(d.name(), d.value());
    }

    /** In plain text where {@code given} has no value and {@code truth} has one; empty where there is no such place, or none is found. */
    Optional<String> missingFrom(Expr given, Expr truth) {
        Set<Condition> extra = conditions(given);
        if (extra.isEmpty()) return Optional.empty();
        extra.removeAll(conditions(truth));
        extra.removeIf(c -> c.positive ? !ranges.mayBeNegativeOrZero(c.argument) : !ranges.mayVanish(c.argument));
        return extra.stream().filter(c -> fails(c, given, truth)).map(Condition::failure).findFirst();
    }

    // ---- what must hold

    private static Set<Condition> conditions(Expr expr) {
        Set<Condition> conditions = new LinkedHashSet<>();
        for (Expr node : Traversal.postorder(List.of(expr))) {
            if (node instanceof Apply a) addConditions(a, conditions);
        }
        return conditions;
    }

    private static void addConditions(Apply a, Set<Condition> conditions) {
        Elementary kind = a.op().elementary().orElse(null);
        if (kind == null) return;
        switch (kind) {
            case DIVIDE -> factors(a.arguments().get(1)).forEach(f -> conditions.add(new Condition(f, false)));
            case LOG, SQRT -> conditions.add(new Condition(a.argument(), true));
            case POWER -> {
                if (!(a.arguments().get(1) instanceof Const c) || !c.value().isInteger()) conditions.add(new Condition(a.arguments().get(0), true));
                else if (c.value().signum() < 0) factors(a.arguments().get(0)).forEach(f -> conditions.add(new Condition(f, false)));
            }
            default -> { }
        }
    }

    /** What must differ from 0 for the expression to do so. */
    private static List<Expr> factors(Expr expr) {
        List<Expr> found = new ArrayList<>();
        List<Expr> open = new ArrayList<>(List.of(expr));
        while (!open.isEmpty()) {
            Expr next = open.removeLast();
            Elementary kind = next instanceof Apply a ? a.op().elementary().orElse(null) : null;
            if (kind == Elementary.MULTIPLY || kind == Elementary.NEGATE) open.addAll(next.operands());
            else if (kind == Elementary.DIVIDE || kind == Elementary.POWER) open.add(next.operands().getFirst());
            else if (!(next instanceof Const)) found.add(next);
        }
        return found;
    }

    // ---- where it fails

    /** Whether there is a point at which the condition fails, the answer has no value and the truth has one. */
    private boolean fails(Condition condition, Expr given, Expr truth) {
        SplittableRandom random = new SplittableRandom(Prover.SEED);
        List<String> leaves = leavesOf(condition.argument);
        for (int i = 0; i < POINTS; i++) {
            Map<String, Rational> point = point(random, given);
            if (isOutside(point, given, truth)) return true;
            for (String leaf : leaves) {
                Optional<Rational> zero = zero(condition.argument, leaf, point);
                if (zero.isPresent() && isOutside(with(point, leaf, zero.get()), given, truth)) return true;
            }
        }
        return false;
    }

    private boolean isOutside(Map<String, Rational> point, Expr given, Expr truth) {
        List<Optional<BigDecimal>> values = HighPrecision.evaluate(definitions, List.of(given, truth), point, DIGITS);
        return values.get(0).isEmpty() && values.get(1).isPresent();
    }

    private Map<String, Rational> point(SplittableRandom random, Expr given) {
        Map<String, Rational> point = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>(program.leaves());
        Traversal.variables(given).stream().filter(name -> !program.knows(name)).forEach(names::add);
        for (String name : names) point.put(name, Rational.of(random.nextInt(1, WIDEST + 1) * (random.nextBoolean() ? 1 : -1), DENOMINATOR));
        program.targets().forEach(y -> point.put(y, Rational.of(random.nextInt(1, DENOMINATOR), DENOMINATOR)));
        point.putAll(program.constants());
        return point;
    }

    /** The leaves that may be moved to make the expression 0. */
    private List<String> leavesOf(Expr expr) {
        return Traversal.variables(program.expanded(expr)).stream().filter(name -> !program.constants().containsKey(name)).toList();
    }

    /** The value of a leaf that makes the expression 0, where it is linear in this leaf. */
    private Optional<Rational> zero(Expr expr, String leaf, Map<String, Rational> point) {
        List<Optional<Rational>> values = List.of(valueAt(expr, with(point, leaf, Rational.ZERO)), valueAt(expr, with(point, leaf, Rational.ONE)),
                valueAt(expr, with(point, leaf, Rational.of(2))));
        if (values.stream().anyMatch(Optional::isEmpty)) return Optional.empty();
        Rational at0 = values.get(0).orElseThrow();
        Rational slope = values.get(1).orElseThrow().plus(at0.negate());
        Rational next = values.get(2).orElseThrow().plus(values.get(1).orElseThrow().negate());
        return slope.isZero() || !slope.equals(next) ? Optional.empty() : Optional.of(at0.times(slope.inverse()).negate());
    }

    private Optional<Rational> valueAt(Expr expr, Map<String, Rational> point) {
        return HighPrecision.evaluate(definitions, List.of(expr), point, DIGITS).getFirst().map(Rational::of);
    }

    private static Map<String, Rational> with(Map<String, Rational> point, String leaf, Rational value) {
        Map<String, Rational> there = new LinkedHashMap<>(point);
        there.put(leaf, value);
        return there;
    }
}
