package org.gradatim.check.numbers;

import java.util.Collection;
import org.gradatim.parse.numbers.Numeral;

/**
 * How far a number may lie from the true one and still be right, by the digits that were given. A decimal may be rounded or
 * cut off, and of three digits and more the last one may be off by one: 0.0822 and 0.0821 are right for 0.08216704, 0.0823 and 0.0820
 * are not. Of numbers with all the digits that a type has, what the type and the sums on the way can lose.
 */
final class Accuracy {
    /** From so many digits on a number is one that a program printed in full, and its last digit says nothing. */
    private static final int FULL_DIGITS = 15;

    /** One digit alone must be rounded correctly: cut off it would stand for anything up to its double. */
    private static final int SINGLE_DIGIT = 1;

    /** With so many digits the last one may be off by one either way, as it comes of a calculation with no more digits. */
    private static final int WORKED_DIGITS = 3;

    /** A whole number of so few digits is meant exactly: 3 is not 3.4. From the third digit on it may be a rounded one. */
    private static final int EXACT_WHOLE_DIGITS = 2;

    /** A zero with fewer decimals, 0 or 0.0, is meant exactly; 0.00 is a rounded number. */
    private static final int ROUNDED_ZERO_DECIMALS = 2;

    /**
     * Relative, of a double: a backward pass loses some units of the last of 16 digits, a thousand terms in a row lose three digits,
     * and central differences, taken well, keep nine. A wrong formula is off by far more.
     */
    static final double DOUBLE = 1e-9;

    /** Relative, of a 32-bit number: its 7 digits less those that sums lose. */
    static final double SINGLE = 2e-5;

    /** Relative, of a 16-bit number: its 3 digits, less one. */
    static final double HALF = 1e-2;

    /** Of the size that terms have before they cancel, as a part of what is allowed relatively: sums lose no more digits than that. */
    private static final double OF_MAGNITUDE = 1e-2;

    /** Where the written number is at one unit's distance exactly, binary arithmetic must not decide. */
    private static final double EDGE = 1 + 1e-9;

    private final boolean inFull;

    private Accuracy(boolean inFull) {
        this.inFull = inFull;
    }

    /**
     * The accuracy of numbers that were given together. Where most have {@value #FULL_DIGITS} digits and more a program printed them
     * in full, and a short one among them, 0.5, is exact.
     */
    static Accuracy of(Collection<Numeral> together) {
        long broken = together.stream().filter(n -> n.isFinite() && !n.isWhole()).count();
        return new Accuracy(2 * together.stream().filter(Accuracy::isFull).count() > broken);
    }

    private static boolean isFull(Numeral number) {
        return number.form() == Numeral.Form.WRITTEN && number.isFinite() && number.significantDigits() >= FULL_DIGITS;
    }

    /** How far the number may be from {@code truth}. */
    double allowed(Numeral given, double truth) {
        return Math.max(byDigits(given, truth), relative(given) * Math.abs(truth));
    }

    /** The same where the terms that sum up to the true number have together this size, and cancel. */
    double allowedOfMagnitude(Numeral given, double magnitude) {
        return relative(given) * OF_MAGNITUDE * magnitude;
    }

    /** Whether the number says enough to tell one explanation from another. */
    boolean tells(Numeral given) {
        return given.form() != Numeral.Form.WRITTEN || given.significantDigits() > SINGLE_DIGIT;
    }

    double relative(Numeral given) {
        return switch (given.form()) {
            case HALF -> HALF;
            case SINGLE -> SINGLE;
            case DOUBLE, WHOLE -> isSingle(given) ? SINGLE : DOUBLE;
            case WRITTEN -> given.significantDigits() >= FULL_DIGITS && isSingle(given) ? SINGLE : DOUBLE;
        };
    }

    /** A double that is a 32-bit number, though it has many digits, was computed as one: by chance one of 2²⁹ is. */
    private static boolean isSingle(Numeral given) {
        return (float) given.value() == given.value() && given.text().length() >= FULL_DIGITS;
    }

    private double byDigits(Numeral given, double truth) {
        if (given.form() != Numeral.Form.WRITTEN || inFull || isFull(given)) return 0;
        int digits = given.significantDigits();
        if (digits == 0 && given.decimals() < ROUNDED_ZERO_DECIMALS) return 0;
        if (given.isWhole() && digits <= EXACT_WHOLE_DIGITS) return 0;
        boolean cutOff = digits > SINGLE_DIGIT && Math.abs(given.value()) <= Math.abs(truth) && given.value() * truth >= 0;
        return EDGE * given.unit() * (cutOff || digits >= WORKED_DIGITS ? 1 : 0.5);
    }
}
