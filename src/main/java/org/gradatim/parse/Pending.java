package org.gradatim.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Op;
import org.gradatim.expr.Rational;

/** A part of a formula that has been begun and waits for what stands on its right. */
sealed interface Pending {
    /** How tightly operators bind their operands, loosest first. */
    enum Tightness { OPEN, SUM, PRODUCT, SIGN, POWER }

    Tightness tightness();

    /** Whether the right operand is complete when an operator of this tightness follows. */
    boolean yieldsTo(Tightness next);

    /** What this becomes with its right operand. */
    Operand complete(Operand right);

    /** A bracket that is still open, of a call or not. */
    record Open(Token bracket, Optional<Call> call, List<Expr> arguments) implements Pending {
        Open(Token bracket, Optional<Call> call) {
            this(bracket, call, new ArrayList<>());
        }

        @Override
        public Tightness tightness() {
            return Tightness.OPEN;
        }

        @Override
        public boolean yieldsTo(Tightness next) {
            return false;
        }

        @Override
        public Operand complete(Operand right) {
            throw new IllegalStateException("a bracket is closed by a bracket");
        }
    }

    /** A function and where its name stands. */
    record Call(Token name, Op function) {}

    /** A sum that goes on: a, -b, … and the sign of what follows. */
    final class Sum implements Pending {
        private final List<Expr> terms = new ArrayList<>();
        private boolean negative;

        /** Adds a term; {@code negateNext} says with which sign the one after it goes in. */
        void add(Operand term, boolean negateNext) {
            terms.add(negative ? negated(term) : term.expr());
            negative = negateNext;
        }

        @Override
        public Tightness tightness() {
            return Tightness.SUM;
        }

        @Override
        public boolean yieldsTo(Tightness next) {
            return next.compareTo(Tightness.SUM) < 0;
        }

        @Override
        public Operand complete(Operand right) {
            add(right, false);
            return Operand.of(Apply.of(Arithmetic.ADD, terms));
        }
    }

    /** A product that goes on. */
    final class Product implements Pending {
        private final List<Expr> factors = new ArrayList<>();

        void add(Operand factor) {
            factors.add(factor.expr());
        }

        @Override
        public Tightness tightness() {
            return Tightness.PRODUCT;
        }

        @Override
        public boolean yieldsTo(Tightness next) {
            return next.compareTo(Tightness.PRODUCT) < 0;
        }

        @Override
        public Operand complete(Operand right) {
            add(right);
            return Operand.of(Apply.of(Arithmetic.MULTIPLY, factors));
        }
    }

    /** A numerator that waits for its denominator. */
    record Quotient(Operand numerator) implements Pending {
        @Override
        public Tightness tightness() {
            return Tightness.PRODUCT;
        }

        @Override
        public boolean yieldsTo(Tightness next) {
            return next.compareTo(Tightness.PRODUCT) <= 0;
        }

        /** 1/3 is a number, as it is the shortest way to write that number; 2/6, 1/5 (which is 0.2) and x/3 are quotients. */
        @Override
        public Operand complete(Operand denominator) {
            if (numerator.isWholeNumber() && denominator.isWholeNumber() && !denominator.expr().isZero()) {
                Rational value = numerator.number().times(denominator.number().inverse());
                if (value.isWrittenAs(numerator.number(), denominator.number())) return Operand.literal(value);
            }
            return Operand.of(Apply.of(Arithmetic.DIVIDE, numerator.expr(), denominator.expr()));
        }
    }

    /** A base that waits for its exponent. */
    record Power(Expr base) implements Pending {
        @Override
        public Tightness tightness() {
            return Tightness.POWER;
        }

        @Override
        public boolean yieldsTo(Tightness next) {
            return next.compareTo(Tightness.POWER) < 0;
        }

        @Override
        public Operand complete(Operand exponent) {
            return Operand.of(Apply.of(Arithmetic.POWER, base, exponent.expr()));
        }
    }

    /**
     * A minus sign that waits for its operand.
     *
     * @param tight whether it follows an operator, so that its operand ends before the next {@code *}
     */
    record Minus(boolean tight) implements Pending {
        @Override
        public Tightness tightness() {
            return tight ? Tightness.SIGN : Tightness.SUM;
        }

        @Override
        public boolean yieldsTo(Tightness next) {
            return next.compareTo(tight ? Tightness.PRODUCT : Tightness.SUM) <= 0;
        }

        @Override
        public Operand complete(Operand right) {
            return Operand.of(negated(right));
        }
    }

    /** -3 is a number; -x is an operation on x. */
    private static Expr negated(Operand operand) {
        return operand.literal() ? Const.of(operand.number().negate()) : Apply.of(Arithmetic.NEGATE, operand.expr());
    }
}
