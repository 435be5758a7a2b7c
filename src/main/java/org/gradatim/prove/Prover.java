package org.gradatim.prove;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.gradatim.eval.FieldDegree;
import org.gradatim.eval.FieldRun;
import org.gradatim.eval.FieldRun.Where;
import org.gradatim.eval.FieldTangents;
import org.gradatim.eval.PrimeField;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;

/**
 * The identity test over one program. Equalities are tested at random points of a prime field, as Schwartz and Zippel do; see
 * {@link FieldRun} for what stands in for exponentials, logarithms and steps. The points are kept, so that every further equality of
 * the same program costs only what is new in it. Derivatives are tested against forward mode in the same field.
 *
 * <p>A prover may be restricted to a set of points, where some leaves are equal to others or are numbers; see {@link #on}. A prover is
 * for one thread.
 */
public final class Prover {
    /** The seed of the first points. Any will do; it is fixed so that runs repeat. */
    public static final long SEED = 20_170_219;

    /** An equality counts as proved when the probability of an error is below 2 to the minus this. */
    public static final int REQUIRED_ERROR_BITS = 100;

    /** Points that may be unlucky in a row; a root needs a square in every lane, so that many must be allowed. */
    private static final int MOST_ATTEMPTS = 2_000;

    /** Step patterns are tried one by one up to this many arguments: 4,096 patterns. */
    private static final int MOST_STEPS = 12;

    /** In larger programs, where every pattern costs a second, groups are not formed pattern by pattern. */
    private static final int MOST_PARAMETERS_BY_PATTERNS = 10_000;

    /** Points that bring less than this would have to be too many. */
    private static final double FEWEST_BITS = 10;

    static final double BITS_OF_P = 61;

    private final Program program;
    private final Where where;
    private long nextSeed = SEED;
    private BigInteger unit = BigInteger.ONE;
    private final List<Points> kept = new ArrayList<>();

    /** Random points with what has been computed at them. */
    record Points(FieldRun run, FieldDegree degrees) {}

    public Prover(Program program) {
        this(program, Where.EVERYWHERE);
    }

    private Prover(Program program, Where where) {
        this.program = program;
        this.where = where;
    }

    /**
     * A prover of what holds where leaves have the given values.
     *
     * @param given for some leaves the name of another, whose value they share, or a number
     */
    public static Prover on(Program program, Map<String, Expr> given) {
        return new Prover(program, new Where(given, false));
    }

    /** As {@link #on}, for what holds at every single point: also where the argument of a step, which then is 0, vanishes. */
    public static Prover pointwiseOn(Program program, Map<String, Expr> given) {
        return new Prover(program, new Where(given, true));
    }

    /** Whether the two expressions, in the program's names, are equal as functions of its inputs, targets and parameters. */
    public Verdict equal(Expr left, Expr right) {
        if (left == right) return new Verdict.Proved(Integer.MAX_VALUE);
        Verdict verdict = provedEqual(left, right);
        return verdict.isProved() ? verdict : witness(left, right, verdict);
    }

    /** As {@link #equal}, without the search for a point where two that are not proved equal differ. */
    public Verdict provedEqual(Expr left, Expr right) {
        if (left == right) return new Verdict.Proved(Integer.MAX_VALUE);
        return decide(run -> run.agree(left, right), List.of(left, right));
    }

    /** A point where the two, which are not proved equal, differ. */
    public Verdict witness(Expr left, Expr right) {
        return witness(left, right, differs());
    }

    private Verdict witness(Expr left, Expr right, Verdict verdict) {
        return new WitnessSearch(program, where.given()).between(left, right, verdict);
    }

    /**
     * Which of the expressions are equal; all are evaluated together. What differs does so for certain, what is equal is still to be
     * {@linkplain #proved proved}.
     *
     * @throws UndefinedException where one has no value at any point
     */
    public Grouping group(List<Expr> exprs) {
        return new GroupingSearch(this, exprs).run();
    }

    /** What {@link #group} has just found of these expressions, with the error of its equalities. */
    public Grouping proved(Grouping found, List<Expr> exprs) {
        return new GroupingSearch(this, exprs).proved(found);
    }

    /** Whether {@code claimed} is ∂value/∂variable, all other names held fixed. */
    public Verdict isLocalDerivative(Expr claimed, Expr value, String variable) {
        return decide(run -> {
            run.value(Var.of(variable));
            return Arrays.equals(run.value(claimed), FieldTangents.partial(run, value, variable));
        }, List.of(claimed, value));
    }

    /**
     * Whether {@code claimed} are the derivatives of {@code root} by the names. All are tested at once: along a random direction, forward
     * mode must give the same as their weighted sum.
     */
    public Verdict isGradient(Map<String, Expr> claimed, Expr root) {
        List<Expr> measured = new ArrayList<>(claimed.values());
        measured.add(root);
        return decide(run -> {
            var direction = FieldTangents.randomDirection(run.seed(), claimed.keySet());
            long[] truth = FieldTangents.total(run, program, root, direction);
            return Arrays.equals(FieldTangents.weighted(run, claimed, direction), truth);
        }, measured);
    }

    /** Those of the names whose claimed derivative is not proved; found by halving. */
    public List<String> wrongEntries(Map<String, Expr> claimed, Expr root) {
        if (claimed.isEmpty() || isGradient(claimed, root).isProved()) return List.of();
        List<String> names = List.copyOf(claimed.keySet());
        if (names.size() == 1) return names;
        List<String> wrong = new ArrayList<>();
        for (List<String> half : List.of(names.subList(0, names.size() / 2), names.subList(names.size() / 2, names.size()))) {
            Map<String, Expr> part = new LinkedHashMap<>();
            for (String name : half) part.put(name, claimed.get(name));
            wrong.addAll(wrongEntries(part, root));
        }
        return wrong;
    }

    private Verdict decide(Predicate<FieldRun> claim, Collection<Expr> measured) {
        try {
            double bits = 0;
            for (int i = 0; bits < REQUIRED_ERROR_BITS; i++) {
                if (!testAtLuckyPoint(claim, i)) {
                    int steps = kept.get(i).run.stepGenerators();
                    return steps == 0 ? differs() : decideByPatterns(claim, measured, steps);
                }
                double more = errorBits(kept.get(i), measured);
                if (more < FEWEST_BITS) return new Verdict.Undecided("its degree is too large for the identity test; no difference was found");
                bits += worth(kept.get(i).run, more);
            }
            return new Verdict.Proved((int) bits);
        } catch (FieldRun.Unsupported outside) {
            return new Verdict.Undecided("the identity test does not model " + outside.getMessage());
        }
    }

    /** What agreement at the points of a run is worth. */
    static double worth(FieldRun run, double bits) {
        return run.takesEvenRoots() ? Math.min(FieldRun.LANES, bits) : bits;
    }

    private static Verdict differs() {
        return new Verdict.Undecided("the two differ over the prime field");
    }

    /** @param i which of the points that are kept; they are chosen anew where they are unlucky */
    private boolean testAtLuckyPoint(Predicate<FieldRun> claim, int i) {
        return atLuckyPoint(i, there -> claim.test(there.run));
    }

    /** What is found at those of the points that are kept, or at new ones where everything is defined. */
    <T> T atLuckyPoint(int i, Function<Points, T> look) {
        long[] seeds = newSeeds();
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            if (kept.size() == i) kept.add(points(seeds, null));
            try {
                return look.apply(kept.get(i));
            } catch (FieldRun.UnluckyPoint unlucky) {
                kept.remove(i);
                renew(seeds, unlucky);
            } catch (FieldRun.NeedsUnit needs) {
                unit = needs.unit();
                kept.subList(i, kept.size()).clear();
            }
        }
        throw new FieldRun.Unsupported("it: something was undefined at every one of " + MOST_ATTEMPTS + " points");
    }

    /** As {@link #atLuckyPoint}, at new points with the steps as the pattern says; empty where there is no lucky one. */
    <T> Optional<T> atPattern(long pattern, Function<Points, T> look) {
        long[] seeds = newSeeds();
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                return Optional.of(look.apply(points(seeds, pattern)));
            } catch (FieldRun.UnluckyPoint unlucky) {
                renew(seeds, unlucky);
            } catch (FieldRun.NeedsUnit needs) {
                unit = needs.unit();
            }
        }
        return Optional.empty();
    }

    /** Whether groups may be formed by so many steps, each pattern by itself. */
    boolean triesPatterns(int steps) {
        return steps <= MOST_STEPS && program.parameters().size() <= MOST_PARAMETERS_BY_PATTERNS;
    }

    private long[] newSeeds() {
        long[] seeds = new long[FieldRun.LANES];
        for (int i = 0; i < seeds.length; i++) seeds[i] = nextSeed++;
        return seeds;
    }

    private void renew(long[] seeds, FieldRun.UnluckyPoint unlucky) {
        unlucky.lanes().stream().forEach(lane -> seeds[lane] = nextSeed++);
    }

    private Points points(long[] seeds, Long pattern) {
        FieldRun run = new FieldRun(program, where, seeds, unit, pattern);
        return new Points(run, new FieldDegree(run, program));
    }

    /** Steps as 0 or 1 instead of free: every pattern of signs must hold by itself. */
    private Verdict decideByPatterns(Predicate<FieldRun> claim, Collection<Expr> measured, int steps) {
        if (steps > MOST_STEPS) return new Verdict.Undecided("there are more than " + MOST_STEPS + " signs to try");
        double bits = Double.POSITIVE_INFINITY;
        for (long pattern = 0; pattern < 1L << steps; pattern++) {
            double ofPattern = bitsOfPattern(claim, measured, pattern);
            if (ofPattern < 0) return differs();
            bits = Math.min(bits, ofPattern);
        }
        return bits >= REQUIRED_ERROR_BITS ? new Verdict.Proved((int) Math.min(bits, Integer.MAX_VALUE)) : differs();
    }

    private double bitsOfPattern(Predicate<FieldRun> claim, Collection<Expr> measured, long pattern) {
        double bits = 0;
        long[] seeds = newSeeds();
        for (int attempt = 0; attempt < MOST_ATTEMPTS && bits < REQUIRED_ERROR_BITS; attempt++) {
            Points ofPattern = points(seeds, pattern);
            try {
                if (!claim.test(ofPattern.run)) return -1;
                double more = errorBits(ofPattern, measured);
                if (more < FEWEST_BITS) return -1;
                bits += worth(ofPattern.run, more);
                seeds = newSeeds();
            } catch (FieldRun.UnluckyPoint unlucky) {
                renew(seeds, unlucky);
            } catch (FieldRun.NeedsUnit needs) {
                unit = needs.unit();
            }
        }
        return bits;
    }

    /** Lanes times log₂(p/degree), less what is lost where two of the generators could have been taken for one. */
    private static double errorBits(Points points, Collection<Expr> measured) {
        double degree = 1;
        for (Expr e : measured) degree += points.degrees.of(e);
        return errorBits(points, degree);
    }

    static double errorBits(Points points, double degree) {
        double perLane = BITS_OF_P - Math.log(degree) / Math.log(2);
        return Math.max(0, FieldRun.LANES * (perLane - points.run.bitsOfLuck()) - points.run.bitsOfLikeness());
    }

    /** The prime of the field, for documents that say how equalities are proved. */
    public static long prime() {
        return PrimeField.P;
    }
}
