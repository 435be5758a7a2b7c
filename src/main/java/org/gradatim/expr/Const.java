package org.gradatim.expr;

/** An exact rational constant. */
public final class Const implements Expr {
    public static final Const ZERO = of(Rational.ZERO);
    public static final Const ONE = of(Rational.ONE);
    public static final Const MINUS_ONE = of(Rational.of(-1));
    public static final Const TWO = of(Rational.of(2));

    private final Rational value;

    private Const(Rational value) {
        this.value = value;
    }

    public static Const of(Rational value) {
        return Interner.intern(new Const(value));
    }

    public static Const of(long value) {
        return of(Rational.of(value));
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
        return value.hashCode();
    }

    @Override
    public String toString() {
        return PlainText.of(this);
    }
}
