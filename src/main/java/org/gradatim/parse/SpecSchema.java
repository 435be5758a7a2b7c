package org.gradatim.parse;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.gradatim.expr.InputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Holds specs against the published JSON Schema, and says in words and with places what is wrong with them. */
final class SpecSchema {
    /** Where the schema is among the resources. */
    static final String RESOURCE = "/org/gradatim/schema/spec.schema.json";

    /** Mistakes of one spec that are told at once. */
    private static final int MOST_MISTAKES = 5;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SpecSchema() {}

    /** The schema, loaded when the first spec is read. */
    private static final class Loaded {
        private static final JsonNode TREE = tree(YamlReader.read(text(), RESOURCE));
        private static final Schema SCHEMA = registry().getSchema(TREE);

        private static SchemaRegistry registry() {
            Dialect standard = Dialects.getDraft202012();
            return SchemaRegistry.withDialect(Dialect.builder(standard).keyword(new Enumeration()).build());
        }

        private static String text() {
            try (InputStream in = SpecSchema.class.getResourceAsStream(RESOURCE)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @throws InputException with the first mistakes, each on a line of its own */
    static void validate(Yaml spec) {
        List<Error> errors = Loaded.SCHEMA.validate(tree(spec));
        if (errors.isEmpty()) return;
        SchemaMistakes mistakes = new SchemaMistakes(spec, Loaded.TREE);
        List<InputException> told = new ArrayList<>();
        errors.stream().flatMap(e -> mistakes.of(e).stream())
                .sorted(Comparator.comparing(SchemaMistakes.Mistake::place, Comparator.comparingInt(Place::line).thenComparingInt(Place::column)))
                .distinct().forEach(m -> told.add(m.place().error(m.message())));
        throw joined(told);
    }

    private static InputException joined(List<InputException> mistakes) {
        StringBuilder message = new StringBuilder();
        mistakes.stream().limit(MOST_MISTAKES).forEach(m -> message.append(message.isEmpty() ? "" : "\n").append(m.getMessage()));
        int more = mistakes.size() - MOST_MISTAKES;
        if (more > 0) message.append("\nand ").append(more).append(more == 1 ? " mistake more" : " mistakes more");
        return new InputException(message.toString());
    }

    /** The value as the validator wants it. */
    static JsonNode tree(Yaml value) {
        return switch (value) {
            case Yaml.Mapping m -> {
                ObjectNode node = NODES.objectNode();
                for (Map.Entry<String, Yaml.Entry> e : m.entries().entrySet()) node.set(e.getKey(), tree(e.getValue().value()));
                yield node;
            }
            case Yaml.Sequence s -> {
                ArrayNode node = NODES.arrayNode(s.items().size());
                for (Yaml item : s.items()) node.add(tree(item));
                yield node;
            }
            case Yaml.Text t -> NODES.stringNode(t.value());
            case Yaml.Numeral n -> numberNode(n);
            case Yaml.Flag f -> NODES.booleanNode(f.value());
            case Yaml.Nothing _ -> NODES.nullNode();
        };
    }

    private static JsonNode numberNode(Yaml.Numeral n) {
        BigDecimal value = Decimals.decimal(n);
        if (value.scale() > 0) return NODES.numberNode(value.doubleValue());
        BigInteger whole = value.toBigInteger();
        return whole.bitLength() < Integer.SIZE ? NODES.numberNode(whole.intValue()) : NODES.numberNode(whole);
    }
}
