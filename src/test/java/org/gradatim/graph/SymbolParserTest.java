package org.gradatim.graph;

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

import org.gradatim.notation.Notation.Accent;
import org.gradatim.notation.Notation.AccentKind;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Bracketed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolParserTest {
    @Test
    void lettersScriptsAndAccentsAreRead() {
        assertThat(Symbols.read("\\hat{y}")).isEqualTo(new Accent(symbol("y"), AccentKind.HAT));
        assertThat(Symbols.read("\\hat y_1")).isEqualTo(sub(new Accent(symbol("y"), AccentKind.HAT), number("1")));
        assertThat(Symbols.read("\\theta")).isEqualTo(symbol("θ"));
        assertThat(Symbols.read("w^{[1]}_{12}")).isEqualTo(script(symbol("w"), number("12"), new Bracketed(number("1"), Bracket.SQUARE)));
        assertThat(Symbols.read("x^{(i)}")).isEqualTo(sup(symbol("x"), new Bracketed(symbol("i"), Bracket.ROUND)));
        assertThat(Symbols.read("w_12")).isEqualTo(row(sub(symbol("w"), number("1")), number("2")));
        assertThat(Symbols.read("\\mathbf{W}")).isEqualTo(bold("W"));
        assertThat(Symbols.read("p_{\\text{top seller}}")).isEqualTo(sub(symbol("p"), upright("top seller")));
        assertThat(Symbols.read("g'")).isEqualTo(sup(symbol("g"), symbol("′")));
        assertThat(Symbols.read("|x|")).isEqualTo(new Bracketed(symbol("x"), Bracket.BAR));
        assertThat(Symbols.read("a,b")).isEqualTo(row(symbol("a"), symbol(","), symbol("b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\\frac{1}{2}", "\\input{/etc/passwd}", "a}", "{a", "(a]", "a)", "a^", "a^b^c", "a_", "\\", "\\hat", "$x$", "a&b", "é",
        "\\mathbf{\\hat{a}}", "\\text{", "\\mathbf", "_1", "|x"})
    void anythingElseIsAnErrorWithACaret(String latex) {
        assertThatThrownBy(() -> Symbols.read(latex)).isInstanceOf(SymbolException.class);
    }

    @Test
    void depthIsLimited() {
        assertThatThrownBy(() -> Symbols.read("\\hat".repeat(100_000) + "x")).isInstanceOf(SymbolException.class);
        assertThatThrownBy(() -> Symbols.read("{".repeat(100_000))).isInstanceOf(SymbolException.class);
    }
}
