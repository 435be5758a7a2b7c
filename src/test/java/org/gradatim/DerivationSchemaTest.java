package org.gradatim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gradatim.derive.Gradient;
import org.gradatim.eval.Evaluation;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.graph.Model;
import org.gradatim.parse.FormulaReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A derivation as data is as its schema says, and what stands in it can be computed with. */
class DerivationSchemaTest {
    /** The same sums in another order: some hundred roundings of terms of about one. */
    private static final double ROUNDING = 1e-13;

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode TREE = schema();
    private static final Schema SCHEMA = SchemaRegistry.withDialect(Dialects.getDraft202012()).getSchema(TREE);

    private static JsonNode schema() {
        try (InputStream in = Gradatim.class.getResourceAsStream("/org/gradatim/schema/derivation.schema.json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode data(String example, Path folder) throws IOException {
        return JSON.readTree(Examples.explained(example, ".json", folder));
    }

    @ParameterizedTest
    @MethodSource("org.gradatim.Examples#names")
    void everyExampleIsAsTheSchemaSays(String example, @TempDir Path folder) throws Exception {
        assertThat(SCHEMA.validate(data(example, folder))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"title\": 1, \"weights\": []}", "{\"title\": \"t\", \"weights\": [{\"name\": \"w1\"}]}",
            "{\"title\": \"t\", \"weights\": [{\"name\": \"w1\", \"chain\": [[]], \"result\": {\"latex\": \"x\", \"text\": \"x\"}}]}",
            "{\"title\": \"t\", \"weights\": [{\"name\": \"w1\", \"chain\": [], \"result\": {\"latex\": \"x\", \"text\": \"x\", \"more\": 1}}]}"})
    void whatIsNoDerivationIsNotAsTheSchemaSays(String data) {
        assertThat(SCHEMA.validate(JSON.readTree(data))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.gradatim.Examples#names")
    void aResultReadBackHasTheValueBesideIt(String example, @TempDir Path folder) throws Exception {
        Evaluation numbers = Evaluation.of(Examples.read(example).model());
        for (JsonNode weight : data(example, folder).get("weights")) {
            Expr result = FormulaReader.read(weight.at("/result/text").asString());
            assertThat(mean(numbers, result)).as(weight.get("name").asString()).isCloseTo(value(weight), within(ROUNDING));
        }
    }

    @ParameterizedTest
    @MethodSource("org.gradatim.Examples#names")
    void theFactorsReadBackMultiplyAndAddUpToTheValue(String example, @TempDir Path folder) throws Exception {
        Model model = Examples.read(example).model();
        Evaluation numbers = Evaluation.of(model);
        Gradient gradient = Gradient.of(model.program());
        for (JsonNode weight : data(example, folder).get("weights")) {
            String name = weight.get("name").asString();
            assertThat(weight.get("paths").asInt()).isEqualTo(weight.get("chain").size());
            double sum = mean(numbers, sumOverPaths(weight)) + mean(numbers, gradient.ofPenalty(name));
            assertThat(sum).as(name).isCloseTo(value(weight), within(ROUNDING));
        }
    }

    private static Expr sumOverPaths(JsonNode weight) {
        Expr sum = Const.ZERO;
        for (JsonNode path : weight.get("chain")) {
            List<Expr> factors = new ArrayList<>();
            path.forEach(factor -> factors.add(FormulaReader.read(factor.get("text").asString())));
            sum = Arithmetic.plus(sum, Arithmetic.product(factors));
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("org.gradatim.Examples#names")
    void everyPathLeadsFromTheLossToTheName(String example, @TempDir Path folder) throws Exception {
        String loss = Examples.read(example).model().program().root();
        for (JsonNode weight : data(example, folder).get("weights")) {
            for (JsonNode path : weight.get("chain")) {
                String reached = loss;
                for (JsonNode factor : path) {
                    assertThat(factor.get("of").asString()).isEqualTo(reached);
                    reached = factor.get("by").asString();
                }
                assertThat(reached).isEqualTo(weight.get("name").asString());
            }
        }
    }

    private static double mean(Evaluation numbers, Expr expr) {
        return numbers.means(List.of(expr))[0];
    }

    private static double value(JsonNode weight) {
        return weight.at("/result/value").asDouble();
    }
}
