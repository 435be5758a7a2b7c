package org.gradatim.eval;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Elementary;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;

/**
 * A program run at random points of the prime field, several points (lanes) in step. Two expressions that are equal as
 * functions have equal values in every lane; two that are not, differ in some lane except with a probability of about
 * (degree/p) to the number of lanes (Schwartz, Zippel).
 *
 * <p>What is not rational is made so by generators, random elements that obey the laws of the function:
 * <ul>
 * <li>exp(u): u is expanded into terms, each a rational coefficient times a rest known by its value, up to rational factors.
 *     There is one generator for each rest, and exp(u) is the product of generators to the coefficients, so that e⁻ᶻ, e²ᶻ, σ(z) and tanh(z/2) agree
 *     wherever they must. By Ax's theorem the generators of linearly independent rests are algebraically independent.
 * <li>sin(u) and cos(u): the same with points of the unit circle, rational in t = tan(u/2).
 * <li>log(u): products, powers and exponentials come apart; what is left has one generator for each argument.
 * <li>step(u): one generator for each argument up to sign and positive factors: a free element, or 0 or 1 by a given pattern. On a set of
 *     points ({@link Where}) an argument may be 0 throughout; its step is 0 then, as everywhere in this program.
 * <li>√u and other rational powers: the root in the subgroup in which it is unique, see {@link Powers}.
 * </ul>
 */
public final class FieldRun {
    /** Points in step. Four lanes bring the error of small programs below 2⁻¹⁸⁰ and that of programs of 100,000 weights below 2⁻¹⁰⁰. */
    public static final int LANES = Lanes.COUNT;

    private static final Rational HALF = Rational.of(1, 2);

    /** The point was unlucky: a denominator of 0, or the root of a non-square. Another seed may do. */
    public static final class UnluckyPoint extends RuntimeException {
        private final transient BitSet lanes = new BitSet();

        UnluckyPoint(String what) {
            super(what, null, false, false);
            lanes.set(0, LANES);
        }

        /** Some lanes only were unlucky: those whose value is not fit for its use. */
        UnluckyPoint(String what, long[] values, LongPredicate fit) {
            super(what, null, false, false);
            for (int i = 0; i < LANES; i++) lanes.set(i, !fit.test(values[i]));
        }

        /** The lanes in which another seed is needed. */
        public BitSet lanes() {
            return lanes;
        }
    }

    /** An expression is outside of what the field can model. */
    public static sealed class Unsupported extends RuntimeException permits Undefined {
        public Unsupported(String what) {
            super(what, null, false, false);
        }
    }

    /** An expression has no value at any point. */
    public static final class Undefined extends Unsupported {
        Undefined(String what) {
            super(what);
        }
    }

    /** Thrown where a coefficient's denominator does not divide the unit; a run with {@link #unit} will do. */
    public static final class NeedsUnit extends RuntimeException {
        private final transient BigInteger unit;

        NeedsUnit(BigInteger unit) {
            super("needs the unit " + unit, null, false, false);
            this.unit = unit;
        }

        public BigInteger unit() {
            return unit;
        }
    }

    /**
     * At which points a program is run.
     *
     * @param given     leaves that are not free: each the name of a free leaf whose value it shares, or a number
     * @param pointwise whether equalities are to hold at every point, also where the argument of a step is 0: step(-u) is then no
     *                  1 - step(u), and sign(u) is step(u) - step(-u)
     */
    public record Where(Map<String, Expr> given, boolean pointwise) {
        /** All points but those, of no extent, where a function jumps. */
        public static final Where EVERYWHERE = new Where(Map.of(), false);

        /** The number that the leaf is given, or null. */
        Rational number(String name) {
            return given.get(name) instanceof Const c ? c.value() : null;
        }
    }

    private final Program program;
    private final Where where;
    private final long[] seeds;
    private final Generators generators;
    /** Of leaves that follow from others by a constraint. */
    private final Map<String, long[]> leaves = new HashMap<>();
    private final Map<String, long[]> free = new HashMap<>();
    private final Map<Rational, long[]> numbers = new HashMap<>();
    private final ProgramValues<long[]> values;
    private final LinearTerms terms;
    private final Exponents exponents;
    private final Logarithms logarithms;
    private final Powers powers;
    private final Steps steps;

    /**
     * @param seeds   one for each lane
     * @param unit    exp(rest) is a generator to this power, so that coefficients with denominators that divide it have integer exponents
     * @param pattern the values 0 and 1 of the step generators, bit by bit in the order in which they are met; null leaves them free
     */
    public FieldRun(Program program, long[] seeds, BigInteger unit, Long pattern) {
        this(program, Where.EVERYWHERE, seeds, unit, pattern);
    }

    /** As {@link #FieldRun(Program, long[], BigInteger, Long)}, on a set of points. */
    public FieldRun(Program program, Where where, long[] seeds, BigInteger unit, Long pattern) {
        this.program = program;
        this.where = where;
        this.seeds = seeds.clone();
        this.generators = new Generators(this.seeds);
        this.values = new ProgramValues<>(program.definitions(), this::compute, (_, value) -> value);
        this.terms = new LinearTerms(this, program, _ -> null);
        this.exponents = new Exponents(this, terms, generators, unit);
        this.logarithms = new Logarithms(this, program, generators);
        this.powers = new Powers(this, program, generators);
        this.steps = new Steps(this, program, where, generators, pattern);
        for (Expr zero : program.constraints()) solve(zero);
    }

    /** A seed that belongs to these points. */
    public long seed() {
        return Arrays.hashCode(seeds);
    }

    /** Whether the two have the same value in every lane. */
    public boolean agree(Expr left, Expr right) {
        return Arrays.equals(value(left), value(right));
    }

    /**
     * Whether even roots were taken. The root of a square is |x| = ±x; the sign that the field takes is another at half of the points, so
     * that each lane in which two expressions agree is worth one bit.
     */
    public boolean takesEvenRoots() {
        return powers.areEven();
    }

    /** The binary logarithm of how much rarer the points are at which all roots exist: by so much likelier is it that one is a zero. */
    public double bitsOfLuck() {
        return powers.luckBits();
    }

    /** How many step generators have been met so far. */
    public int stepGenerators() {
        return steps.count();
    }

    /** The arguments of steps that are 0 at all points: what is said rests on step(0) = 0. */
    public List<Expr> stepsAtZero() {
        return steps.atZero();
    }

    /**
     * The binary logarithm of how many ways there are to take something for a rational multiple of something else: pairs of generators
     * times factors, and pairs of factors that may cancel. By so much it is likelier than for one pair that two different things are taken for one.
     */
    public double bitsOfLikeness() {
        return 2 * Math.log(1 + generators.count() + terms.fractions()) / Math.log(2) + Math.max(Rests.FACTOR_BITS, Fraction.PAIR_BITS);
    }

    /** The expression's value in every lane; names stand for their definitions' values. The array is not to be changed. */
    public long[] value(Expr expr) {
        return values.of(expr);
    }

    /** base^exponent for a rational exponent. */
    long[] power(Expr base, Rational exponent) {
        return powers.power(base, exponent);
    }

    /** log(x), whether or not it stands in an expression. */
    long[] log(Expr x) {
        return logarithms.log(x);
    }

    /** For an application of exp, sin or cos that has been evaluated: the degree of its value in the generators. */
    double degree(Apply transcendental) {
        return exponents.degree(transcendental);
    }

    /** The expression without its sign, its name and its op's name: -a₁ is 1/(1+e⁻ᶻ). */
    Expr opened(Expr expr) {
        Expr inner = expr instanceof Apply n && n.op() == Arithmetic.NEGATE ? n.argument() : expr;
        while (inner instanceof Var v && program.definition(v.name()).isPresent()) inner = program.definition(v.name()).get().value();
        return inner instanceof Apply a ? a.op().definition(a.arguments()).orElse(a) : inner;
    }

    private long[] compute(Expr node) {
        return switch (node) {
            case Const c -> Lanes.constant(c.value());
            case Var v -> leaf(v.name());
            case Apply a when a.op() == Arithmetic.SIGN && where.pointwise() -> sign(a.argument());
            case Apply a -> a.op().elementary().isPresent() ? elementary(a, a.op().elementary().get())
                    : value(a.op().definition(a.arguments()).orElseThrow());
        };
    }

    private long[] elementary(Apply a, Elementary kind) {
        List<Expr> x = a.arguments();
        return switch (kind) {
            case ADD -> sum(x);
            case MULTIPLY -> product(x);
            case NEGATE -> Lanes.negate(values.known(x.getFirst()));
            case DIVIDE -> Lanes.multiply(values.known(x.get(0)), Lanes.inverse(values.known(x.get(1))));
            case POWER -> x.get(1) instanceof Const e ? powers.power(x.get(0), e.value()) : exponents.power(x.get(0), x.get(1));
            case EXP -> exponents.exp(a, values.known(x.getFirst()));
            case LOG -> logarithms.log(x.getFirst());
            case SQRT -> powers.power(x.getFirst(), HALF);
            case SIN -> exponents.sin(a);
            case COS -> exponents.cos(a);
            case STEP -> steps.step(x.getFirst());
        };
    }

    private long[] sign(Expr argument) {
        return Lanes.subtract(value(Arithmetic.step(argument)), value(Arithmetic.step(Arithmetic.negate(argument))));
    }

    private long[] sum(List<Expr> terms) {
        long[] sum = values.known(terms.getFirst()).clone();
        for (int k = 1; k < terms.size(); k++) {
            long[] term = values.known(terms.get(k));
            for (int i = 0; i < LANES; i++) sum[i] = PrimeField.add(sum[i], term[i]);
        }
        return sum;
    }

    private long[] product(List<Expr> factors) {
        long[] product = values.known(factors.getFirst()).clone();
        for (int k = 1; k < factors.size(); k++) {
            long[] factor = values.known(factors.get(k));
            for (int i = 0; i < LANES; i++) product[i] = PrimeField.multiply(product[i], factor[i]);
        }
        return product;
    }

    private long[] leaf(String name) {
        long[] known = leaves.get(name);
        return known != null ? known : switch (where.given().get(name)) {
            case null -> free(name);
            case Var same -> free(same.name());
            case Const number -> numbers.computeIfAbsent(number.value(), Lanes::constant);
            case Apply a -> throw new IllegalArgumentException("a leaf is given as another leaf or a number, not as " + a);
        };
    }

    private long[] free(String name) {
        return free.computeIfAbsent(name, _ -> {
            Rational constant = program.constants().get(name);
            return constant != null ? Lanes.constant(constant) : generators.next();
        });
    }

    /** Gives the last variable of the constraint the value that makes it zero; the constraint is linear in it. */
    private void solve(Expr zero) {
        String last = List.copyOf(Traversal.variables(zero)).getLast();
        long[] atZero = with(last, Lanes.ZERO, zero);
        long[] slope = Lanes.subtract(with(last, Lanes.ONE, zero), atZero);
        leaves.put(last, Lanes.negate(Lanes.multiply(atZero, Lanes.inverse(slope))));
    }

    private long[] with(String name, long[] value, Expr expr) {
        leaves.put(name, value);
        long[] result = value(expr);
        values.clear();
        return result;
    }
}
