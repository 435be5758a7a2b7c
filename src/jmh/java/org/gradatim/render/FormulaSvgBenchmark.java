package org.gradatim.render;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** One formula laid out and drawn to SVG: the mean over six that a course writes. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FormulaSvgBenchmark {

    private static final List<String> FORMULAS = List.of(
            "\\frac{\\partial J}{\\partial w_1}=\\frac{\\partial J}{\\partial a_3}\\cdot\\frac{\\partial a_3}{\\partial z_3}"
                    + "\\cdot\\frac{\\partial z_3}{\\partial a_1}\\cdot\\frac{\\partial a_1}{\\partial z_1}\\cdot\\frac{\\partial z_1}{\\partial w_1}",
            "\\underbrace{(a_3-y)}_{\\partial J/\\partial z_3}\\;\\underbrace{w_5}_{\\partial z_3/\\partial a_1}"
                    + "\\;\\underbrace{a_1(1-a_1)}_{\\partial a_1/\\partial z_1}\\;\\underbrace{x_1}_{\\partial z_1/\\partial w_1}",
            "J=-\\frac{1}{m}\\sum_{i=1}^m\\left[y^{(i)}\\log a_3^{(i)}+(1-y^{(i)})\\log\\left(1-a_3^{(i)}\\right)\\right]",
            "\\begin{aligned} z_1 &= w_1x_1+w_2x_2 \\\\ a_1 &= \\sigma(z_1)=\\frac{1}{1+e^{-z_1}}\\end{aligned}",
            "w_1:=w_1-\\alpha\\frac{\\partial J}{\\partial w_1}=0.2-0.1\\cdot 0.0123456",
            "\\mathbf{W}^{[1]}=\\begin{bmatrix}w_1&w_2\\\\w_3&w_4\\end{bmatrix},\\quad \\nabla_{\\mathbf W^{[1]}}J"
                    + "=\\frac{1}{m}\\left(\\delta^{[1]}\\right)^{\\top}X");
    private static final int COUNT = 6;

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void formulaToSvg(Blackhole sink) {
        for (String formula : FORMULAS) {
            sink.consume(FormulaSvg.display(formula, formula));
        }
    }
}
