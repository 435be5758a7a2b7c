package org.gradatim.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class ActivationTest {
    private static final double[] SAMPLES = {-30, -3, -0.5, -1e-3, 0.25, 1, 4, 30};
    private static final double ROUNDING = 1e-15;
    /** What sixth-order differences promise for smooth functions. */
    private static final double NUMERIC_SLOPE = 1e-11;

    static final List<Arguments> DEFINITIONS = List.of(
            definition(Activation.LINEAR, z -> z),
            definition(Activation.SIGMOID, z -> Math.exp(z) / (1 + Math.exp(z))),
            definition(Activation.TANH, z -> (Math.exp(z) - Math.exp(-z)) / (Math.exp(z) + Math.exp(-z))),
            definition(Activation.RELU, z -> z > 0 ? z : 0),
            definition(Activation.leakyRelu(0.2), z -> z > 0 ? z : 0.2 * z),
            definition(Activation.elu(0.7), z -> z > 0 ? z : 0.7 * (Math.exp(z) - 1)),
            definition(Activation.SOFTPLUS, z -> Math.log(1 + Math.exp(z))),
            definition(Activation.SILU, z -> z / (1 + Math.exp(-z))));

    private static Arguments definition(Activation activation, DoubleUnaryOperator value) {
        return Arguments.of(activation, value);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("DEFINITIONS")
    void everyActivationHasTheValueOfItsDefinition(Activation activation, DoubleUnaryOperator definition) {
        for (double z : SAMPLES) {
            double defined = definition.applyAsDouble(z);
            assertThat(value(activation, z)).isCloseTo(defined, within(ROUNDING * Math.max(1, Math.abs(defined))));
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("DEFINITIONS")
    void theNumericSlopeOfADefinitionIsTheSlopeOfTheActivation(Activation activation, DoubleUnaryOperator definition) {
        for (double z : SAMPLES) {
            assertThat(slope(Activation.custom("own", definition), z)).as("at %s", z)
                    .isCloseTo(slope(activation, z), within(NUMERIC_SLOPE));
        }
    }

    @Test
    void theStepOfACustomActivationNarrowsWhereItWouldLeaveTheDomain() {
        Activation root = Activation.custom("root", Math::sqrt);
        assertThat(slope(root, 0.001)).isCloseTo(0.5 / Math.sqrt(0.001), within(1e-8));
    }

    @Test
    void theStepOfACustomActivationNarrowsWhereBothItsValueAndItsSlopeAreTiny() {
        Activation bell = Activation.custom("bell", z -> Math.exp(-100 * z * z));
        for (double z : new double[] {-0.74, 0.5, 0.74}) {
            double exact = -200 * z * Math.exp(-100 * z * z);
            assertThat(slope(bell, z)).as("at %s", z).isCloseTo(exact, within(1e-8 * Math.abs(exact)));
        }
    }

    @Test
    void slopesAtKinksAreThoseOfKeras() {
        assertThat(slope(Activation.RELU, 0)).isZero();
        assertThat(slope(Activation.leakyRelu(0.2), 0)).isEqualTo(0.2);
        assertThat(slope(Activation.elu(0.7), 0)).isEqualTo(1);
    }

    @Test
    void extremePreActivationsGiveNumbers() {
        for (Activation activation : Nets.ACTIVATIONS) {
            for (double z : new double[] {-1e4, 1e4}) {
                assertThat(value(activation, z)).as("%s at %s", activation, z).isFinite();
                assertThat(slope(activation, z)).as("slope of %s at %s", activation, z).isFinite();
            }
        }
    }

    private static double value(Activation activation, double z) {
        DMatrixRMaj a = new DMatrixRMaj(1, 1);
        activation.forward(new DMatrixRMaj(new double[] {z}), a);
        return a.get(0);
    }

    private static double slope(Activation activation, double z) {
        DMatrixRMaj gradient = new DMatrixRMaj(new double[] {1});
        DMatrixRMaj a = new DMatrixRMaj(new double[] {value(activation, z)});
        activation.backward(new DMatrixRMaj(new double[] {z}), a, gradient);
        return gradient.get(0);
    }
}
