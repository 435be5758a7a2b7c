package org.gradatim.derive;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;

/**
 * A product: coefficient · Π baseᵉ with integer exponents other than 0, in the order in which the bases came. Multiplying two
 * of these is where factors cancel. There are few bases, so that they are looked for one by one.
 */
public final class Factored {
    static final Factored ZERO = new Factored(Rational.ZERO, new Base[0], new int[0]);
    static final Factored ONE = new Factored(Rational.ONE, new Base[0], new int[0]);

    /**
     * What is raised to a power. Two bases are the same when their keys are: an atom by itself, a sum by its polynomial, so that
     * {@code 1-a} meets {@code -a+1}.
     */
    static final class Base {
        private final Object key;
        private final int hash;
        private final Expr shown;
        private final Expr turned;

        private Base(Object key, Expr shown, Expr turned) {
            this.key = key;
            this.hash = key.hashCode();
            this.shown = shown;
            this.turned = turned;
        }

        static Base atom(Expr atom) {
            return new Base(atom, atom, null);
        }

        /**
         * @param shown  how the sum is printed
         * @param turned how its negative is, where that is what its author wrote; or null
         */
        static Base sum(Polynomial polynomial, Expr shown, Expr turned) {
            return new Base(polynomial, shown, turned);
        }

        /** How it is printed. */
        Expr shown() {
            return shown;
        }

        /** Whether its negative reads as well. */
        boolean canTurn() {
            return turned != null || isPlainDifference(shown);
        }

        Expr turned() {
            return turned != null ? turned : turnedAround(shown);
        }

        boolean isSum() {
            return key instanceof Polynomial;
        }

        Polynomial polynomial() {
            return key instanceof Polynomial p ? p : Polynomial.atom(shown);
        }

        @Override
        public boolean equals(Object other) {
            return this == other || other instanceof Base b && hash == b.hash && key.equals(b.key);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private final Rational coefficient;
    private final Base[] bases;
    private final int[] exponents;

    private Factored(Rational coefficient, Base[] bases, int[] exponents) {
        this.coefficient = coefficient;
        this.bases = bases;
        this.exponents = exponents;
    }

    /** A power in the product, as it is printed. */
    public record Power(Expr base, int exponent) {
        /** The factor; below a fraction line where the exponent is negative. */
        public Expr toExpr() {
            return exponent > 0 ? Arithmetic.power(base, exponent) : Arithmetic.divide(Const.ONE, Arithmetic.power(base, -exponent));
        }
    }

    static Factored of(Rational coefficient) {
        if (coefficient.isOne()) return ONE;
        return coefficient.isZero() ? ZERO : new Factored(coefficient, ONE.bases, ONE.exponents);
    }

    static Factored of(Base base) {
        return new Factored(Rational.ONE, new Base[] {base}, new int[] {1});
    }

    static Factored atom(Expr atom) {
        return of(Base.atom(atom));
    }

    /** Π baseᵉ. */
    static Factored of(Map<Base, Integer> powers) {
        int[] exponents = powers.values().stream().mapToInt(e -> e).toArray();
        return new Factored(Rational.ONE, powers.keySet().toArray(Base[]::new), exponents);
    }

    public Rational coefficient() {
        return coefficient;
    }

    /** How many bases there are. */
    int size() {
        return bases.length;
    }

    int exponent(Base base) {
        int i = indexOf(base);
        return i < 0 ? 0 : exponents[i];
    }

    void forEach(ObjIntConsumer<Base> action) {
        for (int i = 0; i < bases.length; i++) action.accept(bases[i], exponents[i]);
    }

    public boolean isZero() {
        return coefficient.isZero();
    }

    /** The powers, in their order. */
    public List<Power> powers() {
        List<Power> powers = new ArrayList<>(bases.length);
        for (int i = 0; i < bases.length; i++) powers.add(new Power(bases[i].shown, exponents[i]));
        return powers;
    }

    /** What divides both: every base that both have with a power of the same sign, to the lower of the two powers; and their coefficient's size, if it is the same. */
    public Factored common(Factored other) {
        Base[] shared = new Base[bases.length];
        int[] lowest = new int[bases.length];
        int size = 0;
        for (int i = 0; i < bases.length; i++) {
            int theirs = other.exponent(bases[i]);
            if (theirs == 0 || theirs > 0 != exponents[i] > 0) continue;
            shared[size] = bases[i];
            lowest[size++] = exponents[i] > 0 ? Math.min(exponents[i], theirs) : Math.max(exponents[i], theirs);
        }
        Rational scale = coefficient.abs().equals(other.coefficient.abs()) ? coefficient.abs() : Rational.ONE;
        return new Factored(scale, Arrays.copyOf(shared, size), Arrays.copyOf(lowest, size));
    }

    /** This over another product other than 0. */
    public Factored over(Factored other) {
        return times(other.power(-1));
    }

    public Factored times(Factored other) {
        if (isZero() || other.isZero()) return ZERO;
        if (bases.length == 0) return other.scaled(coefficient);
        if (other.bases.length == 0) return scaled(other.coefficient);
        Base[] joined = Arrays.copyOf(bases, bases.length + other.bases.length);
        int[] powers = Arrays.copyOf(exponents, joined.length);
        int size = bases.length;
        for (int i = 0; i < other.bases.length; i++) {
            int place = indexOf(other.bases[i]);
            if (place < 0) joined[size++] = other.bases[i];
            powers[place < 0 ? size - 1 : place] += other.exponents[i];
        }
        return withoutZeroPowers(coefficient.times(other.coefficient), joined, powers, size);
    }

    private static Factored withoutZeroPowers(Rational coefficient, Base[] bases, int[] exponents, int size) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (exponents[i] == 0) continue;
            bases[kept] = bases[i];
            exponents[kept++] = exponents[i];
        }
        if (kept == bases.length) return new Factored(coefficient, bases, exponents);
        return new Factored(coefficient, Arrays.copyOf(bases, kept), Arrays.copyOf(exponents, kept));
    }

    private int indexOf(Base base) {
        for (int i = 0; i < bases.length; i++) if (bases[i].equals(base)) return i;
        return -1;
    }

    Factored scaled(Rational factor) {
        if (factor.isOne()) return this;
        return factor.isZero() ? ZERO : new Factored(coefficient.times(factor), bases, exponents);
    }

    Factored power(int exponent) {
        if (exponent == 0) return ONE;
        if (exponent == 1) return this;
        int[] raised = exponents.clone();
        for (int i = 0; i < raised.length; i++) raised[i] *= exponent;
        return new Factored(coefficient.power(exponent), bases, raised);
    }

    /** The product as an expression: numerator over denominator; a minus sign in front may turn a difference around instead. */
    public Expr toExpr() {
        if (bases.length == 0) return Const.of(coefficient);
        int turned = coefficient.signum() < 0 ? differenceToTurn() : -1;
        Rational scale = turned < 0 ? coefficient : coefficient.negate();
        boolean split = hasDenominator();
        List<Expr> numerator = new ArrayList<>(bases.length + 1);
        List<Expr> denominator = new ArrayList<>(split ? bases.length + 1 : 0);
        numerator.add(Const.of(split ? new Rational(scale.numerator(), BigInteger.ONE) : scale));
        if (split) denominator.add(Const.of(new Rational(scale.denominator(), BigInteger.ONE)));
        for (int i = 0; i < bases.length; i++) {
            Expr shown = i == turned ? bases[i].turned() : bases[i].shown;
            addPower(shown, Math.abs(exponents[i]), exponents[i] > 0 ? numerator : denominator);
        }
        Expr above = Arithmetic.product(numerator);
        return split ? Arithmetic.divide(above, Arithmetic.product(denominator)) : above;
    }

    /** baseᵉ; of a root no more than the root itself is left: (√x)³ is x √x. */
    private static void addPower(Expr base, int exponent, List<Expr> product) {
        boolean root = exponent > 1 && base instanceof Apply a && a.op() == Arithmetic.SQRT;
        if (root) product.add(Arithmetic.power(((Apply) base).argument(), exponent / 2));
        if (!root || exponent % 2 != 0) product.add(root ? base : Arithmetic.power(base, exponent));
    }

    private boolean hasDenominator() {
        for (int e : exponents) if (e < 0) return true;
        return false;
    }

    /** Where the first base to an odd power is whose negative reads as well, as y - a does for a - y; or -1. */
    private int differenceToTurn() {
        for (int i = 0; i < bases.length; i++) if (exponents[i] % 2 != 0 && bases[i].canTurn()) return i;
        return -1;
    }

    private static boolean isPlainDifference(Expr expr) {
        return expr instanceof Apply a && a.op() == Arithmetic.ADD && a.arguments().size() == 2
                && !(a.arguments().get(0) instanceof Const) && isNegated(a.arguments().get(1)) && !isNegated(a.arguments().get(0));
    }

    private static boolean isNegated(Expr expr) {
        return expr instanceof Apply a && a.op() == Arithmetic.NEGATE;
    }

    private static Expr turnedAround(Expr difference) {
        List<Expr> terms = difference.operands();
        return Arithmetic.minus(Arithmetic.negate(terms.get(1)), terms.get(0));
    }

    /** How much there is to read. */
    int length() {
        int length = coefficient.isUnit() && bases.length > 0 ? 0 : 1;
        for (int i = 0; i < bases.length; i++) {
            length = Math.min(Expr.MOST_LEAVES, length + bases[i].shown.leaves() + (Math.abs(exponents[i]) > 1 ? 1 : 0));
        }
        return length;
    }
}
