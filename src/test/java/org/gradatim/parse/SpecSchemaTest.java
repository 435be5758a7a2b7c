package org.gradatim.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Losses;
import org.gradatim.expr.Op;
import org.gradatim.graph.Initialization;
import org.gradatim.graph.Naming;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schema speaks to editors as well as to the reader: it must be sound by itself and know what the program knows. */
class SpecSchemaTest {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final JsonNode schema = load();

    @Test
    void itIsASchemaOfItsDialect() {
        Schema meta = REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(schema)).isEmpty();
    }

    @Test
    void itsExamplesFollowIt() {
        for (JsonNode node : nodes()) {
            for (JsonNode example : node.path("examples").values()) {
                JsonNode alone = ((ObjectNode) node.deepCopy()).set("$defs", schema.path("$defs"));
                assertThat(REGISTRY.getSchema(alone).validate(example)).as("%s in %s", example, node.path("title")).isEmpty();
            }
        }
    }

    @Test
    void everyMapSaysWhichKeysItHas() {
        for (JsonNode node : nodes()) {
            if (node.has("properties")) assertThat(node.path("additionalProperties").isMissingNode()).as(node.toString()).isFalse();
        }
    }

    @Test
    void itNamesEveryLossActivationNotationAndScheme() {
        assertThat(choices("networkSpec", "loss")).containsExactlyInAnyOrderElementsOf(Arrays.stream(Losses.values()).map(Losses::keyword).toList());
        assertThat(choices("networkSpec", "notation")).containsExactlyElementsOf(Arrays.stream(Naming.values()).map(Naming::keyword).toList());
        List<String> activations = Stream.concat(Stream.of("linear", "softmax"), Activations.FAMILY.stream().map(Op::name)).toList();
        assertThat(texts(schema.at("/$defs/layer/properties/activation/anyOf/0/enum"))).containsExactlyInAnyOrderElementsOf(activations);
        List<String> schemes = texts(schema.at("/$defs/scheme/enum"));
        assertThat(schemes).allMatch(s -> Initialization.Scheme.named(s).isPresent());
        assertThat(schemes).containsAll(Arrays.stream(Initialization.Scheme.values()).map(Object::toString).toList());
    }

    private List<String> choices(String form, String key) {
        return texts(schema.path("$defs").path(form).path("properties").path(key).path("enum"));
    }

    private static List<String> texts(JsonNode values) {
        return values.values().stream().map(JsonNode::asString).toList();
    }

    private List<JsonNode> nodes() {
        List<JsonNode> found = new ArrayList<>();
        Deque<JsonNode> pending = new ArrayDeque<>(List.of(schema));
        while (!pending.isEmpty()) {
            JsonNode node = pending.pop();
            if (node.isObject()) found.add(node);
            if (node.isContainer()) pending.addAll(node.values());
        }
        return found;
    }

    private static JsonNode load() {
        try (InputStream in = SpecSchema.class.getResourceAsStream(SpecSchema.RESOURCE)) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
