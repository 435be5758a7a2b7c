package org.gradatim.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gradatim.derive.Gradient;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.parse.Equation;
import org.gradatim.parse.FormulaReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients of losses that are written in unusual ways are proved, and wrong ones never are. */
class GradientProofTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "u = max(v, v); J = v*w",
        "u = log(w - w); J = v*w",
        "u = 1/(v - v); s = u + 1; J = v*w",
        "u = max(v, v); J = u*w",
        "u = v + w; J = exp(-max(u, 1/2))",
        "u = w*v^3; J = max(u, 0)*exp(v/2)*exp(w/3)",
        "J = v",
        "J = v*sqrt(10^2 + 1)*w",
        "u = sqrt(1/3 + 1); J = v*w*u/sqrt(7)",
        "u = v^(1/3); J = max(u, w)^2.5",
        "u = (v*w)^0.1; J = relu(w^2*u)",
        "u = sqrt(1 + v^2); s = sqrt(1 + w^2); J = sqrt(u + s)/sqrt(u*s)",
    })
    void theGradientIsProvedAndAnotherIsNot(String formulas) {
        Program program = program(formulas);
        Gradient gradient = Gradient.of(program);
        Prover prover = new Prover(program);
        for (String name : program.parameters()) {
            Expr right = gradient.ofRoot(name);
            assertThat(prover.isGradient(Map.of(name, right), Var.of(program.root()))).as("∂J/∂%s = %s", name, right).isInstanceOf(Verdict.Proved.class);
            Expr wrong = org.gradatim.expr.Arithmetic.plus(right, Const.TWO);
            assertThat(prover.isGradient(Map.of(name, wrong), Var.of(program.root())).isProved()).as("∂J/∂%s = %s", name, wrong).isFalse();
        }
    }

    private static Program program(String formulas) {
        Program.Builder program = Program.builder().parameters(List.of("v", "w"));
        for (String formula : formulas.split(";")) {
            Equation equation = FormulaReader.readEquation(formula.strip());
            program.define(equation.name(), equation.value());
        }
        return program.build();
    }
}
