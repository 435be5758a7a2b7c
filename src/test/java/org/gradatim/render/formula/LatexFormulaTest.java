package org.gradatim.render.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradatim.notation.Formulas.bold;
import static org.gradatim.notation.Formulas.chain;
import static org.gradatim.notation.Formulas.equation;
import static org.gradatim.notation.Formulas.minus;
import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.partial;
import static org.gradatim.notation.Formulas.product;
import static org.gradatim.notation.Formulas.row;
import static org.gradatim.notation.Formulas.script;
import static org.gradatim.notation.Formulas.sub;
import static org.gradatim.notation.Formulas.sum;
import static org.gradatim.notation.Formulas.sup;
import static org.gradatim.notation.Formulas.symbol;
import static org.gradatim.notation.Formulas.upright;

import java.util.List;
import java.util.Optional;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.BigOperator;
import org.gradatim.notation.Notation.Call;
import org.gradatim.notation.Notation.Fraction;
import org.gradatim.notation.Notation.Infix;
import org.gradatim.notation.Notation.Marked;
import org.gradatim.notation.Notation.Words;
import org.gradatim.notation.Operator;
import org.gradatim.notation.Role;
import org.gradatim.render.formula.LatexFormula.Dialect;
import org.junit.jupiter.api.Test;

class LatexFormulaTest {
    private static final Notation A = symbol("a");
    private static final Notation B = symbol("b");
    private static final Notation C = symbol("c");

    private static String latex(Notation formula) {
        return LatexFormula.of(formula, Dialect.TEX);
    }

    private static Notation plus(Notation... terms) {
        return sum(List.of(terms));
    }

    private static Notation times(Notation... factors) {
        return product(List.of(factors));
    }

    @Test
    void aSumIsBracketedWhereItsPlaceHoldsTighter() {
        assertThat(latex(minus(plus(A, B)))).isEqualTo("-(a + b)");
        assertThat(latex(times(plus(A, B), C))).isEqualTo("(a + b)\\,c");
        assertThat(latex(plus(A, minus(plus(B, minus(C)))))).isEqualTo("a - (b - c)");
        assertThat(latex(plus(A, plus(B, minus(C))))).isEqualTo("a + b - c");
        assertThat(latex(sup(plus(A, B), number("2")))).isEqualTo("(a + b)^2");
        assertThat(latex(new Fraction(plus(A, B), C))).isEqualTo("\\frac{a + b}{c}");
        assertThat(latex(plus(A, minus(times(B, C))))).isEqualTo("a - b\\,c");
    }

    @Test
    void aMinusIsADifferenceOrStandsInBrackets() {
        assertThat(latex(plus(minus(A), B))).isEqualTo("-a + b");
        assertThat(latex(times(minus(A), B))).isEqualTo("(-a)\\,b");
        assertThat(latex(times(A, minus(B)))).isEqualTo("a\\,(-b)");
        assertThat(latex(minus(minus(A)))).isEqualTo("-(-a)");
        assertThat(latex(plus(A, minus(minus(B))))).isEqualTo("a - (-b)");
        assertThat(latex(plus(A, new Marked(Role.COMMON, minus(B))))).isEqualTo("a + \\textcolor{gradatimcommon}{(-b)}");
        assertThat(latex(sup(minus(number("2")), number("2")))).isEqualTo("(-2)^2");
        assertThat(latex(new Fraction(minus(A), B))).isEqualTo("\\frac{-a}{b}");
    }

    @Test
    void numbersNeverRunIntoWhatStandsBeforeThem() {
        assertThat(latex(times(number("2"), A))).isEqualTo("2\\,a");
        assertThat(latex(times(A, number("2")))).isEqualTo("a \\cdot 2");
        assertThat(latex(times(number("2"), number("3")))).isEqualTo("2 \\cdot 3");
        assertThat(latex(times(number("0.5"), sup(number("10"), number("-3"))))).isEqualTo("0.5 \\cdot 10^{-3}");
        assertThat(latex(times(number("2"), new Fraction(number("1"), B)))).isEqualTo("2 \\cdot \\frac{1}{b}");
    }

    @Test
    void tallBracketsGrow() {
        Notation half = new Fraction(A, B);
        assertThat(latex(sup(half, number("2")))).isEqualTo("\\left(\\frac{a}{b}\\right)^2");
        assertThat(latex(new Call(symbol("σ"), List.of(half)))).isEqualTo("\\sigma\\!\\left(\\frac{a}{b}\\right)");
        assertThat(latex(new Call(symbol("σ"), List.of(sub(symbol("z"), number("1")))))).isEqualTo("\\sigma(z_1)");
        assertThat(latex(sup(partial(symbol("J"), A), number("2"))))
                .isEqualTo("\\left(\\frac{\\partial J}{\\partial a}\\right)^2");
    }

    @Test
    void aSumSignTakesTheProductBehindIt() {
        Notation bound = equation(symbol("i"), number("1"));
        Notation product = new BigOperator("∑", Optional.of(bound), Optional.of(symbol("m")), times(A, B));
        Notation sum = new BigOperator("∑", Optional.empty(), Optional.empty(), plus(A, B));
        assertThat(latex(product)).isEqualTo("\\sum_{i = 1}^m a\\,b");
        assertThat(latex(times(C, sum))).isEqualTo("c\\,\\sum (a + b)");
        assertThat(latex(times(sum, C))).isEqualTo("\\left(\\sum (a + b)\\right)\\,c");
        assertThat(latex(plus(A, minus(sum), C))).isEqualTo("a - \\sum (a + b) + c");
    }

    @Test
    void theElementwiseProductHoldsLooserThanTheMatrixProduct() {
        Notation elementwise = new Infix(Operator.HADAMARD, List.of(times(A, B), C));
        assertThat(latex(elementwise)).isEqualTo("a\\,b \\odot c");
        assertThat(latex(times(elementwise, C))).isEqualTo("(a\\,b \\odot c)\\,c");
        assertThat(latex(new Infix(Operator.HADAMARD, List.of(A, times(elementwise, C)))))
                .isEqualTo("a \\odot (a\\,b \\odot c)\\,c");
    }

    @Test
    void scriptsStandOneAboveTheOther() {
        Notation a1 = sub(A, number("1"));
        assertThat(latex(sub(symbol("w"), number("12")))).isEqualTo("w_{12}");
        assertThat(latex(sup(a1, row(symbol("("), symbol("i"), symbol(")"))))).isEqualTo("a_1^{(i)}");
        assertThat(latex(sup(sup(A, number("2")), number("3")))).isEqualTo("(a^2)^3");
        assertThat(latex(new Call(sup(symbol("g"), symbol("′")), List.of(symbol("z"))))).isEqualTo("g^{\\prime}(z)");
        assertThat(latex(script(bold("W"), number("1"), symbol("⊤")))).isEqualTo("\\mathbf{W}_1^{\\top}");
    }

    @Test
    void chainsOfDerivativesShowTheirDots() {
        assertThat(latex(equation(partial(symbol("J"), A), chain(List.of(partial(symbol("J"), B), partial(B, A))))))
                .isEqualTo("\\frac{\\partial J}{\\partial a} = \\frac{\\partial J}{\\partial b} \\cdot \\frac{\\partial b}{\\partial a}");
        assertThat(latex(partial(plus(B, C), A))).isEqualTo("\\frac{\\partial}{\\partial a}(b + c)");
    }

    @Test
    void namesAreUprightAndCannotCommand() {
        assertThat(latex(symbol("shipping_cost"))).isEqualTo("\\mathrm{shipping\\_cost}");
        assertThat(latex(symbol("\\input{/etc/passwd}")))
                .isEqualTo("\\mathrm{\\backslash input\\lbrace/etc/passwd\\rbrace}");
        assertThat(latex(symbol("$%#&~^"))).isEqualTo("\\mathrm{\\$\\%\\#\\&\\sim\\wedge}");
        assertThat(latex(new Words("50 % of \\x {y}"))).isEqualTo("\\text{50 \\% of $\\backslash$x \\{y\\}}");
        assertThat(latex(upright("log"))).isEqualTo("\\log");
        assertThat(latex(symbol("größe"))).isEqualTo("\\text{größe}");
    }

    @Test
    void markdownSeesNoPunctuationBehindABackslash() {
        Notation formula = equation(times(plus(A, B), C), new Call(symbol("σ"), List.of(new Fraction(A, B))));
        assertThat(LatexFormula.of(formula, Dialect.GITHUB)).isEqualTo("(a + b) c = \\sigma\\left(\\frac{a}{b}\\right)");
        assertThat(LatexFormula.of(new Notation.Relation(A, "<", B), Dialect.GITHUB)).isEqualTo("a \\lt  b");
    }
}
