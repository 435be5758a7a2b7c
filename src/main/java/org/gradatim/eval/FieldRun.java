package org.gradatim.eval;

import static org.gradatim.eval.PrimeField.P;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * A program run at random points of the prime field, several points (lanes) in step. Two expressions that are equal as
 * functions have equal values in every lane; two that are not, differ in some lane except with a probability of about
 * (degree/p) to the number of lanes (Schwartz, Zippel).
 *
 * <p>What is not rational is made so by generators, random elements that obey the laws of the function:
 * <ul>
 * <li>exp(u): u is expanded into terms, each a rational coefficient times a rest known by its value. There is one generator for each
 *     rest, and exp(u) is the product of generators to the coefficients, so that e⁻ᶻ, e²ᶻ, σ(z) and tanh(z/2) agree
 *     wherever they must. By Ax's theorem the generators of linearly independent rests are algebraically independent.
 * <li>sin(u) and cos(u): the same with points of the unit circle, rational in t = tan(u/2).
 * <li>log(u): products, powers and exponentials come apart; what is left has one generator for each argument.
 * <li>step(u): one generator for each argument up to sign and positive factors: a free element, or 0 or 1 by a given pattern.
 * <li>√u: the root that is a square itself.
 * </ul>
 */
public final class FieldRun {
    /** Points in step. Four lanes bring the error of small programs below 2⁻¹⁸⁰ and that of programs of 100,000 weights below 2⁻¹⁰⁰. */
    public static final int LANES = 4;

    /** An argument of exp that expands into more terms than this is taken as a whole. */
    private static final int MOST_TERMS = 1 << 14;

    /** Work on expanding arguments, in terms, after which further arguments are taken as a whole. */
    private static final long EXPANSION_BUDGET = 20_000_000;

    /** Kinds of generators. */
    private enum Kind { EXP, CIRCLE, LOG, STEP }

    /** The point was unlucky: a denominator of 0, or the root of a non-square. Another seed may do. */
    public static final class UnluckyPoint extends RuntimeException {
        UnluckyPoint(String what) {
            super(what, null, false, false);
        }
    }

    /** An expression is outside of what the field can model. */
    public static final class Unsupported extends RuntimeException {
        public Unsupported(String what) {
            super(what, null, false, false);
        }
    }

    /** The values in all lanes, comparable. */
    private record Lanes(long[] values) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Lanes l && Arrays.equals(values, l.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }

    private record GeneratorKey(Kind kind, Lanes argument) {}

    private final Program program;
    private final long seed;
    private final BigInteger unit;
    private final long pattern;
    private final boolean freeSteps;
    private final Map<Expr, long[]> values = new IdentityHashMap<>();
    private final Map<Expr, Double> exponentSums = new IdentityHashMap<>();
    private final Map<String, long[]> leaves = new HashMap<>();
    private final Map<String, Integer> definitionIndex = new HashMap<>();
    private final Map<GeneratorKey, long[]> byArgument = new HashMap<>();
    private final Map<Lanes, long[]> steps = new LinkedHashMap<>();
    private final Map<Expr, Map<Lanes, Rational>> terms = new IdentityHashMap<>();
    private int definitionsDone;
    private long generators;
    private long expansionWork;

    /**
     * @param unit    exp(rest) is a generator to this power, so that coefficients with denominators that divide it have integer exponents
     * @param pattern the values 0 and 1 of the step generators, bit by bit in the order in which they are met; null leaves them free
     */
    public FieldRun(Program program, long seed, BigInteger unit, Long pattern) {
        this.program = program;
        this.seed = seed;
        this.unit = unit;
        this.freeSteps = pattern == null;
        this.pattern = freeSteps ? 0 : pattern;
        for (int i = 0; i < program.definitions().size(); i++) definitionIndex.put(program.definitions().get(i).name(), i);
        for (Expr zero : program.constraints()) solve(zero);
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

    /** The seed of the random points. */
    public long seed() {
        return seed;
    }

    /** How many step generators have been met so far. */
    public int stepGenerators() {
        return steps.size();
    }

    /** How many generators of all kinds there are: two that should differ are taken for one with a probability that grows with its square. */
    public long generators() {
        return generators;
    }

    /** The expression's value in every lane; names stand for their definitions' values. The array is not to be changed. */
    public long[] value(Expr expr) {
        long[] known = values.get(expr);
        if (known != null) return known;
        List<Expr> order = Traversal.postorder(List.of(expr));
        int needed = 0;
        for (Expr node : order) if (node instanceof Var v) needed = Math.max(needed, 1 + definitionIndex.getOrDefault(v.name(), -1));
        while (definitionsDone < needed) {
            Definition next = program.definitions().get(definitionsDone++);
            values.put(Var.of(next.name()), valueOf(Traversal.postorder(List.of(next.value()))));
        }
        return valueOf(order);
    }

    private long[] valueOf(List<Expr> order) {
        for (Expr node : order) if (!values.containsKey(node)) values.put(node, compute(node));
        return values.get(order.getLast());
    }

    private long[] compute(Expr node) {
        return switch (node) {
            case Const c -> constant(c.value());
            case Var v -> leaf(v.name());
            case Apply a -> a.op().elementary().isPresent() ? elementary(a, a.op().elementary().get())
                    : value(a.op().definition(a.arguments()).orElseThrow());
        };
    }

    private long[] elementary(Apply a, Elementary kind) {
        List<Expr> x = a.arguments();
        return switch (kind) {
            case ADD -> lanes(i -> {
                long sum = 0;
                for (Expr term : x) sum = PrimeField.add(sum, values.get(term)[i]);
                return sum;
            });
            case MULTIPLY -> lanes(i -> {
                long product = 1;
                for (Expr factor : x) product = PrimeField.multiply(product, values.get(factor)[i]);
                return product;
            });
            case NEGATE -> lanes(i -> PrimeField.negate(values.get(x.getFirst())[i]));
            case DIVIDE -> multiply(values.get(x.get(0)), inverse(values.get(x.get(1))));
            case POWER -> power(x.get(0), x.get(1));
            case EXP -> exp(a);
            case LOG -> log(x.getFirst());
            case SQRT -> root(x.getFirst());
            case SIN -> circle(a)[1];
            case COS -> circle(a)[0];
            case STEP -> step(x.getFirst());
        };
    }

    // ---- leaves

    private long[] leaf(String name) {
        long[] known = leaves.get(name);
        if (known != null) return known;
        Rational constant = program.constants().get(name);
        long[] value = constant != null ? constant(constant) : random(++generators);
        leaves.put(name, value);
        return value;
    }

    /** Gives the last variable of the constraint the value that makes it zero; the constraint is linear in it. */
    private void solve(Expr zero) {
        String last = new ArrayList<>(Traversal.variables(zero)).getLast();
        long[] atZero = with(last, constant(Rational.ZERO), zero);
        long[] atOne = with(last, constant(Rational.ONE), zero);
        long[] slope = lanes(i -> PrimeField.subtract(atOne[i], atZero[i]));
        leaves.put(last, negate(multiply(atZero, inverse(slope))));
    }

    private long[] with(String name, long[] value, Expr expr) {
        leaves.put(name, value);
        long[] result = value(expr);
        values.clear();
        definitionsDone = 0;
        return result;
    }

    // ---- exp, sin, cos

    private long[] exp(Apply a) {
        Map<Lanes, Rational> argument = expandedTerms(a.argument());
        exponentSums.put(a, exponentSum(argument));
        return exp(argument);
    }

    private double exponentSum(Map<Lanes, Rational> argument) {
        double sum = 0;
        for (Rational coefficient : argument.values()) sum += Math.abs(coefficient.doubleValue());
        return sum * unit.doubleValue();
    }

    /** For an application of exp, sin or cos that has been evaluated: the degree of its value in the generators. */
    double degree(Apply transcendental) {
        return exponentSums.getOrDefault(transcendental, 1.0);
    }

    /** Π generatorᵉ; powers with a negative exponent are gathered in a denominator, so that small exponents stay small. */
    private long[] exp(Map<Lanes, Rational> argument) {
        long[] numerator = constant(Rational.ONE);
        long[] denominator = constant(Rational.ONE);
        for (Map.Entry<Lanes, Rational> term : argument.entrySet()) {
            long[] generator = random(Kind.EXP, term.getKey());
            long exponent = PrimeField.exponent(scaledToUnit(term.getValue().abs()));
            long[] product = term.getValue().signum() > 0 ? numerator : denominator;
            for (int i = 0; i < LANES; i++) product[i] = PrimeField.multiply(product[i], PrimeField.power(generator[i], exponent));
        }
        return multiply(numerator, inverse(denominator));
    }

    private BigInteger scaledToUnit(Rational coefficient) {
        BigInteger[] division = coefficient.numerator().multiply(unit).divideAndRemainder(coefficient.denominator());
        if (division[1].signum() == 0) return division[0];
        throw new NeedsUnit(unit.multiply(coefficient.denominator().divide(unit.gcd(coefficient.denominator()))));
    }

    /** (cos u, sin u) as the product of points of the unit circle. */
    private long[][] circle(Apply a) {
        Map<Lanes, Rational> argument = expandedTerms(a.argument());
        exponentSums.put(a, 2 * exponentSum(argument));
        long[] cos = constant(Rational.ONE);
        long[] sin = constant(Rational.ZERO);
        for (Map.Entry<Lanes, Rational> term : argument.entrySet()) {
            long[] t = random(Kind.CIRCLE, term.getKey());
            long[] scale = inverse(lanes(i -> PrimeField.add(1, PrimeField.multiply(t[i], t[i]))));
            long exponent = PrimeField.exponent(scaledToUnit(term.getValue().abs()));
            boolean backwards = term.getValue().signum() < 0;
            for (int i = 0; i < LANES; i++) {
                long c = PrimeField.multiply(PrimeField.subtract(1, PrimeField.multiply(t[i], t[i])), scale[i]);
                long s = PrimeField.multiply(PrimeField.add(t[i], t[i]), scale[i]);
                long[] turned = turn(c, backwards ? PrimeField.negate(s) : s, exponent);
                long newCos = PrimeField.subtract(PrimeField.multiply(cos[i], turned[0]), PrimeField.multiply(sin[i], turned[1]));
                sin[i] = PrimeField.add(PrimeField.multiply(cos[i], turned[1]), PrimeField.multiply(sin[i], turned[0]));
                cos[i] = newCos;
            }
        }
        return new long[][] {cos, sin};
    }

    /** (c + i s)ⁿ. */
    private static long[] turn(long c, long s, long n) {
        long[] result = {1, 0};
        long re = c;
        long im = s;
        for (long e = n; e > 0; e >>= 1) {
            if ((e & 1) == 1) {
                long x = PrimeField.subtract(PrimeField.multiply(result[0], re), PrimeField.multiply(result[1], im));
                result[1] = PrimeField.add(PrimeField.multiply(result[0], im), PrimeField.multiply(result[1], re));
                result[0] = x;
            }
            long square = PrimeField.subtract(PrimeField.multiply(re, re), PrimeField.multiply(im, im));
            im = PrimeField.multiply(PrimeField.add(re, re), im);
            re = square;
        }
        return result;
    }

    /** The expression as a sum of rational coefficients times rests; definitions are opened, other functions are not. */
    private Map<Lanes, Rational> expandedTerms(Expr argument) {
        Deque<Expr> stack = new ArrayDeque<>(List.of(argument));
        while (!stack.isEmpty()) {
            Expr top = stack.peek();
            List<Expr> open = terms.containsKey(top) ? List.of() : linearParts(top).stream().filter(p -> !terms.containsKey(p)).toList();
            if (open.isEmpty()) {
                stack.pop();
                terms.computeIfAbsent(top, this::termsFromParts);
            } else {
                open.forEach(stack::push);
            }
        }
        return terms.get(argument);
    }

    private List<Expr> linearParts(Expr node) {
        return switch (node) {
            case Const _ -> List.of();
            case Var v -> program.definition(v.name()).map(d -> List.of(d.value())).orElse(List.of());
            case Apply a when a.op() == Arithmetic.ADD || a.op() == Arithmetic.NEGATE || a.op() == Arithmetic.MULTIPLY -> a.arguments();
            case Apply a when a.op() == Arithmetic.DIVIDE -> List.of(a.argument());
            case Apply a when isSmallPower(a) -> List.of(a.argument());
            case Apply _ -> List.of();
        };
    }

    private static boolean isSmallPower(Apply a) {
        return a.op() == Arithmetic.POWER && a.arguments().get(1) instanceof Const c && c.value().isInt()
                && c.value().intValue() > 0 && c.value().intValue() <= 8;
    }

    private Map<Lanes, Rational> termsFromParts(Expr node) {
        Map<Lanes, Rational> sum = switch (node) {
            case Const c -> c.isZero() ? Map.of() : Map.of(new Lanes(constant(Rational.ONE)), c.value());
            case Var v -> program.definition(v.name()).map(d -> terms.get(d.value())).orElseGet(() -> leafTerms(v));
            case Apply a when a.op() == Arithmetic.ADD -> sumOfTerms(a.arguments());
            case Apply a when a.op() == Arithmetic.NEGATE -> scaledTerms(terms.get(a.argument()), constant(Rational.ONE), Rational.of(-1));
            case Apply a when a.op() == Arithmetic.MULTIPLY -> productOfTerms(a.arguments());
            case Apply a when a.op() == Arithmetic.DIVIDE -> quotientOfTerms(a);
            case Apply a when isSmallPower(a) ->
                    productOfTerms(java.util.Collections.nCopies(((Const) a.arguments().get(1)).value().intValue(), a.argument()));
            case Apply a -> whole(a);
        };
        if (sum == null) return whole(node);
        expansionWork += sum.size();
        return sum;
    }

    private Map<Lanes, Rational> leafTerms(Var v) {
        Rational constant = program.constants().get(v.name());
        if (constant == null) return whole(v);
        return constant.isZero() ? Map.of() : Map.of(new Lanes(constant(Rational.ONE)), constant);
    }

    private Map<Lanes, Rational> whole(Expr node) {
        Map<Lanes, Rational> sum = new LinkedHashMap<>();
        addTerm(sum, value(node), Rational.ONE);
        return sum;
    }

    private Map<Lanes, Rational> sumOfTerms(List<Expr> parts) {
        Map<Lanes, Rational> sum = new LinkedHashMap<>();
        for (Expr part : parts) terms.get(part).forEach((rest, c) -> addTerm(sum, rest.values(), c));
        return tooLong(sum.size()) ? null : sum;
    }

    private Map<Lanes, Rational> productOfTerms(List<Expr> parts) {
        Map<Lanes, Rational> product = Map.of(new Lanes(constant(Rational.ONE)), Rational.ONE);
        for (Expr part : parts) {
            Map<Lanes, Rational> factor = terms.get(part);
            if (tooLong((long) product.size() * factor.size())) return null;
            Map<Lanes, Rational> next = new LinkedHashMap<>();
            product.forEach((r, c) -> factor.forEach((s, d) -> addTerm(next, multiply(r.values(), s.values()), c.times(d))));
            product = next;
        }
        return product;
    }

    private Map<Lanes, Rational> quotientOfTerms(Apply a) {
        Map<Lanes, Rational> numerator = terms.get(a.argument());
        if (a.arguments().get(1) instanceof Const c && !c.isZero()) {
            return scaledTerms(numerator, constant(Rational.ONE), c.value().inverse());
        }
        return scaledTerms(numerator, inverse(value(a.arguments().get(1))), Rational.ONE);
    }

    private static Map<Lanes, Rational> scaledTerms(Map<Lanes, Rational> sum, long[] rest, Rational factor) {
        Map<Lanes, Rational> scaled = new LinkedHashMap<>();
        sum.forEach((r, c) -> addTerm(scaled, multiply(r.values(), rest), c.times(factor)));
        return scaled;
    }

    private boolean tooLong(long size) {
        return size > MOST_TERMS || expansionWork > EXPANSION_BUDGET;
    }

    /** Adds coefficient · rest; a rest and its negative are one, and a rest of 0 adds nothing. */
    private static void addTerm(Map<Lanes, Rational> sum, long[] rest, Rational coefficient) {
        if (isZero(rest)) return;
        boolean flip = rest[0] > P - rest[0];
        sum.merge(new Lanes(flip ? negate(rest) : rest), flip ? coefficient.negate() : coefficient, (old, more) -> {
            Rational total = old.plus(more);
            return total.isZero() ? null : total;
        });
    }

    // ---- powers, roots and logarithms

    private long[] power(Expr base, Expr exponent) {
        if (exponent instanceof Const c) {
            if (c.value().isInteger()) return integerPower(values.get(base), c.value().numerator());
            if (c.value().denominator().equals(BigInteger.TWO)) return integerPower(root(base), c.value().numerator());
        }
        return generalPower(base, exponent);
    }

    /** xᵉ = xⁿ exp((e-n) log x), where n is the integer that stands in the exponent as a term. */
    private long[] generalPower(Expr base, Expr exponent) {
        Map<Lanes, Rational> rest = new LinkedHashMap<>(expandedTerms(exponent));
        Lanes one = new Lanes(constant(Rational.ONE));
        Rational n = rest.getOrDefault(one, Rational.ZERO).isInteger() ? rest.remove(one) : null;
        long[] power = exp(scaledTerms(rest, log(base), Rational.ONE));
        return n == null ? power : multiply(power, integerPower(values.get(base), n.numerator()));
    }

    private static long[] integerPower(long[] base, BigInteger exponent) {
        if (exponent.signum() < 0 && isZeroSomewhere(base)) throw new UnluckyPoint("0 to a negative power");
        long e = PrimeField.exponent(exponent);
        if (exponent.signum() != 0 && e == 0) throw new Unsupported("the exponent " + exponent);
        return lanes(i -> base[i] == 0 && exponent.signum() > 0 ? 0 : PrimeField.power(base[i], e));
    }

    private long[] root(Expr argument) {
        Signed split = signed(argument);
        if (split.core() instanceof Apply p && isSmallPower(p) && ((Const) p.arguments().get(1)).value().intValue() == 2 && split.scale().isOne() && split.sign() > 0) {
            return value(Apply.of(Arithmetic.ABS, p.argument()));
        }
        BigInteger[] numerator = split.scale().numerator().sqrtAndRemainder();
        BigInteger[] denominator = split.scale().denominator().sqrtAndRemainder();
        boolean exact = numerator[1].signum() == 0 && denominator[1].signum() == 0;
        long[] radicand = exact ? signedCore(split) : value(argument);
        for (long lane : radicand) if (!PrimeField.isSquare(lane)) throw new UnluckyPoint("root of a non-square");
        long[] root = lanes(i -> PrimeField.root(radicand[i]));
        return exact ? multiply(root, constant(new Rational(numerator[0], denominator[0]))) : root;
    }

    private long[] signedCore(Signed split) {
        long[] core = value(split.core());
        return split.sign() < 0 ? negate(core) : core;
    }

    private long[] log(Expr argument) {
        long[] sum = constant(Rational.ZERO);
        Deque<Map.Entry<Expr, long[]>> factors = new ArrayDeque<>();
        factors.push(Map.entry(argument, constant(Rational.ONE)));
        while (!factors.isEmpty()) {
            Map.Entry<Expr, long[]> factor = factors.pop();
            long[] part = logOfFactor(factor.getKey(), factor.getValue(), factors);
            if (part != null) sum = addScaled(sum, part, factor.getValue());
        }
        return sum;
    }

    /** The logarithm of one factor; null where the factor was taken apart and its parts pushed. */
    private long[] logOfFactor(Expr factor, long[] weight, Deque<Map.Entry<Expr, long[]>> parts) {
        switch (factor) {
            case Const c -> {
                return logOfConstant(c.value());
            }
            case Var v -> {
                if (program.constants().containsKey(v.name())) return logOfConstant(program.constants().get(v.name()));
                if (program.definition(v.name()).isEmpty()) return logGenerator(value(v));
                parts.push(Map.entry(program.definition(v.name()).get().value(), weight));
            }
            case Apply a when a.op() == Arithmetic.MULTIPLY -> a.arguments().forEach(x -> parts.push(Map.entry(x, weight)));
            case Apply a when a.op() == Arithmetic.DIVIDE -> {
                parts.push(Map.entry(a.arguments().get(0), weight));
                parts.push(Map.entry(a.arguments().get(1), negate(weight)));
            }
            case Apply a when a.op() == Arithmetic.POWER ->
                    parts.push(Map.entry(a.arguments().get(0), multiply(weight, value(a.arguments().get(1)))));
            case Apply a when a.op() == Arithmetic.SQRT -> parts.push(Map.entry(a.argument(), multiply(weight, constant(Rational.of(1, 2)))));
            case Apply a when a.op() == Arithmetic.EXP -> {
                return value(a.argument());
            }
            case Apply a when a.op() == Arithmetic.ADD -> {
                return logOfSum(a);
            }
            case Apply a -> {
                if (a.op().definition(a.arguments()).isEmpty()) return logGenerator(value(a));
                parts.push(Map.entry(a.op().definition(a.arguments()).get(), weight));
            }
        }
        return null;
    }

    /**
     * log(1 + eᵛ), in either of the two forms log(1+eᵛ) = v + log(1+e⁻ᵛ), and log(1 - σ(z)) = -z - log(1+e⁻ᶻ); any other sum has a
     * generator of its own.
     */
    private long[] logOfSum(Apply sum) {
        long[] value = value(sum);
        for (Expr term : sum.arguments()) {
            Expr opened = opened(term);
            if (opened instanceof Apply e && e.op() == Arithmetic.EXP && Arrays.equals(value, plusOne(value(e)))) return logOnePlusExp(e.argument());
            if (opened instanceof Apply d && d.op() == Arithmetic.DIVIDE) {
                long[] odds = multiply(value, inverse(subtractFromOne(value)));
                Expr exponential = exponentialIn(d.arguments().get(1));
                if (exponential instanceof Apply e && Arrays.equals(odds, value(e))) return addScaled(value(e.argument()), logOnePlusExp(e.argument()), constant(Rational.of(-1)));
            }
        }
        return logGenerator(value);
    }

    /** The term without its sign, its name and its op's name: -a₁ is 1/(1+e⁻ᶻ). */
    private Expr opened(Expr term) {
        Expr inner = term instanceof Apply n && n.op() == Arithmetic.NEGATE ? n.argument() : term;
        while (inner instanceof Var v && program.definition(v.name()).isPresent()) inner = program.definition(v.name()).get().value();
        return inner instanceof Apply a ? a.op().definition(a.arguments()).orElse(a) : inner;
    }

    private static Expr exponentialIn(Expr denominator) {
        for (Expr part : denominator.operands()) if (part instanceof Apply e && e.op() == Arithmetic.EXP) return e;
        return null;
    }

    private long[] logOnePlusExp(Expr v) {
        long[] e = value(Arithmetic.exp(v));
        long[] inverse = inverse(e);
        boolean canonical = e[0] <= inverse[0];
        long[] generator = logGenerator(plusOne(canonical ? e : inverse));
        return canonical ? generator : addScaled(value(v), generator, constant(Rational.ONE));
    }

    private long[] logOfConstant(Rational value) {
        if (value.signum() <= 0) throw new Unsupported("the logarithm of " + value);
        return addScaled(logOfInteger(value.numerator()), logOfInteger(value.denominator()), constant(Rational.of(-1)));
    }

    /** log n by its prime factors: log 6 = log 2 + log 3. */
    private long[] logOfInteger(BigInteger n) {
        long[] sum = constant(Rational.ZERO);
        BigInteger rest = n;
        for (int prime = 2; prime < 1000 && !rest.equals(BigInteger.ONE); prime++) {
            BigInteger[] division = rest.divideAndRemainder(BigInteger.valueOf(prime));
            while (division[1].signum() == 0) {
                sum = addScaled(sum, logGenerator(constant(Rational.of(prime))), constant(Rational.ONE));
                rest = division[0];
                division = rest.divideAndRemainder(BigInteger.valueOf(prime));
            }
        }
        return rest.equals(BigInteger.ONE) ? sum
                : addScaled(sum, logGenerator(constant(new Rational(rest, BigInteger.ONE))), constant(Rational.ONE));
    }

    private long[] logGenerator(long[] argument) {
        if (isZeroSomewhere(argument)) throw new UnluckyPoint("logarithm of 0");
        return random(Kind.LOG, new Lanes(argument.clone()));
    }

    // ---- steps

    /** An expression as sign · positive number · core. */
    private record Signed(int sign, Rational scale, Expr core) {}

    private Signed signed(Expr expr) {
        int sign = 1;
        Rational scale = Rational.ONE;
        Expr core = expr;
        while (core instanceof Apply a) {
            if (a.op() == Arithmetic.NEGATE) {
                sign = -sign;
                core = a.argument();
            } else if (a.op() == Arithmetic.MULTIPLY && a.argument() instanceof Const c && !c.isZero()) {
                sign *= c.value().signum();
                scale = scale.times(c.value().abs());
                core = Arithmetic.product(a.arguments().subList(1, a.arguments().size()));
            } else if (a.op() == Arithmetic.DIVIDE && a.arguments().get(1) instanceof Const c && !c.isZero()) {
                sign *= c.value().signum();
                scale = scale.times(c.value().inverse().abs());
                core = a.argument();
            } else {
                break;
            }
        }
        if (core instanceof Const c && !c.isZero()) return new Signed(sign * c.value().signum(), scale.times(c.value().abs()), Const.ONE);
        return new Signed(sign, scale, core);
    }

    private long[] step(Expr argument) {
        int known = knownSign(argument);
        if (known != 0) return constant(known > 0 ? Rational.ONE : Rational.ZERO);
        Expr opened = opened(argument);
        if (opened instanceof Apply a && a.op() == Arithmetic.MULTIPLY) return stepOfProduct(a);
        Signed split = signed(argument);
        return split.sign() > 0 ? stepGenerator(value(split.core())) : subtractFromOne(stepGenerator(value(split.core())));
    }

    /** A product of steps and one other factor is positive where all of the steps are 1 and the factor is positive: [max(0,z) &gt; 0] = [z &gt; 0]. */
    private long[] stepOfProduct(Apply product) {
        List<Expr> others = product.arguments().stream().filter(x -> !(x instanceof Apply s && s.op() == Arithmetic.STEP)).toList();
        if (others.size() == product.arguments().size()) {
            Signed split = signed(product);
            return split.sign() > 0 ? stepGenerator(value(split.core())) : subtractFromOne(stepGenerator(value(split.core())));
        }
        long[] all = others.isEmpty() ? constant(Rational.ONE) : value(Arithmetic.step(Arithmetic.product(others)));
        for (Expr x : product.arguments()) if (!others.contains(x)) all = multiply(all, value(x));
        return all;
    }

    /** 1 or -1 where the sign follows from the form alone, else 0. */
    private int knownSign(Expr expr) {
        return Traversal.<Integer>fold(expr, (node, signs) -> switch (node) {
            case Const c -> c.value().signum();
            case Var v -> program.constants().getOrDefault(v.name(), Rational.ZERO).signum();
            case Apply a when a.op() == Arithmetic.EXP || a.op() == Arithmetic.SQRT -> 1;
            case Apply a when a.op() == Arithmetic.NEGATE -> -signs.getFirst();
            case Apply a when a.op() == Arithmetic.MULTIPLY || a.op() == Arithmetic.DIVIDE -> signs.stream().reduce(1, (x, y) -> x * y);
            case Apply a when a.op() == Arithmetic.ADD -> signs.stream().allMatch(s -> s.equals(signs.getFirst())) ? signs.getFirst() : 0;
            case Apply _ -> 0;
        });
    }

    /** In a pattern, the bit is the value for the argument as it is first met, so that a pattern means the same signs at every point. */
    private long[] stepGenerator(long[] argument) {
        if (isZeroSomewhere(argument)) throw new UnluckyPoint("step at 0");
        boolean flip = argument[0] > P - argument[0];
        Lanes key = new Lanes(flip ? negate(argument) : argument);
        long[] generator = steps.get(key);
        if (generator == null) {
            long[] bit = freeSteps ? random(Kind.STEP, key) : constant(Rational.of(pattern >>> steps.size() & 1));
            generator = flip && !freeSteps ? subtractFromOne(bit) : bit;
            steps.put(key, generator);
        }
        return flip ? subtractFromOne(generator) : generator;
    }

    // ---- lanes

    @FunctionalInterface
    private interface Lane {
        long at(int lane);
    }

    private static long[] lanes(Lane f) {
        long[] values = new long[LANES];
        for (int i = 0; i < LANES; i++) values[i] = f.at(i);
        return values;
    }

    private static long[] constant(Rational value) {
        long element = PrimeField.of(value);
        return lanes(_ -> element);
    }

    static long[] multiply(long[] a, long[] b) {
        return lanes(i -> PrimeField.multiply(a[i], b[i]));
    }

    static long[] negate(long[] a) {
        return lanes(i -> PrimeField.negate(a[i]));
    }

    static long[] addScaled(long[] a, long[] b, long[] factor) {
        return lanes(i -> PrimeField.add(a[i], PrimeField.multiply(b[i], factor[i])));
    }

    private static long[] plusOne(long[] a) {
        return lanes(i -> PrimeField.add(a[i], 1));
    }

    private static long[] subtractFromOne(long[] a) {
        return lanes(i -> PrimeField.subtract(1, a[i]));
    }

    static long[] inverse(long[] a) {
        if (isZeroSomewhere(a)) throw new UnluckyPoint("division by 0");
        return lanes(i -> PrimeField.inverse(a[i]));
    }

    private static boolean isZeroSomewhere(long[] a) {
        for (long lane : a) if (lane == 0) return true;
        return false;
    }

    private static boolean isZero(long[] a) {
        for (long lane : a) if (lane != 0) return false;
        return true;
    }

    /** The generator of this kind for this argument: the same one whenever the argument has the same value. */
    private long[] random(Kind kind, Lanes key) {
        return byArgument.computeIfAbsent(new GeneratorKey(kind, key), _ -> random(++generators));
    }

    private long[] random(long number) {
        return lanes(i -> Math.max(1, PrimeField.mix(PrimeField.mix(seed, number), i)));
    }
}
