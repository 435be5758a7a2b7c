package org.gradatim.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON as it comes, so that a large network needs no tree of it in memory. Numbers keep every bit. */
final class Json {
    private Json() {}

    /** One object on the stream, which stays open, and the end of its line. */
    static void write(PrintStream out, Consumer<JsonGenerator> content) {
        JsonFactory factory = JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            content.accept(json);
            json.writeEndObject();
        }
        out.println();
    }

    /** The number, or null. */
    static void number(JsonGenerator json, String name, OptionalDouble value) {
        json.writeName(name);
        if (value.isPresent()) json.writeNumber(value.getAsDouble());
        else json.writeNull();
    }

    /** An array of strings. */
    static void strings(JsonGenerator json, String name, List<String> strings) {
        json.writeArrayPropertyStart(name);
        strings.forEach(json::writeString);
        json.writeEndArray();
    }
}
