package org.gradatim.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.parse.FormulaReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalDerivativesTest {
    /** The cube root of a double's precision: there rounding and truncation of a central difference are of one size. */
    private static final double STEP = Math.cbrt(Math.ulp(1.0));

    /** Well above the square of the step, well below any wrong term. */
    private static final double TOLERANCE = 1e-6;

    /** Values and slopes above this magnify rounding beyond the tolerance. */
    private static final double LARGEST = 1e3;

    @Test
    void derivativesAreTheSlopes() {
        long compared = LongStream.range(0, 2000).map(LocalDerivativesTest::slopesCompared).sum();
        assertThat(compared).isGreaterThan(1000);
    }

    private static long slopesCompared(long seed) {
        Expr expr = RandomExpressions.smooth(seed);
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Double> point = new HashMap<>();
        for (String name : RandomExpressions.NAMES) point.put(name, random.nextDouble(0.5, 1.5));
        long compared = 0;
        for (Map.Entry<String, Expr> derivative : LocalDerivatives.of(expr, expr).entrySet()) {
            double slope = slope(expr, derivative.getKey(), point, STEP);
            boolean steady = Math.abs(slope - slope(expr, derivative.getKey(), point, 2 * STEP)) < TOLERANCE;
            if (!steady || Math.abs(slope) > LARGEST || Math.abs(value(expr, point)) > LARGEST) continue;
            assertThat(value(derivative.getValue(), point)).as("∂/∂%s %s", derivative.getKey(), expr)
                    .isCloseTo(slope, within(TOLERANCE * Math.max(1, Math.abs(slope))));
            compared++;
        }
        return compared;
    }

    private static double slope(Expr expr, String name, Map<String, Double> point, double step) {
        Map<String, Double> above = new HashMap<>(point);
        Map<String, Double> below = new HashMap<>(point);
        above.put(name, point.get(name) + step);
        below.put(name, point.get(name) - step);
        return (value(expr, above) - value(expr, below)) / (above.get(name) - below.get(name));
    }

    private static double value(Expr expr, Map<String, Double> point) {
        return Traversal.fold(expr, (node, operands) -> switch (node) {
            case Const c -> c.value().doubleValue();
            case Var v -> point.get(v.name());
            case Apply a -> finite(a.op().value(operands.stream().mapToDouble(Double::doubleValue).toArray()));
        });
    }

    /** Not a number where something is undefined on the way, so that nothing is hidden by what stands above. */
    private static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            w1*x1 + w2*x2;           w1; x1
            w1*x1 + w2*x2;           x2; w2
            a*b*c;                   b;  a*c
            -y*log(a) - (1 - y)*log(1 - a); a; -y*(1/a) + (1 - y)*(1/(1 - a))
            3;                       x;
            x;                       x;  1
            (y - a)^2;               a;  -2*(y - a)
            max(0, z);               z; step(z)
            max(z, 0);               z; step(z)
            min(6, z);               z; step(6 - z)
            max(y, z);               z; 1 - step(y - z)
            """)
    void derivativesKeepTheAuthorsOrder(String formula, String variable, String derivative) {
        Expr expr = FormulaReader.read(formula);
        Expr found = LocalDerivatives.of(expr, expr).get(variable);
        assertThat(found == null ? null : found.toString()).isEqualTo(derivative);
    }

    @Test
    void theOutputsNameStandsInTheDerivative() {
        assertThat(LocalDerivatives.of(FormulaReader.read("sigmoid(z)"), Var.of("a")).get("z")).hasToString("a*(1 - a)");
    }

    @Test
    void onlyTheWantedVariablesAreDifferentiatedBy() {
        Expr expr = FormulaReader.read("w1*x1 + sigmoid(w2*x2)");
        assertThat(LocalDerivatives.of(expr, expr, name -> name.startsWith("w"))).containsOnlyKeys("w1", "w2");
        assertThat(LocalDerivatives.of(expr, expr)).containsOnlyKeys("w1", "x1", "w2", "x2");
    }

    @Test
    void longProductsStayLinear() {
        Expr[] factors = new Expr[20_000];
        for (int i = 0; i < factors.length; i++) factors[i] = Var.of("f" + i);
        Expr product = Apply.of(org.gradatim.expr.Arithmetic.MULTIPLY, factors);
        Map<String, Expr> derivatives = LocalDerivatives.of(product, product);
        assertThat(derivatives).hasSize(factors.length);
        assertThat(Traversal.postorder(List.copyOf(derivatives.values())).size()).isLessThan(5 * factors.length);
    }
}
