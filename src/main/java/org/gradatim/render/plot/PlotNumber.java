package org.gradatim.render.plot;

import static org.gradatim.notation.Formulas.number;

import java.math.BigDecimal;
import java.util.List;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;

/** Round numbers as they stand at ticks and in tables of samples. */
public final class PlotNumber {
    /** Numbers from 10⁻³ below 10⁶ are written without a power of ten. */
    private static final int SMALLEST_PLAIN = -3;
    private static final int LARGEST_PLAIN = 5;

    /** Of samples in a table. */
    private static final int DIGITS = 4;

    private PlotNumber() {}

    static Notation of(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        int magnitude = plain.precision() - plain.scale() - 1;
        if (plain.signum() == 0 || magnitude >= SMALLEST_PLAIN && magnitude <= LARGEST_PLAIN) return number(plain.toPlainString());
        Notation power = Formulas.sup(number("10"), number(Integer.toString(magnitude)));
        BigDecimal mantissa = plain.movePointLeft(magnitude).abs().stripTrailingZeros();
        Notation size = mantissa.compareTo(BigDecimal.ONE) == 0 ? power : Formulas.chain(List.of(number(mantissa.toPlainString()), power));
        return plain.signum() < 0 ? Formulas.minus(size) : size;
    }

    /** The value to a few digits. */
    public static Notation sample(double value) {
        return of(PlotScale.rounded(value, DIGITS));
    }
}
