package org.gradatim.eval;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gradatim.eval.Generators.Kind;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Expr;
import org.gradatim.expr.ExprMap;
import org.gradatim.expr.Rational;

/** exp, sin and cos in the field: products of generators, one for each rest in the argument's {@link LinearTerms}. */
final class Exponents {
    private final FieldRun run;
    private final LinearTerms terms;
    private final Generators generators;
    private final BigInteger unit;
    private final ExprMap<Double> degrees = new ExprMap<>();
    private final Map<Lanes.Key, Exponential> byValue = new HashMap<>();

    /** A value of exp and its degree. */
    private record Exponential(long[] value, double degree) {}

    /** @param unit the power of a generator that exp(rest) is */
    Exponents(FieldRun run, LinearTerms terms, Generators generators, BigInteger unit) {
        this.run = run;
        this.terms = terms;
        this.generators = generators;
        this.unit = unit;
    }

    /** For an application of exp, sin or cos that has been evaluated: the degree of its value in the generators. */
    double degree(Apply transcendental) {
        Double degree = degrees.get(transcendental);
        return degree == null ? 1 : degree;
    }

    /** @param value of the argument: equal neurons, of which there may be many, are expanded once */
    long[] exp(Apply a, long[] value) {
        Exponential known = byValue.get(new Lanes.Key(value));
        Exponential result = known != null ? known : exponential(terms.of(a.argument()));
        byValue.put(new Lanes.Key(value), result);
        degrees.put(a, result.degree());
        return result.value();
    }

    private Exponential exponential(Map<Lanes.Key, Rational> argument) {
        return new Exponential(exp(argument), exponentSum(argument));
    }

    long[] cos(Apply a) {
        return circle(a)[0];
    }

    long[] sin(Apply a) {
        return circle(a)[1];
    }

    /** xᵉ = xᶜ exp((e-c) log x), where c is the number that stands in the exponent as a term. */
    long[] power(Expr base, Expr exponent) {
        Map<Lanes.Key, Rational> rest = new LinkedHashMap<>(terms.of(exponent));
        Rational constant = rest.remove(LinearTerms.ONE);
        if (rest.isEmpty()) return constant == null ? Lanes.ONE : run.power(base, constant);
        long[] power = exp(terms.times(rest, run.log(base)));
        return constant == null ? power : Lanes.multiply(power, run.power(base, constant));
    }

    static long[] integerPower(long[] base, BigInteger exponent) {
        if (exponent.signum() < 0) Lanes.requireNonzero(base, "0 to a negative power");
        long e = PrimeField.exponent(exponent);
        if (exponent.signum() != 0 && e == 0) throw new FieldRun.Unsupported("the exponent " + exponent);
        return Lanes.of(i -> base[i] == 0 && exponent.signum() > 0 ? 0 : PrimeField.power(base[i], e));
    }

    private double exponentSum(Map<Lanes.Key, Rational> argument) {
        double sum = 0;
        for (Rational coefficient : argument.values()) sum += Math.abs(coefficient.doubleValue());
        return sum * unit.doubleValue();
    }

    /** Π generatorᵉ, and exp(c log x) = xᶜ; powers with a negative exponent are gathered in a denominator, so that small exponents stay small. */
    private long[] exp(Map<Lanes.Key, Rational> argument) {
        long[] numerator = Lanes.ONE.clone();
        long[] denominator = Lanes.ONE.clone();
        long[] ofLogarithms = Lanes.ONE;
        for (Map.Entry<Lanes.Key, Rational> term : argument.entrySet()) {
            Expr logged = terms.logged(term.getKey());
            if (logged != null) {
                ofLogarithms = Lanes.multiply(ofLogarithms, run.power(logged, term.getValue()));
                continue;
            }
            long[] generator = generators.of(Kind.EXP, term.getKey());
            long exponent = PrimeField.exponent(scaledToUnit(term.getValue().abs()));
            long[] product = term.getValue().signum() > 0 ? numerator : denominator;
            for (int i = 0; i < Lanes.COUNT; i++) product[i] = PrimeField.multiply(product[i], PrimeField.power(generator[i], exponent));
        }
        return Lanes.multiply(ofLogarithms, Lanes.multiply(numerator, Lanes.inverse(denominator)));
    }

    private BigInteger scaledToUnit(Rational coefficient) {
        BigInteger[] division = coefficient.numerator().multiply(unit).divideAndRemainder(coefficient.denominator());
        if (division[1].signum() == 0) return division[0];
        throw new FieldRun.NeedsUnit(unit.multiply(coefficient.denominator().divide(unit.gcd(coefficient.denominator()))));
    }

    /** (cos u, sin u) as the product of points of the unit circle. */
    private long[][] circle(Apply a) {
        Map<Lanes.Key, Rational> argument = terms.of(a.argument());
        degrees.put(a, 2 * exponentSum(argument));
        long[] cos = Lanes.ONE.clone();
        long[] sin = Lanes.ZERO.clone();
        for (Map.Entry<Lanes.Key, Rational> term : argument.entrySet()) {
            long[] t = generators.of(Kind.CIRCLE, term.getKey());
            long[] scale = Lanes.inverse(Lanes.addScaled(Lanes.ONE, t, t));
            long exponent = PrimeField.exponent(scaledToUnit(term.getValue().abs()));
            boolean backwards = term.getValue().signum() < 0;
            for (int i = 0; i < Lanes.COUNT; i++) {
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
}
