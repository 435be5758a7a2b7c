package org.gradatim;

import java.util.function.DoubleUnaryOperator;

/** An assertion about the derivative of a function of one number; {@link GradientAssertions#assertThatDerivative} begins it. */
public final class DerivativeAssert {
    private final GradientAssert assertion;

    DerivativeAssert(GradientAssert assertion) {
        this.assertion = assertion.named("x");
    }

    /** Says in messages what is checked. */
    public DerivativeAssert as(String text) {
        assertion.as(text);
        return this;
    }

    /** Adds points. */
    public DerivativeAssert at(double... points) {
        for (double point : points) assertion.at(new double[] {point});
        return this;
    }

    /** Adds random points between -1 and 1, always the same ones for a seed. */
    public DerivativeAssert atRandomPoints(int count, long seed) {
        assertion.atRandomPoints(count, seed);
        return this;
    }

    /** As {@link GradientAssert#withinRelativeError}. */
    public DerivativeAssert withinRelativeError(double error) {
        assertion.withinRelativeError(error);
        return this;
    }

    /** As {@link GradientAssert#excludingKinks}. */
    public DerivativeAssert excludingKinks() {
        assertion.excludingKinks();
        return this;
    }

    /** Asserts that this function is the derivative, at every point. */
    public DerivativeAssert matches(DoubleUnaryOperator derivative) {
        assertion.matchesEntry(0, x -> derivative.applyAsDouble(x[0]));
        return this;
    }

    /** Asserts the derivative's value; usually there is one point. */
    public DerivativeAssert matches(double value) {
        assertion.matchesEntry(0, value);
        return this;
    }
}
