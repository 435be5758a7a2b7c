package org.gradatim.parse;

import java.util.List;
import org.gradatim.expr.Expr;
import org.gradatim.expr.InputException;
import org.gradatim.parse.Token.Kind;

/**
 * Reads formulas as people write them: {@code + - * / ^} (also {@code **}), unary minus, round brackets, decimals, names of
 * letters, digits and {@code _}, and the functions of {@link org.gradatim.expr.Ops#functionNames()}.
 *
 * <p>{@code ^} binds tightest and to the right, then a minus sign that follows an operator ({@code a*-b}, {@code 2^-x}), then
 * {@code *} and {@code /}, then a leading minus sign, then {@code +} and {@code -}: {@code -x^2} is -(x²) and {@code -y*log(a)}
 * is -(y log a). The expression is built exactly as written: {@code a - b + c} is one sum of a, -b and c, brackets keep sums and
 * products apart, and nothing is simplified. A number with its sign is a constant, and so is a fraction of whole numbers in
 * lowest terms, such as {@code -1/3}.
 *
 * <p>Reading is linear in the length of the formula, and its depth does not matter.
 */
public final class FormulaReader {
    private FormulaReader() {}

    /** @throws InputException with the formula and a caret under the column that is wrong */
    public static Expr read(String formula) {
        return read(FormulaText.of(formula));
    }

    /**
     * Reads {@code name = formula}.
     *
     * @throws InputException with the text and a caret under the column that is wrong
     */
    public static Equation readEquation(String equation) {
        return readEquation(FormulaText.of(equation));
    }

    static Expr read(FormulaText source) {
        return FormulaParser.parse(source, PlainTokenizer.tokenize(source));
    }

    static Equation readEquation(FormulaText source) {
        List<Token> tokens = PlainTokenizer.tokenize(source);
        Token name = tokens.getFirst();
        if (!name.is(Kind.NAME)) {
            throw source.error(name.start(), "a definition begins with the name that it defines: `z1 = w1*x1 + w2*x2`");
        }
        Token equals = tokens.get(1);
        if (!equals.is(Kind.EQUALS)) {
            throw source.error(equals.start(), "expected `=` after the name " + Quote.of(name.text()) + ": a definition is written `name = formula`");
        }
        return new Equation(name.text(), FormulaParser.parse(source, tokens.subList(2, tokens.size())));
    }
}
