package org.gradatim.render.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradatim.notation.Formulas.bold;
import static org.gradatim.notation.Formulas.chain;
import static org.gradatim.notation.Formulas.equation;
import static org.gradatim.notation.Formulas.minus;
import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.partial;
import static org.gradatim.notation.Formulas.row;
import static org.gradatim.notation.Formulas.script;
import static org.gradatim.notation.Formulas.sub;
import static org.gradatim.notation.Formulas.sup;
import static org.gradatim.notation.Formulas.symbol;
import static org.gradatim.render.Samples.A1;
import static org.gradatim.render.Samples.A3;
import static org.gradatim.render.Samples.J;
import static org.gradatim.render.Samples.ONE;
import static org.gradatim.render.Samples.W1;
import static org.gradatim.render.Samples.W5;
import static org.gradatim.render.Samples.X1;
import static org.gradatim.render.Samples.Y;
import static org.gradatim.render.Samples.call;
import static org.gradatim.render.Samples.indexed;
import static org.gradatim.render.Samples.plus;
import static org.gradatim.render.Samples.times;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradatim.Examples;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Accent;
import org.gradatim.notation.Notation.AccentKind;
import org.gradatim.notation.Notation.BigOperator;
import org.gradatim.notation.Notation.Brace;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Bracketed;
import org.gradatim.notation.Notation.Call;
import org.gradatim.notation.Notation.Cases;
import org.gradatim.notation.Notation.Derivative;
import org.gradatim.notation.Notation.Fraction;
import org.gradatim.notation.Notation.Infix;
import org.gradatim.notation.Notation.Marked;
import org.gradatim.notation.Notation.Matrix;
import org.gradatim.notation.Notation.Prefix;
import org.gradatim.notation.Notation.Relation;
import org.gradatim.notation.Notation.Root;
import org.gradatim.notation.Notation.Words;
import org.gradatim.notation.Operator;
import org.gradatim.notation.Role;
import org.gradatim.render.Samples;
import org.gradatim.render.piece.Piece;
import org.gradatim.render.piece.Pieces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpokenFormulaTest {
    private static final Notation Z = symbol("z");
    private static final Notation Z1 = indexed("z", 1);

    static Stream<Arguments> spoken() {
        Notation prime = symbol("′");
        Notation transpose = symbol("⊤");
        return Stream.of(
                arguments(equation(partial(J, W1), Samples.GRADIENT), "the partial derivative of J with respect to w 1 equals, open paren a 3 minus y close paren, "
                        + "times w 5, times a 1, times open paren 1 minus a 1 close paren, times x 1"),
                // names and numbers
                arguments(W1, "w 1"), arguments(symbol("λ"), "lambda"), arguments(symbol("Δ"), "capital delta"), arguments(bold("W"), "bold W"),
                arguments(symbol("shipping_cost"), "shipping cost"), arguments(number("-0.5"), "negative 0.5"), arguments(symbol("∞"), "infinity"),
                arguments(sub(symbol("z"), symbol("ij")), "z sub i j"), arguments(sub(symbol("w"), symbol("out")), "w sub out"),
                arguments(sub(symbol("w"), number("1,12")), "w sub 1 comma 12"), arguments(sub(symbol("price"), ONE), "price sub 1"),
                arguments(times(sub(symbol("x"), plus(symbol("i"), ONE)), Y), "x sub i plus 1, end sub, times y"),
                // sums and products
                arguments(plus(times(W1, X1), times(W5, A1)), "w 1 times x 1, plus w 5 times a 1"),
                arguments(times(W1, plus(A1, minus(Y))), "w 1, times open paren a 1 minus y close paren"),
                arguments(plus(A1, minus(plus(A3, minus(Y)))), "a 1, minus open paren a 3 minus y close paren"),
                arguments(plus(plus(A1, minus(Y)), A3), "a 1, minus y, plus a 3"),
                arguments(minus(plus(A1, Y)), "negative open paren a 1 plus y close paren"), arguments(new Prefix("±", Y), "plus or minus y"),
                arguments(new Infix(Operator.HADAMARD, List.of(bold("A"), bold("B"))), "bold A elementwise times bold B"),
                arguments(new Infix(Operator.CROSS, List.of(number("2"), number("3"))), "2 by 3"),
                arguments(new Infix(Operator.COMMA, List.of(W1, W5)), "w 1 comma w 5"),
                // fractions and derivatives
                arguments(new Fraction(ONE, symbol("m")), "1 over m"),
                arguments(new Fraction(ONE, plus(ONE, sup(symbol("e"), minus(Z)))), "the fraction with numerator 1, and denominator 1 plus e to the power of negative z"),
                arguments(times(new Fraction(plus(A1, Y), symbol("m")), X1), "the fraction with numerator a 1 plus y, and denominator m, end fraction, times x 1"),
                arguments(row(sub(symbol("∇"), sup(symbol("W"), Samples.layer(1))), J), "the gradient of J with respect to W superscript layer 1"),
                arguments(new Derivative(J, W1, false), "the derivative of J with respect to w 1"),
                arguments(new Fraction(row(symbol("∂"), J), row(symbol("∂"), W1)), "the partial derivative of J with respect to w 1"),
                arguments(partial(plus(A1, Y), X1), "the partial derivative with respect to x 1 of open paren a 1 plus y close paren"),
                arguments(row(new Fraction(symbol("∂"), row(symbol("∂"), X1)), new Bracketed(plus(A1, Y), Bracket.SQUARE)),
                        "the partial derivative with respect to x 1 of open bracket a 1 plus y close bracket"),
                arguments(sub(new Bracketed(partial(J, W1), Bracket.ROUND), A1), "open paren the partial derivative of J with respect to w 1 close paren sub a 1"),
                // scripts
                arguments(sup(A1, number("2")), "a 1 squared"), arguments(sup(Z, number("3")), "z cubed"), arguments(sup(Z, symbol("n")), "z to the power of n"),
                arguments(plus(sup(number("2"), number("61")), minus(ONE)), "2 to the power of 61, minus 1"), arguments(plus(ONE, minus(sup(A1, number("2")))), "1 minus a 1 squared"),
                arguments(times(sup(symbol("e"), plus(X1, Y)), A1), "e to the power of x 1 plus y, end power, times a 1"),
                arguments(sup(symbol("w"), plus(symbol("n"), ONE)), "w to the power of n plus 1, end power"),
                arguments(plus(sup(symbol("w"), symbol("n")), ONE), "w to the power of n, plus 1"),
                arguments(sub(symbol("x"), plus(symbol("i"), ONE)), "x sub i plus 1, end sub"),
                arguments(new Root(plus(Z, ONE)), "the square root of z plus 1, end root"),
                arguments(new Bracketed(plus(Z, ONE), Bracket.BAR), "the absolute value of z plus 1, end absolute value"),
                arguments(sup(symbol("e"), new Fraction(minus(plus(Z, ONE)), Y)),
                        "e to the power of the fraction with numerator negative open paren z plus 1 close paren, and denominator y, end fraction, end power"),
                arguments(sup(bold("W"), Samples.layer(2)), "bold W superscript layer 2"), arguments(sup(bold("W"), row(Samples.layer(2), transpose)), "bold W superscript layer 2, transpose"),
                arguments(script(symbol("w"), number("12"), Samples.layer(1)), "w 12 superscript layer 1"), arguments(script(symbol("w"), number("12"), ONE), "w 12 superscript 1"),
                arguments(sup(symbol("W"), number("2")), "W superscript 2"), arguments(sup(symbol("δ"), number("2")), "delta superscript 2"),
                arguments(sup(A3, new Bracketed(symbol("i"), Bracket.ROUND)), "a 3 superscript example i"), arguments(sup(symbol("X"), transpose), "X transpose"),
                arguments(new Call(sup(symbol("σ"), prime), List.of(Z)), "sigma prime of z"), arguments(sup(new Fraction(A1, W1), number("2")), "open paren a 1 over w 1 close paren squared"),
                arguments(sup(call("f", Z), number("2")), "f of z, squared"),
                // functions, brackets, sums, roots, accents
                arguments(call("σ", indexed("z", 3)), "sigma of z 3"), arguments(call("log", plus(ONE, minus(A3))), "log of open paren 1 minus a 3 close paren"),
                arguments(call("max", number("0"), Z), "max of open paren 0 comma z close paren"), arguments(call("tanh", Z), "hyperbolic tangent of z"),
                arguments(new Bracketed(Z, Bracket.BAR), "the absolute value of z"), arguments(times(new Bracketed(plus(Z, ONE), Bracket.BAR), Y), "the absolute value of z plus 1, end absolute value, times y"),
                arguments(new Bracketed(new Relation(Z, ">", number("0")), Bracket.SQUARE), "open bracket z is greater than 0 close bracket"),
                arguments(new BigOperator("∑", Optional.of(equation(symbol("i"), ONE)), Optional.of(symbol("m")), A1), "the sum from i equals 1 to m of a 1"),
                arguments(new BigOperator("∏", Optional.of(symbol("i")), Optional.empty(), A1), "the product over i of a 1"),
                arguments(new BigOperator("∫", Optional.empty(), Optional.empty(), A1), "integral of a 1"),
                arguments(new Root(Z), "the square root of z"), arguments(plus(new Root(plus(Z, ONE)), Y), "the square root of z plus 1, end root, plus y"),
                arguments(indexed("a", 1), "a 1"), arguments(new Accent(Y, AccentKind.HAT), "y hat"), arguments(sub(new Accent(Y, AccentKind.HAT), ONE), "y hat 1"),
                arguments(new Accent(symbol("x"), AccentKind.BAR), "x bar"), arguments(new Accent(plus(X1, Y), AccentKind.TILDE), "begin group x 1 plus y end group tilde"),
                // relations, matrices, cases, braces, words
                arguments(new Relation(W1, "≠", W5), "w 1 is not equal to w 5"), arguments(new Relation(symbol("α"), ":=", number("0.1")), "alpha is set to 0.1"),
                arguments(new Relation(row(), "≈", number("0.1")), "is approximately equal to 0.1"), arguments(new Relation(Z, "∈", symbol("ℝ")), "z is in the real numbers"),
                arguments(new Matrix(List.of(List.of(W1, W5), List.of(number("0.5"), number("-3")))), "the 2 by 2 matrix. Row 1: w 1, w 5. Row 2: 0.5, negative 3."),
                arguments(times(new Matrix(List.of(List.of(plus(Z, ONE)))), Y), "the 1 by 1 matrix. Row 1: column 1: z plus 1. End matrix, times y"),
                arguments(new Cases(List.of(new Cases.Case(Z, row(new Words("if"), new Relation(Z, ">", number("0")))), new Cases.Case(number("0"), new Words("otherwise")))),
                        "2 cases. Case 1: z if z is greater than 0. Case 2: 0 otherwise."),
                arguments(chain(List.of(new Brace(plus(A3, minus(Y)), partial(J, Z)), new Brace(times(W5, A1), J))),
                        "open paren a 3 minus y close paren, with label the partial derivative of J with respect to z, end label, times begin group w 5 times a 1 end group, with label J"),
                arguments(new Words("50 % of it, if x<y"), "50 percent of it, if x is less than y"),
                // marks
                arguments(times(A1, new Marked(Role.DIFFERS, W5), Y), "a 1, times w 5, marked as different, times y"), arguments(new Marked(Role.HIGHLIGHT, W5), "w 5"),
                arguments(times(new Marked(Role.WRONG, plus(A1, Y)), Y), "marked as wrong: open paren a 1 plus y close paren, end of mark, times y"),
                arguments(times(new Marked(Role.CANCELS, A1), Y), "a 1, crossed out, times y"), arguments(new Marked(Role.COMMON, W5), "w 5"), arguments(new Marked(Role.REUSED, W5), "w 5"));
    }

    @ParameterizedTest
    @MethodSource("spoken")
    void aFormulaIsReadAsAPersonWould(Notation formula, String words) {
        assertThat(SpokenFormula.of(formula)).isEqualTo(words);
    }

    @ParameterizedTest
    @MethodSource("org.gradatim.Examples#names")
    void everyFormulaOfEveryExampleIsWordsAlone(String example) {
        List<Notation> formulas = new ArrayList<>();
        collect(Examples.read(example).explain(), formulas);
        assertThat(formulas).hasSizeGreaterThan(50).allSatisfy(formula -> {
            assertThat(SpokenFormula.of(formula)).matches(WORDS);
            assertThat(SpokenFormula.line(Pieces.linear(formula), Locale.ENGLISH)).matches(WORDS);
        });
    }

    /** What a voice can read, with no sign left. */
    private static final String WORDS = "[A-Za-z0-9 .,:]+";

    private static void collect(Object part, List<Notation> into) {
        switch (part) {
            case Notation n -> into.add(n);
            case List<?> list -> list.forEach(p -> collect(p, into));
            case Optional<?> maybe -> maybe.ifPresent(p -> collect(p, into));
            case Record r -> Arrays.stream(r.getClass().getRecordComponents()).forEach(c -> collect(component(c, r), into));
            default -> { }
        }
    }

    private static Object component(RecordComponent component, Record of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatAPersonTypedIsSpokenWithoutSigns() {
        assertThat(SpokenFormula.of(symbol(Samples.HOSTILE_NAME))).matches(WORDS).contains("backslash input open brace");
        assertThat(SpokenFormula.of(symbol("☃\u202E\uE000"))).matches(WORDS).startsWith("snowman");
        assertThat(SpokenFormula.of(symbol("größe"))).isEqualTo("größe");
    }

    @Test
    void depthIsNoMatter() {
        Notation nested = symbol("z");
        Notation summed = symbol("z");
        for (int i = 0; i < 100_000; i++) {
            nested = call("σ", nested);
            summed = plus(ONE, summed);
        }
        assertThat(SpokenFormula.of(nested).split("sigma")).hasSize(100_001);
        assertThat(SpokenFormula.of(summed).split("plus")).hasSize(100_001);
    }

    @Test
    void aLineOfABrokenFormulaIsReadPieceByPiece() {
        List<Piece> line = Pieces.linear(equation(partial(J, W1), times(plus(A3, minus(Y)), call("σ", Z1))));
        assertThat(SpokenFormula.line(line, Locale.ENGLISH))
                .isEqualTo("the partial derivative of J with respect to w 1 equals open paren a 3 minus y close paren times sigma of z 1");
        assertThat(SpokenFormula.line(line.subList(5, 9), Locale.ENGLISH)).isEqualTo("equals open paren a 3 minus");
        assertThat(SpokenFormula.line(Pieces.linear(row(sub(symbol("∇"), symbol("W")), J)), Locale.ENGLISH)).isEqualTo("the gradient of J with respect to W");
    }

    /** Everything that a translation must have. */
    @Test
    void theWordsOfEveryKindAreInTheBundle() {
        Samples.formulas().forEach(f -> assertThat(SpokenFormula.of(f, Locale.of("xx"))).isEqualTo(SpokenFormula.of(f)));
    }
}
