package org.gradatim.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gradatim.expr.Arithmetic.ADD;
import static org.gradatim.expr.Arithmetic.DIVIDE;
import static org.gradatim.expr.Arithmetic.LOG;
import static org.gradatim.expr.Arithmetic.MAX;
import static org.gradatim.expr.Arithmetic.MULTIPLY;
import static org.gradatim.expr.Arithmetic.NEGATE;
import static org.gradatim.expr.Arithmetic.POWER;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Op;
import org.gradatim.expr.Ops;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaReaderTest {
    private static final Expr A = Var.of("a");
    private static final Expr B = Var.of("b");
    private static final Expr C = Var.of("c");
    private static final Expr X = Var.of("x");

    @Test
    void sumsAndProductsAreCollectedAsWritten() {
        assertThat(read("a + b - c")).isSameAs(Apply.of(ADD, A, B, Apply.of(NEGATE, C)));
        assertThat(read("a*b*c")).isSameAs(Apply.of(MULTIPLY, A, B, C));
        assertThat(read("a*b/c*x")).isSameAs(Apply.of(MULTIPLY, Apply.of(DIVIDE, Apply.of(MULTIPLY, A, B), C), X));
        assertThat(read("a/b/c")).isSameAs(Apply.of(DIVIDE, Apply.of(DIVIDE, A, B), C));
    }

    @Test
    void bracketsKeepSumsAndProductsApart() {
        assertThat(read("(a + b) + c")).isSameAs(Apply.of(ADD, Apply.of(ADD, A, B), C));
        assertThat(read("(a*b)*c")).isSameAs(Apply.of(MULTIPLY, Apply.of(MULTIPLY, A, B), C));
        assertThat(read("((a))")).isSameAs(A);
    }

    @Test
    void aLeadingMinusBindsLooserThanProductsAndPowers() {
        assertThat(read("-x^2")).isSameAs(Apply.of(NEGATE, Apply.of(POWER, X, Const.TWO)));
        assertThat(read("-a*log(b)")).isSameAs(Apply.of(NEGATE, Apply.of(MULTIPLY, A, Apply.of(LOG, B))));
        assertThat(read("-a + b")).isSameAs(Apply.of(ADD, Apply.of(NEGATE, A), B));
        assertThat(read("--a")).isSameAs(Apply.of(NEGATE, Apply.of(NEGATE, A)));
    }

    @Test
    void aMinusAfterAnOperatorEndsBeforeTheNextProduct() {
        assertThat(read("a*-b*c")).isSameAs(Apply.of(MULTIPLY, A, Apply.of(NEGATE, B), C));
        assertThat(read("a*-b^2")).isSameAs(Apply.of(MULTIPLY, A, Apply.of(NEGATE, Apply.of(POWER, B, Const.TWO))));
        assertThat(read("2^-x*a")).isSameAs(Apply.of(MULTIPLY, Apply.of(POWER, Const.TWO, Apply.of(NEGATE, X)), A));
        assertThat(read("a - -b")).isSameAs(Apply.of(ADD, A, Apply.of(NEGATE, Apply.of(NEGATE, B))));
    }

    @Test
    void powersBindToTheRight() {
        assertThat(read("a^b^c")).isSameAs(Apply.of(POWER, A, Apply.of(POWER, B, C)));
        assertThat(read("a**b")).isSameAs(Apply.of(POWER, A, B));
    }

    @Test
    void numbersAreExact() {
        assertThat(read("1.5")).isSameAs(Const.of(Rational.of(3, 2)));
        assertThat(read(".5")).isSameAs(Const.of(Rational.of(1, 2)));
        assertThat(read("1e-3")).isSameAs(Const.of(Rational.of(1, 1000)));
        assertThat(read("1/3")).isSameAs(Const.of(Rational.of(1, 3)));
        assertThat(read("-1/3")).isSameAs(Const.of(Rational.of(-1, 3)));
        assertThat(read("a - 1")).isSameAs(Apply.of(ADD, A, Const.MINUS_ONE));
        assertThat(read("2/6")).isSameAs(Apply.of(DIVIDE, Const.TWO, Const.of(6)));
        assertThat(read("a/0")).isSameAs(Apply.of(DIVIDE, A, Const.ZERO));
        assertThat(read("1/0")).isSameAs(Apply.of(DIVIDE, Const.ONE, Const.ZERO));
    }

    @Test
    void functionsAreKnownByTheirNamesAndTheirOtherNames() {
        assertThat(read("max(a, b + c)")).isSameAs(Apply.of(MAX, A, Apply.of(ADD, B, C)));
        assertThat(read("ln(a)")).isSameAs(read("log(a)"));
        assertThat(read("softmax_2(a, b, c)")).isSameAs(Apply.of(Activations.softmax(2), A, B, C));
        for (String name : Ops.functionNames()) {
            Op op = Ops.function(name).orElseThrow();
            assertThat(read(name + (op.accepts(1) ? "(a)" : "(a, b)"))).isSameAs(op.accepts(1) ? Apply.of(op, A) : Apply.of(op, A, B));
        }
    }

    @Test
    void whatIsPrintedReadsBackAsTheSameObject() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            Expr e = randomExpr(random, 5);
            assertThat(read(e.toString())).as(e.toString()).isSameAs(e);
        }
    }

    @Test
    void depthAndLengthDoNotMatter() {
        int depth = 50_000;
        assertThat(read("(".repeat(depth) + "x" + ")".repeat(depth))).isSameAs(X);
        assertThat(read("-".repeat(depth) + "x").operands()).hasSize(1);
        String longSum = String.join(" + ", IntStream.range(0, 50_000).mapToObj(i -> "w" + i).toList());
        assertThat(read(longSum).operands()).hasSize(50_000);
        String powers = String.join("^", Collections.nCopies(20_000, "x"));
        assertThat(read(read(powers).toString())).isSameAs(read(powers));
    }

    @Test
    void anEquationHasANameAndAFormula() {
        assertThat(FormulaReader.readEquation("z1 = w1*x1")).isEqualTo(new Equation("z1", read("w1*x1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "sigmod(x)       | 1 | did you mean `sigmoid`?",
        "a + foo(x)      | 5 | write `foo*(…)` for a product",
        "pow(x, 2)       | 1 | write `x^y`",
        "2 x             | 3 | write `2*x`",
        "(a)(b)          | 4 | write `(…)*(…)`",
        "(a + b          | 1 | this `(` is never closed",
        "a + b)          | 6 | this `)` closes nothing",
        "a +             | 4 | expected a number, a name or `(` after `+`, but the formula ends",
        "a * / b         | 5 | an operand is missing",
        "* b             | 1 | an operand is missing",
        "+a              | 1 | leave it out",
        "max(a)          | 1 | `max` takes 2 arguments, not 1",
        "exp(a, b)       | 1 | `exp` takes 1 argument, not 2",
        "exp()           | 1 | `exp` takes 1 argument, not 0",
        "exp x           | 1 | `exp` is a function",
        "a = b           | 3 | a formula has no `=` inside",
        "0,5*x           | 2 | decimals are written with a point: `0.5`",
        "(a, b)          | 3 | a comma separates the arguments",
        "1_000*x         | 2 | digits are not grouped; write `1000`",
        "0x1F*x          | 2 | numbers are decimal",
        "np.exp(x)       | 3 | not `np.exp(…)`",
        "a > b           | 3 | write `step(a - b)`",
        "a; b            | 2 | an entry of `definitions` for each formula",
        "a\u200B*b       | 2 | it is invisible: delete it",
        "1.2.3           | 4 | a second decimal point",
        "1e999           | 1 | outside of what can be computed with",
        "1e999999999999  | 1 | outside of what can be computed with",
        "a − b           | 3 | U+2212 minus sign) has no meaning in a formula; write `-`",
        "σ(x)            | 1 | write `sigmoid(…)`",
        "x²              | 2 | write `^2`",
        "а + 1           | 1 | cyrillic small letter a) has no meaning in a formula; write the Latin letter `a`",
        "𝑥 + 1           | 1 | write `x`",
        "a & b           | 3 | U+0026 ampersand",
        "1 + 𝑥           | 5 | write `x`",
        "()              | 2 | found `)`"})
    void mistakesAreNamedWithTheirColumnAndMend(String formula, int column, String message) {
        assertThatThrownBy(() -> read(formula)).isInstanceOf(InputException.class)
                .hasMessageStartingWith("column " + column + ": ").hasMessageContaining(message)
                .message().satisfies(m -> assertThat(caretColumn(m)).isEqualTo(column));
    }

    @Test
    void theCaretStandsUnderTheColumnBehindTabsAndLongCharacters() {
        assertThatThrownBy(() -> read("a\t+ sigmod(x)")).message().endsWith("\n  a\t+ sigmod(x)\n   \t  ^");
        assertThatThrownBy(() -> FormulaReader.readEquation("a + 1")).message().endsWith("\n  a + 1\n    ^");
    }

    @Test
    void aLongFormulaIsShownInAnExcerpt() {
        String text = "a + ".repeat(200) + "? + b".repeat(100);
        assertThatThrownBy(() -> read(text)).message().startsWith("column 801: ")
                .satisfies(m -> assertThat(m.lines().skip(1).findFirst().orElseThrow()).hasSizeLessThan(130).contains("…"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t", "\n"})
    void anEmptyFormulaSaysSo(String empty) {
        assertThatThrownBy(() -> read(empty)).hasMessageContaining("it is empty");
    }

    @Test
    void theLengthOfAFormulaIsLimited() {
        assertThatThrownBy(() -> read("x".repeat(1_000_001))).isInstanceOf(InputException.class)
                .hasMessageContaining("over the limit of 1,000,000").hasMessageContaining("GRADATIM_LIMIT_FORMULA");
    }

    @Test
    void controlSignsNeverReachTheTerminal() {
        assertThatThrownBy(() -> read("a + \u001b[31m")).message().doesNotContain("\u001b");
    }

    private static Expr read(String formula) {
        return FormulaReader.read(formula);
    }

    private static int caretColumn(String message) {
        return message.substring(message.lastIndexOf('\n') + 1).indexOf('^') - 1;
    }

    /** Sums and products have two operands or more; all else may be anything, whether or not an author would write it. */
    private static Expr randomExpr(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) return randomLeaf(random);
        Op op = Ops.ALL.get(random.nextInt(Ops.ALL.size()));
        int count = op == ADD || op == MULTIPLY ? 2 + random.nextInt(3) : op.accepts(1) ? 1 : 2;
        List<Expr> operands = new ArrayList<>();
        for (int i = 0; i < count; i++) operands.add(randomExpr(random, depth - 1));
        return Apply.of(op, operands);
    }

    private static Expr randomLeaf(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Var.of(List.of("a", "w_12", "_t", "x1").get(random.nextInt(4)));
            case 1 -> Const.of(random.nextInt(9) - 4);
            case 2 -> Const.of(Rational.of(random.nextInt(41) - 20, 1 + random.nextInt(20)));
            default -> Const.of(Rational.ofShortestDecimal(random.nextGaussian()));
        };
    }
}
