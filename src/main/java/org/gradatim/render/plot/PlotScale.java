package org.gradatim.render.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The scale of an axis, linear or by powers of ten.
 *
 * @param from the value at its beginning
 * @param to   the value at its end, greater than {@code from}
 */
public record PlotScale(double from, double to, boolean logarithmic) {
    /** What is left free at either end, as a part of the whole. */
    private static final double ROOM = 0.04;

    /** Relative half-width of a scale about one single value. */
    private static final double ABOUT_ONE_VALUE = 0.1;

    /** Mantissas of the steps between ticks, and of the ticks of a logarithmic scale that spans few powers. */
    private static final int[] MANTISSAS = {1, 2, 5};

    /** From its least value to its largest one. */
    public static PlotScale exactly(DoubleStream values) {
        var all = values.summaryStatistics();
        if (all.getMin() == all.getMax()) return around(all.getMin());
        return new PlotScale(all.getMin(), all.getMax(), false);
    }

    /** With room beyond its least and its largest value. */
    static PlotScale roomy(DoubleStream values, boolean logarithmic) {
        var all = values.map(logarithmic ? Math::log10 : v -> v).summaryStatistics();
        if (all.getMin() == all.getMax() && !logarithmic) return around(all.getMin());
        double room = Math.max(ROOM * (all.getMax() - all.getMin()), logarithmic ? ROOM : 0);
        double from = all.getMin() - room;
        double to = all.getMax() + room;
        return logarithmic ? new PlotScale(Math.pow(10, from), Math.pow(10, to), true) : new PlotScale(from, to, false);
    }

    private static PlotScale around(double value) {
        double half = value == 0 ? 1 : ABOUT_ONE_VALUE * Math.abs(value);
        return new PlotScale(value - half, value + half, false);
    }

    /** Where a value lies: 0 at the beginning, 1 at the end. */
    public double place(double value) {
        return logarithmic ? Math.log10(value / from) / Math.log10(to / from) : (value - from) / (to - from);
    }

    /** Round values within the scale, in ascending order, about {@code wanted} of them. */
    List<BigDecimal> ticks(int wanted) {
        return logarithmic ? powers() : multiples(wanted);
    }

    private List<BigDecimal> multiples(int wanted) {
        BigDecimal step = step((to - from) / wanted);
        List<BigDecimal> ticks = new ArrayList<>();
        long first = (long) Math.ceil(from / step.doubleValue());
        long last = (long) Math.floor(to / step.doubleValue());
        for (long k = first; k <= last; k++) ticks.add(step.multiply(BigDecimal.valueOf(k)));
        return ticks;
    }

    /** The least of 1, 2, 5, 10, 20, 50, … and their tenths that is not less. */
    private static BigDecimal step(double least) {
        int exponent = (int) Math.floor(Math.log10(least));
        for (int mantissa : MANTISSAS) {
            BigDecimal step = BigDecimal.valueOf(mantissa).scaleByPowerOfTen(exponent);
            if (step.doubleValue() >= least) return step;
        }
        return BigDecimal.ONE.scaleByPowerOfTen(exponent + 1);
    }

    private List<BigDecimal> powers() {
        int least = (int) Math.floor(Math.log10(from));
        int most = (int) Math.ceil(Math.log10(to));
        boolean few = Math.log10(to / from) < 2;
        int stride = Math.max(1, (most - least) / 6);
        List<BigDecimal> ticks = new ArrayList<>();
        for (int exponent = least; exponent <= most; exponent += stride) {
            for (int mantissa : few ? MANTISSAS : new int[] {1}) {
                BigDecimal tick = BigDecimal.valueOf(mantissa).scaleByPowerOfTen(exponent);
                if (tick.doubleValue() >= from && tick.doubleValue() <= to) ticks.add(tick);
            }
        }
        return ticks;
    }

    /** The value, rounded to so many digits. */
    static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(value, new MathContext(digits));
    }
}
