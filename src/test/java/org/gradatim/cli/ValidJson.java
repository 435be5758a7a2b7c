package org.gradatim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a command printed as data, after holding it to the schema that ships for that command. */
final class ValidJson {
    private ValidJson() {}

    static JsonNode read(String printed, String command) {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schemaOf(command), InputFormat.JSON);
        assertThat(schema.validate(printed, InputFormat.JSON)).as(printed).isEmpty();
        return JsonMapper.shared().readTree(printed);
    }

    private static String schemaOf(String command) {
        try (InputStream in = ValidJson.class.getResourceAsStream("/org/gradatim/schema/" + command + ".schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
