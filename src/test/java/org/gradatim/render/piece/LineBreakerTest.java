package org.gradatim.render.piece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradatim.notation.Formulas.equation;
import static org.gradatim.notation.Formulas.symbol;
import static org.gradatim.render.Samples.indexed;
import static org.gradatim.render.Samples.plus;
import static org.gradatim.render.Samples.times;
import static org.gradatim.render.Samples.wide;

import java.util.List;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Bracketed;
import org.gradatim.notation.Notation.Fraction;
import org.gradatim.notation.Notation.Infix;
import org.gradatim.notation.Operator;
import org.gradatim.render.formula.LatexFormula;
import org.gradatim.render.text.TextFormula;
import org.gradatim.render.text.TextStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LineBreakerTest {
    private static final Notation A = symbol("a");
    private static final Notation B = symbol("b");
    private static final Notation C = symbol("c");
    private static final Notation D = symbol("d");

    private static List<String> lines(Notation formula, int columns) {
        return TextFormula.lines(columns).of(formula).stream().map(line -> TextFormula.line(line, TextStyle.PLAIN)).toList();
    }

    @Test
    void whatFitsIsNotBroken() {
        assertThat(lines(plus(A, B, C), 20)).containsExactly("a + b + c");
    }

    @Test
    void sumsBreakBeforeTheirSigns() {
        assertThat(lines(equation(A, plus(times(A, B), times(B, C), times(C, D))), 14)).containsExactly("a = a b + b c", "+ c d");
    }

    @Test
    void productsBreakOnlyWhereSumsDoNotHelpAndShowTheirDot() {
        assertThat(lines(plus(times(A, B, C, D), A), 8)).containsExactly("a b c d", "+ a");
        assertThat(lines(times(indexed("a", 1), indexed("b", 2), indexed("c", 3), indexed("d", 4)), 8))
                .containsExactly("a₁ b₂ c₃", "· d₄");
    }

    @Test
    void bracketsBreakLast() {
        assertThat(lines(times(plus(A, B), plus(C, D)), 10)).containsExactly("(a + b)", "· (c + d)");
        assertThat(lines(times(plus(A, B, C, D), A), 11)).containsExactly("(a + b + c", "+ d) a");
    }

    @Test
    void listsBreakBehindTheirCommas() {
        assertThat(lines(new Infix(Operator.COMMA, List.of(A, B, C, D)), 6)).containsExactly("a, b,", "c, d");
    }

    @Test
    void aWideFractionBecomesAProduct() {
        List<String> lines = FormulaLines.ofEms(20).of(new Fraction(wide(4), symbol("m"))).stream()
                .map(line -> LatexFormula.line(line, LatexFormula.Dialect.TEX)).toList();
        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(lines.getFirst()).startsWith("\\frac{1}{m}\\,(w_1");
        assertThat(lines.getLast()).startsWith("{} + w_").endsWith(")");
    }

    @Test
    void anOperatorIsNoQuotientThatCouldBeOpened() {
        Notation operator = Formulas.row(new Fraction(symbol("∂"), Formulas.row(symbol("∂"), symbol("z"))), new Bracketed(
                new Fraction(Formulas.sup(symbol("e"), symbol("z")), wide(8)), Bracket.SQUARE));
        List<String> lines = FormulaLines.ofEms(20).of(operator).stream()
                .map(line -> LatexFormula.line(line, LatexFormula.Dialect.TEX)).toList();
        assertThat(String.join(" ", lines)).contains("\\frac{\\partial}{\\partial z}").doesNotContain("\\frac{1}{\\partial");
    }

    @ParameterizedTest
    @MethodSource("org.gradatim.render.Samples#formulas")
    void noLineIsWiderThanItsBudget(Notation formula) {
        for (List<Piece> line : FormulaLines.ofEms(40).of(formula)) {
            assertThat(line.stream().mapToDouble(FormulaWidth::of).sum()).isLessThanOrEqualTo(40);
        }
    }
}
