package org.gradatim.eval;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.gradatim.eval.Generators.Kind;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;

/**
 * Powers with rational exponents in the field. The q-th root of a positive number is unique, and so is the one of an element of the
 * subgroup whose order has no prime in common with q; there it obeys (xy)ᵉ = xᵉyᵉ and (xᵈ)ᵉ = xᵈᵉ as among the positive numbers. Other
 * elements are unlucky.
 *
 * <p>Of a square x² an even root is |x|, the field's may be x or -x, either at half of the points. Squares that are written as such are
 * taken for |x|; for all others a single point that agrees is worth one bit only, see {@link #areEven}.
 */
final class Powers {
    /** What is the same at all points, such as 10² + 1, is a number, and is recognised when its numerator and denominator are no larger. */
    private static final long LARGEST_NUMBER = 1 << 20;

    private final FieldRun run;
    private final Program program;
    private final Generators generators;
    private double luckBits;
    private boolean even;

    Powers(FieldRun run, Program program, Generators generators) {
        this.run = run;
        this.program = program;
        this.generators = generators;
    }

    /** Whether an even root of something else than a number has been taken. */
    boolean areEven() {
        return even;
    }

    /** The binary logarithm of how much rarer the points are at which all roots exist. */
    double luckBits() {
        return luckBits;
    }

    long[] power(Expr base, Rational exponent) {
        Expr inner = withoutName(base);
        if (inner instanceof Const c) return exponent.isInteger() ? integerPower(Lanes.constant(c.value()), exponent) : ofConstant(c.value(), exponent);
        if (inner instanceof Apply p && p.op() == Arithmetic.SQRT) return power(p.argument(), exponent.times(Rational.of(1, 2)));
        if (inner instanceof Apply p && p.op() == Arithmetic.POWER && p.arguments().get(1) instanceof Const n) return ofPower(p.argument(), n.value(), exponent);
        if (exponent.isInteger()) return integerPower(run.value(base), exponent);
        if (inner instanceof Apply e && e.op() == Arithmetic.EXP) return run.value(Arithmetic.exp(Arithmetic.times(Const.of(exponent), e.argument())));
        Signed split = Signed.of(inner);
        if (split.sign() > 0 && !split.scale().isOne()) return Lanes.multiply(ofConstant(split.scale(), exponent), power(split.core(), exponent));
        return root(run.value(base), exponent);
    }

    private Expr withoutName(Expr base) {
        Expr inner = base;
        while (inner instanceof Var v) {
            Rational constant = program.constants().get(v.name());
            if (constant != null) return Const.of(constant);
            if (program.definition(v.name()).isEmpty()) return v;
            inner = program.definition(v.name()).get().value();
        }
        return inner;
    }

    /** (xⁿ)ᵉ = xⁿᵉ, or |x|ⁿᵉ for an even n: x may be negative then. */
    private long[] ofPower(Expr x, Rational n, Rational exponent) {
        boolean evenPower = n.isInteger() && !n.numerator().testBit(0);
        Rational product = n.times(exponent);
        boolean anySign = evenPower && !(product.isInteger() && !product.numerator().testBit(0));
        return power(anySign ? Apply.of(Arithmetic.ABS, x) : x, product);
    }

    private static long[] integerPower(long[] base, Rational exponent) {
        return Exponents.integerPower(base, exponent.numerator());
    }

    private long[] root(long[] base, Rational exponent) {
        BigInteger q = exponent.denominator();
        if (Lanes.isZero(base) && exponent.signum() > 0) return Lanes.ZERO;
        Lanes.requireNonzero(base, "a negative power of 0");
        Optional<Rational> number = Arrays.stream(base).allMatch(x -> x == base[0]) ? PrimeField.smallRational(base[0], LARGEST_NUMBER) : Optional.empty();
        if (number.isPresent()) return ofConstant(number.get(), exponent);
        LongPredicate fit = x -> PrimeField.hasRoot(x, q);
        if (!Arrays.stream(base).allMatch(fit)) throw new FieldRun.UnluckyPoint("no unique root", base, fit);
        even |= !q.testBit(0);
        luckBits += PrimeField.bitsOfRoots(q);
        long power = PrimeField.rootExponent(exponent);
        return Lanes.of(i -> PrimeField.power(base[i], power));
    }

    /** A number by its prime factors; the root of one that has none in the field is a generator. */
    private long[] ofConstant(Rational value, Rational exponent) {
        if (value.signum() <= 0) throw new FieldRun.Unsupported("the root of " + value);
        long[] product = Lanes.ONE;
        for (Map.Entry<BigInteger, Integer> factor : PrimeFactors.of(value).entrySet()) {
            product = Lanes.multiply(product, ofPrime(factor.getKey(), exponent.times(Rational.of(factor.getValue()))));
        }
        return product;
    }

    private long[] ofPrime(BigInteger prime, Rational exponent) {
        long[] value = Lanes.constant(new Rational(prime, BigInteger.ONE));
        if (exponent.isInteger()) return integerPower(value, exponent);
        if (PrimeField.hasRoot(value[0], exponent.denominator())) {
            long power = PrimeField.rootExponent(exponent);
            return Lanes.of(i -> PrimeField.power(value[i], power));
        }
        long[] root = generators.of(Kind.ROOT, new Lanes.Key(new long[] {value[0], PrimeField.exponent(exponent.denominator())}));
        BigInteger whole = exponent.numerator().divide(exponent.denominator());
        BigInteger rest = exponent.numerator().subtract(whole.multiply(exponent.denominator()));
        return Lanes.multiply(Exponents.integerPower(value, whole), Exponents.integerPower(root, rest));
    }
}
