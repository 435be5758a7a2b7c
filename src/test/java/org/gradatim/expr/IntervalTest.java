package org.gradatim.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntervalTest {
    private static final int TRIES = 20_000;

    private static final List<Double> ENDS = List.of(Double.NEGATIVE_INFINITY, -2.0, -1.0, 0.0, 0.5, 1.0, 3.0, Double.POSITIVE_INFINITY);

    @Test
    void anOpenEndIsNotReached() {
        assertThat(Interval.open(0, 1).hasZero()).isFalse();
        assertThat(Interval.closed(0, 1).hasZero()).isTrue();
        assertThat(Interval.point(1).plus(Interval.open(0, 1).negated()).hasZero()).isFalse();
        assertThat(Interval.point(1).plus(Interval.open(-1, 1).evenPower(2).negated()).hasZero()).isFalse();
        assertThat(Interval.point(1).plus(Interval.closed(-1, 1).evenPower(2).negated()).hasZero()).isTrue();
        assertThat(Interval.closed(0, 1).times(Interval.open(0, 1)).hasZero()).isTrue();
        assertThat(Interval.open(-1, 0).times(Interval.from(2)).hasZero()).isFalse();
    }

    @Test
    void whatIsComputedFromMembersLiesInTheResult() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < TRIES; i++) {
            Interval a = random(random);
            Interval b = random(random);
            double x = member(a, random);
            double y = member(b, random);
            assertThat(contains(a.plus(b), x + y)).as("%s + %s: %s + %s", a, b, x, y).isTrue();
            assertThat(contains(a.times(b), x * y)).as("%s * %s: %s * %s", a, b, x, y).isTrue();
            assertThat(contains(a.negated(), -x)).isTrue();
            assertThat(contains(a.evenPower(2), x * x)).as("%s squared: %s", a, x).isTrue();
        }
    }

    static Stream<Op> ops() {
        return Stream.concat(Activations.FAMILY.stream(), Stream.of(Arithmetic.EXP, Arithmetic.SQRT, Arithmetic.ABS, Arithmetic.SIGN, Arithmetic.STEP,
                Arithmetic.SIN, Arithmetic.COS)).filter(op -> op.accepts(1));
    }

    @ParameterizedTest
    @MethodSource("ops")
    void anOperationStaysWithinItsRange(Op op) {
        for (double z : op.samples()) assertThat(contains(op.range(), op.value(z))).as("%s(%s)", op, z).isTrue();
    }

    @ParameterizedTest
    @MethodSource("ops")
    void anInjectiveOperationHasNoTwoEqualValues(Op op) {
        if (!op.isInjective()) return;
        assertThat(java.util.Arrays.stream(op.samples()).map(op::value).distinct().count()).isEqualTo(op.samples().length);
    }

    private static Interval random(SplittableRandom random) {
        int low = random.nextInt(ENDS.size() - 1);
        int high = random.nextInt(low + 1, ENDS.size());
        return new Interval(ENDS.get(low), ENDS.get(high), random.nextBoolean() || low == 0, random.nextBoolean() || high == ENDS.size() - 1);
    }

    /** A member, often an end. */
    private static double member(Interval i, SplittableRandom random) {
        if (!i.lowOpen() && random.nextInt(3) == 0) return i.low();
        if (!i.highOpen() && random.nextInt(3) == 0) return i.high();
        double low = Double.isInfinite(i.low()) ? Math.min(-8, i.high() - 8) : i.low();
        double high = Double.isInfinite(i.high()) ? Math.max(8, i.low() + 8) : i.high();
        return low + (high - low) * random.nextDouble(0.01, 0.99);
    }

    private static boolean contains(Interval i, double x) {
        return (i.lowOpen() ? x > i.low() : x >= i.low()) && (i.highOpen() ? x < i.high() : x <= i.high());
    }
}
