package org.gradatim.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.Examples;
import org.gradatim.check.IdentityProof;
import org.gradatim.compare.Hypothesis.Contradiction;
import org.gradatim.compare.Hypothesis.Violation;
import org.gradatim.derive.Gradient;
import org.gradatim.eval.Tape;
import org.gradatim.expr.Expr;
import org.gradatim.graph.Data;
import org.gradatim.graph.Model;
import org.gradatim.parse.AssumptionReader;
import org.gradatim.prove.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HypothesisTest {
    private static final double ROUNDING = 1e-12;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            symmetric-start   | w1=w3, w2=w4, w5=w6                                 | true
            two-neurons       | w1=w3, w2=w4, w5=w6                                 | true
            symmetric-start   | w5=w6                                               | false
            symmetric-start   | w1=w3, w2=w4                                        | false
            symmetric-start   | w1=w2                                               | false
            zero-init-tanh    | w1=w2=b1=w3=w4=b2=w5=w6=0                           | true
            zero-init-tanh    | w1=w2=b1=w5=0                                       | true
            zero-init-tanh    | w1=w2=b1=w3=w4=b2=0                                 | false
            zero-init-tanh    | w1=w2=b1=w3=w4=b2=w5=w6=b3=0                        | false
            zero-init-sigmoid | w1=w2=b1=w5=0                                       | false
            softmax           | w1=w3, w2=w4, b1=b2, w5=w6, w7=w8, w9=w10           | true
            softmax           | w5=w7, w6=w8, b3=b4                                 | false
            """)
    void whatLastsAndWhatDoesNot(String example, String assumed, boolean lasts) {
        Model model = Examples.read(example).model();
        Hypothesis hypothesis = hypothesis(model, assumed);
        assertThat(hypothesis.isInvariant()).isEqualTo(lasts);
        assertThat(hypothesis.violations()).allSatisfy(v -> assertThat(isSeen(v, hypothesis, model)).as("%s", v).isTrue());
    }

    /** The witness keeps to the hypothesis, and its numbers are those that a computation in doubles gives. */
    private static boolean isSeen(Violation v, Hypothesis hypothesis, Model model) {
        Verdict.Refuted refuted = (Verdict.Refuted) v.verdict();
        Map<String, Double> values = new LinkedHashMap<>();
        refuted.point().forEach((name, value) -> values.put(name, value.doubleValue()));
        for (EqualityClass c : hypothesis.set().classes()) {
            double expected = c.frozen().map(r -> r.doubleValue()).orElse(values.get(c.representative()));
            if (c.members().stream().anyMatch(m -> values.get(m) != expected)) return false;
        }
        Map<String, double[]> example = new LinkedHashMap<>();
        List<String> columns = new ArrayList<>(model.program().inputs());
        columns.addAll(model.program().targets());
        columns.forEach(name -> example.put(name, new double[] {values.get(name)}));
        Gradient gradient = Gradient.of(model.program());
        List<Expr> slopes = new ArrayList<>(List.of(gradient.ofRoot(v.left())));
        v.right().ifPresent(right -> slopes.add(gradient.ofRoot(right)));
        double[] found = Tape.compile(model.program(), slopes).means(values, new Data(example, 1));
        double other = found.length > 1 ? found[1] : 0;
        return found[0] != other && Math.abs(found[0] - refuted.left().doubleValue()) < ROUNDING && Math.abs(other - refuted.right().doubleValue()) < ROUNDING;
    }

    @Test
    void theContradictionNamesBothParametersOrTheNumber() {
        Model model = Examples.read("broken-symmetry").model();
        assertThat(hypothesis(model, "w1=w3, w2=w4, w5=w6").contradiction(model.program(), model.values()))
                .contains(new Contradiction("w6", -0.3, Optional.of("w5"), 0.5));
        assertThat(hypothesis(model, "w1=w3").contradiction(model.program(), model.values())).isEmpty();
        assertThat(hypothesis(model, "w3=0").contradiction(model.program(), model.values())).contains(new Contradiction("w3", 0.2, Optional.empty(), 0));
    }

    private static Hypothesis hypothesis(Model model, String assumed) {
        List<EqualityClass> classes = AssumptionReader.read(assumed, model.program().parameters()).stream()
                .map(a -> new EqualityClass(a.names(), a.number())).toList();
        return Hypothesis.test(model.program(), Gradient.of(model.program()), Partition.of(model.program(), classes), new IdentityProof(model.program()));
    }
}
