package org.gradatim.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gradatim.notation.Formulas.bold;
import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.row;
import static org.gradatim.notation.Formulas.script;
import static org.gradatim.notation.Formulas.sub;
import static org.gradatim.notation.Formulas.sup;
import static org.gradatim.notation.Formulas.symbol;
import static org.gradatim.notation.Formulas.upright;

import org.gradatim.expr.InputException;
import org.gradatim.notation.Notation.Accent;
import org.gradatim.notation.Notation.AccentKind;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Bracketed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolReaderTest {
    @Test
    void lettersScriptsAndAccentsAreRead() {
        assertThat(SymbolReader.read("\\hat{y}")).isEqualTo(new Accent(symbol("y"), AccentKind.HAT));
        assertThat(SymbolReader.read("\\hat y_1")).isEqualTo(sub(new Accent(symbol("y"), AccentKind.HAT), number("1")));
        assertThat(SymbolReader.read("\\theta")).isEqualTo(symbol("θ"));
        assertThat(SymbolReader.read("w^{[1]}_{12}")).isEqualTo(script(symbol("w"), number("12"), new Bracketed(number("1"), Bracket.SQUARE)));
        assertThat(SymbolReader.read("x^{(i)}")).isEqualTo(sup(symbol("x"), new Bracketed(symbol("i"), Bracket.ROUND)));
        assertThat(SymbolReader.read("w_12")).isEqualTo(row(sub(symbol("w"), number("1")), number("2")));
        assertThat(SymbolReader.read("\\mathbf{W}")).isEqualTo(bold("W"));
        assertThat(SymbolReader.read("p_{\\text{top seller}}")).isEqualTo(sub(symbol("p"), upright("top seller")));
        assertThat(SymbolReader.read("g'")).isEqualTo(sup(symbol("g"), symbol("′")));
        assertThat(SymbolReader.read("|x|")).isEqualTo(new Bracketed(symbol("x"), Bracket.BAR));
        assertThat(SymbolReader.read("a,b")).isEqualTo(row(symbol("a"), symbol(","), symbol("b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\\frac{1}{2}", "\\input{/etc/passwd}", "a}", "{a", "(a]", "a)", "a^", "a^b^c", "a_", "\\", "\\hat", "$x$", "a&b", "é",
        "\\mathbf{\\hat{a}}", "\\text{", "\\mathbf", "_1", "|x"})
    void anythingElseIsAnErrorWithACaret(String latex) {
        assertThatThrownBy(() -> SymbolReader.read(latex)).isInstanceOf(InputException.class).message().endsWith("^");
    }

    @Test
    void depthIsLimited() {
        assertThatThrownBy(() -> SymbolReader.read("\\hat".repeat(100_000) + "x")).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> SymbolReader.read("{".repeat(100_000))).isInstanceOf(InputException.class);
    }
}
