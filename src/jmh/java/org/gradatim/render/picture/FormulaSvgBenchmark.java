package org.gradatim.render.picture;

import static org.gradatim.notation.Formulas.equation;
import static org.gradatim.notation.Formulas.minus;
import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.partial;
import static org.gradatim.notation.Formulas.product;
import static org.gradatim.notation.Formulas.sub;
import static org.gradatim.notation.Formulas.sum;
import static org.gradatim.notation.Formulas.symbol;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.gradatim.notation.Notation;
import org.gradatim.render.formula.FormulaLook;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Formulas laid out and drawn to SVG: one, as the mean over six that a course writes, and a thousand different ones, with their words. */
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

    private static final List<Notation> THOUSAND = IntStream.rangeClosed(1, 1_000).<Notation>mapToObj(FormulaSvgBenchmark::derivative).toList();

    /** ∂J/∂wₙ = (a₃ - y) wₙ₊₁ aₙ (1 - aₙ) xₙ. */
    private static Notation derivative(int n) {
        Notation a = sub(symbol("a"), number(Integer.toString(n)));
        return equation(partial(symbol("J"), sub(symbol("w"), number(Integer.toString(n)))), product(List.of(
                sum(List.of(sub(symbol("a"), number("3")), minus(symbol("y")))), sub(symbol("w"), number(Integer.toString(n + 1))),
                a, sum(List.of(number("1"), minus(a))), sub(symbol("x"), number(Integer.toString(n))))));
    }

    @Benchmark
    public void thousandFormulas(Blackhole sink) {
        for (Notation formula : THOUSAND) {
            sink.consume(FormulaFile.of(formula, FormulaFormat.SVG, FormulaLook.standard()));
        }
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void formulaToSvg(Blackhole sink) {
        for (String formula : FORMULAS) {
            sink.consume(FormulaSvg.display(formula, formula));
        }
    }
}
