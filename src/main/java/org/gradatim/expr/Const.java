package org.gradatim.expr;

import java.util.stream.IntStream;

/** An exact rational constant. */
public final class Const implements Expr {
    /** Integers up to this size are met so often that they are kept ready. */
    private static final int LARGEST_KEPT = 16;

    private static final Const[] KEPT = IntStream.rangeClosed(-LARGEST_KEPT, LARGEST_KEPT)
            .mapToObj(n -> Interner.intern(new Const(Rational.of(n)))).toArray(Const[]::new);

    public static final Const ZERO = of(Rational.ZERO);
    public static final Const ONE = of(Rational.ONE);
    public static final Const MINUS_ONE = of(Rational.of(-1));
    public static final Const TWO = of(Rational.of(2));

    private final Rational value;

    private Const(Rational value) {
        this.value = value;
    }

    public static Const of(Rational value) {
        return value.isInt() ? of(value.intValue()) : Interner.intern(new Const(value));
    }

    public static Const of(long value) {
        return -LARGEST_KEPT <= value && value <= LARGEST_KEPT ? KEPT[(int) value + LARGEST_KEPT] : Interner.intern(new Const(Rational.of(value)));
    }

    public Rational value() {
        return value;
    }

    /** Structural: only the interner ever sees two constants of one value. */
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Const c && value.equals(c.value);
    }

    @Override
    public int hashCode() {
        return Interner.mix(31 * value.numerator().hashCode() + value.denominator().hashCode());
    }

    @Override
    public String toString() {
        return PlainText.of(this);
    }
}
