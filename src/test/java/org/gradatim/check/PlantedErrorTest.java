package org.gradatim.check;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradatim.Examples;
import org.gradatim.derive.Derivation;
import org.gradatim.derive.Proof;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A derivation with one mistake in it is none: the line is named, and nothing is derived. */
class PlantedErrorTest {
    private static final UnaryOperator<Expr> SIGN = Arithmetic::negate;
    private static final UnaryOperator<Expr> CONSTANT = e -> Arithmetic.plus(e, Const.of(1));

    /** Hands on what a derivation claims, with a mistake in the claims of one line. */
    private record Mistaken(Proof proof, String where, UnaryOperator<Expr> mistake) implements Proof {
        @Override
        public void equal(String line, Expr left, Expr right) {
            proof.equal(line, line.equals(where) ? mistake.apply(left) : left, right);
        }

        @Override
        public boolean holds(Expr left, Expr right) {
            return proof.holds(left, right);
        }

        @Override
        public void localDerivative(String line, Expr claimed, Expr value, String variable) {
            proof.localDerivative(line, line.equals(where) ? mistake.apply(claimed) : claimed, value, variable);
        }

        @Override
        public void gradient(String line, Map<String, Expr> claimed, Expr root) {
            Map<String, Expr> changed = new LinkedHashMap<>(claimed);
            changed.computeIfPresent(where, (_, derivative) -> mistake.apply(derivative));
            proof.gradient(line, changed, root);
        }

        @Override
        public List<Set<String>> equalOnes(String line, Map<String, Expr> expressions) {
            return proof.equalOnes(line, expressions);
        }

        @Override
        public Proof on(Map<String, Expr> given) {
            return new Mistaken(proof.on(given), where, mistake);
        }

        @Override
        public Proof over(Program other) {
            return new Mistaken(proof.over(other), where, mistake);
        }
    }

    private static Derivation derive(String example, String where, UnaryOperator<Expr> mistake) {
        Model model = Examples.read(example).model();
        return Derivation.of(model, new Mistaken(new IdentityProof(model.program()), where, mistake));
    }

    @ParameterizedTest
    @CsvSource({"∂J/∂a3", "∂a3/∂z3", "∂z3/∂a1", "∂a1/∂z1", "∂z1/∂w1", "'∂J/∂a3, line 1'",
            "'the product along J, a3, z3, a1, z1, w1'", "'∂J/∂w1, sum over its paths'", "∂J/∂w1 by error signals"})
    void aWrongLineIsNamed(String line) {
        for (UnaryOperator<Expr> mistake : new UnaryOperator[] {SIGN, CONSTANT}) {
            Derivation derivation = derive("two-neurons", line, mistake);
            assertThatThrownBy(() -> derivation.weight("w1")).isInstanceOf(UnprovedException.class)
                    .hasMessageStartingWith("not proved: " + line + ": ");
        }
    }

    @ParameterizedTest
    @MethodSource("org.gradatim.Examples#names")
    void aWrongDerivativeIsNamedInEveryExample(String example) {
        Model model = Examples.read(example).model();
        for (String name : model.withRespectTo()) {
            assertThatThrownBy(() -> derive(example, name, SIGN)).isInstanceOf(UnprovedException.class)
                    .hasMessageStartingWith("not proved: gradient of " + model.program().root() + " by " + name + ": ");
        }
    }

    @Test
    void aFormulaThatIsNotTheGradientIsNotProved() {
        Proof proof = new IdentityProof(Examples.read("two-neurons").model().program());
        assertThatThrownBy(() -> proof.equal("a claim", Var.of("w5"), Var.of("w6")))
                .isInstanceOf(UnprovedException.class).hasMessageContaining("a claim").hasMessageContaining("w5");
    }
}
