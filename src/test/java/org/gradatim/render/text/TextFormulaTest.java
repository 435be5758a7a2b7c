package org.gradatim.render.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradatim.notation.Formulas.bold;
import static org.gradatim.notation.Formulas.chain;
import static org.gradatim.notation.Formulas.equation;
import static org.gradatim.notation.Formulas.minus;
import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.partial;
import static org.gradatim.notation.Formulas.row;
import static org.gradatim.notation.Formulas.sub;
import static org.gradatim.notation.Formulas.sup;
import static org.gradatim.notation.Formulas.symbol;
import static org.gradatim.render.Samples.times;

import java.util.List;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Accent;
import org.gradatim.notation.Notation.AccentKind;
import org.gradatim.notation.Notation.Fraction;
import org.gradatim.notation.Notation.Marked;
import org.gradatim.notation.Role;
import org.gradatim.render.Samples;
import org.junit.jupiter.api.Test;

class TextFormulaTest {
    private static final Notation A = symbol("a");
    private static final Notation B = symbol("b");
    private static final Notation C = symbol("c");

    private static String text(Notation formula) {
        return TextFormula.of(formula, TextStyle.PLAIN);
    }

    @Test
    void theGradientReadsAsOnPaper() {
        assertThat(text(equation(partial(symbol("J"), Samples.W1), Samples.GRADIENT))).isEqualTo("∂J/∂w₁ = (a₃ - y) w₅ a₁ (1 - a₁) x₁");
        assertThat(text(Samples.LOSS)).isEqualTo("-(y log(a₃) + (1 - y) log(1 - a₃))");
        assertThat(text(Samples.mean())).isEqualTo("1/m · ∑ᵢ₌₁ᵐ [a₃⁽ⁱ⁾ - y⁽ⁱ⁾]");
        assertThat(text(Samples.matrices())).isEqualTo("δ^[1] = W^{[2]⊤}⟨2×1⟩ δ^[2]⟨1×m⟩ ⊙ g′(Z^[1])");
    }

    @Test
    void fractionsOnOneLineAreBracketed() {
        assertThat(text(new Fraction(Samples.plus(A, B), times(B, C)))).isEqualTo("(a + b)/(b c)");
        assertThat(text(new Fraction(new Fraction(A, B), new Fraction(B, C)))).isEqualTo("(a/b)/(b/c)");
        assertThat(text(times(A, new Fraction(A, B), C))).isEqualTo("a · a/b · c");
        assertThat(text(sup(new Fraction(A, B), number("2")))).isEqualTo("(a/b)²");
        assertThat(text(sup(partial(A, B), number("2")))).isEqualTo("(∂a/∂b)²");
        assertThat(text(chain(List.of(partial(A, B), partial(B, C))))).isEqualTo("∂a/∂b · ∂b/∂c");
        assertThat(text(minus(new Fraction(A, B)))).isEqualTo("-a/b");
    }

    @Test
    void scriptsAreSmallLettersOrBraces() {
        assertThat(text(sub(symbol("w"), number("12")))).isEqualTo("w₁₂");
        assertThat(text(sub(symbol("w"), row(number("1"), symbol(","), number("2"))))).isEqualTo("w_{1,2}");
        assertThat(text(sup(bold("A"), symbol("⊤")))).isEqualTo("Aᵀ");
        assertThat(text(sup(symbol("e"), minus(symbol("z"))))).isEqualTo("e⁻ᶻ");
        assertThat(text(sub(new Accent(symbol("y"), AccentKind.HAT), number("1")))).isEqualTo("ŷ₁");
    }

    @Test
    void marksAreSeenWithoutColour() {
        assertThat(text(times(A, new Marked(Role.DIFFERS, B)))).isEqualTo("a «b»");
        assertThat(text(new Marked(Role.WRONG, B))).isEqualTo("✗«b»");
        assertThat(TextFormula.of(new Marked(Role.DIFFERS, B), TextStyle.ANSI)).isEqualTo("\u001b[1;7;33mb\u001b[0m");
    }
}
