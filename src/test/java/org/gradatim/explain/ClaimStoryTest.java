package org.gradatim.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gradatim.check.IdentityProof;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Document;
import org.gradatim.document.Inline;
import org.gradatim.graph.Model;
import org.gradatim.graph.Naming;
import org.gradatim.parse.SpecReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimStoryTest {
    private static final String TANH = """
            network:
              inputs: [p, q]
              layers: [{units: 2, activation: tanh}, {units: 1, activation: linear}]
            loss: half_squared_error
            claims:
            """;

    private static final String STEP = """
            definitions: [J = (w - 3)^2]
            parameters: {w: 1}
            training: {learning_rate: 0.25}
            claims:
            """;

    private static final String FORMULA = """
            inputs: [x]
            targets: [y]
            definitions: [u = v*x, h = sin(u), J = (w*h - y)^2]
            claims:
            """;

    @Test
    void aStepOfGradientDescentIsShownInNumbers() {
        assertThat(verdicts(STEP + claim("update: true"))).containsExactly("measured");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            derivative: w5, equals: '(a3-y)*a1'                                       | proved
            derivative: w5, equals: '(y-a3)*a1'                                       | refuted
            derivative: b1, equals: '(a3-y)*w5*(1-a1^2)'                              | proved
            compare: [w1, w2], because: p != q                                        | proved
            compare: [w1, w3], because: w5 != w6                                      | corrected
            compare: [w1, w3], because: w2 != w4                                      | refuted
            compare: [w1, w3], because: p != 0                                        | proved
            compare: [w1, w3]                                                         | proved
            keep_equal: 'w1=w3, w2=w4, b1=b2, w5=w6'                                  | proved
            keep_equal: 'w1=w3, w2=w4, b1=b2', if: 'w5=w6'                            | corrected
            keep_equal: 'w1=w3, w2=w4', if: 'w5=w6'                                   | refuted
            keep_equal: 'w1=w3', if: 'w1=w3, w2=w4, b1=b2, w5=w6'                     | proved
            keep_equal: 'w1=w3, w2=w4'                                                | refuted
            without_target: [a1, z3]                                                  | proved
            without_target: [a1, J]                                                   | refuted
            symmetry: true                                                            | proved
            """)
    void claimsAboutATanhNetWithBiasesAreJudged(String evidence, String verdict) {
        assertThat(verdicts(TANH + claim(evidence))).containsExactly(verdict);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            derivative: v, equals: '2*(w*h-y)*w*cos(v*x)*x' | proved
            derivative: v, equals: '2*(w*h-y)*w*cos(v*x)'   | refuted
            compare: [v, w], because: x != 0                | proved
            compare: [v, w], because: y != 0                | refuted
            without_target: [h]                             | proved
            """)
    void claimsAboutFormulasAreJudged(String evidence, String verdict) {
        assertThat(verdicts(FORMULA + claim(evidence))).containsExactly(verdict);
    }

    @ParameterizedTest
    @CsvSource({"zeros, refuted", "'{scheme: glorot_uniform, seed: 3}', proved"})
    void whetherANetworkLearnsDependsOnItsFirstValues(String initialization, String verdict) {
        assertThat(verdicts(TANH.replace("claims:", "initialization: " + initialization + "\nclaims:") + claim("symmetry: true, learns: true"))).containsExactly(verdict);
    }

    @Test
    void aClaimAboutAnotherSpecIsJudgedThereAndItsOwnClaimsAreLeftOut(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("other.yaml"), FORMULA + claim("derivative: w, equals: '0'"));
        Model model = SpecReader.read(TANH + claim("spec: other.yaml, derivative: v, equals: '2*(w*h-y)*w*cos(v*x)*x'"), folder, "spec.yaml");
        assertThat(verdicts(document(model))).containsExactly("proved");
    }

    @Test
    void claimsHoldInEveryNotation() {
        Model model = read(TANH + claim("compare: [w1, w3], because: w5 != w6") + claim("derivative: w5, equals: '(a3-y)*a1'")
                + claim("keep_equal: 'w1=w3, w2=w4, b1=b2', if: 'w5=w6'") + claim("without_target: [J]"));
        for (Naming naming : Naming.values()) {
            assertThat(verdicts(document(model.renamed(naming)))).as(naming.keyword()).containsExactly("corrected", "proved", "corrected", "refuted");
        }
    }

    private static String claim(String evidence) {
        return "  - {says: so it is, " + evidence + "}\n";
    }

    private static Model read(String spec) {
        return SpecReader.read(spec, Path.of("."), "spec.yaml");
    }

    private static Document document(Model model) {
        return Explanation.of(IdentityProof.derive(model), Options.DEFAULT).document();
    }

    private static List<String> verdicts(String spec) {
        return verdicts(document(read(spec)));
    }

    /** The last column of the table of all claims. */
    private static List<String> verdicts(Document document) {
        Section all = document.blocks().stream().filter(Section.class::isInstance).map(Section.class::cast).filter(s -> s.id().equals("claims")).findFirst().orElseThrow();
        Table table = all.blocks().stream().filter(Table.class::isInstance).map((Block b) -> (Table) b).findFirst().orElseThrow();
        return table.rows().stream().map(row -> ((Inline.Verdict) row.getLast().getFirst()).word()).toList();
    }
}
