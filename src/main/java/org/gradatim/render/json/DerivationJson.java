package org.gradatim.render.json;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.gradatim.document.DerivationData;
import org.gradatim.document.DerivationData.Factor;
import org.gradatim.document.DerivationData.Result;
import org.gradatim.document.DerivationData.Weight;
import org.gradatim.render.formula.LatexFormula;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** A derivation as JSON, by the published schema {@code derivation.schema.json}. */
public final class DerivationJson {
    private DerivationJson() {}

    /**
     * Writes the data as UTF-8, indented; the stream is left open.
     *
     * @throws IOException where the stream does
     */
    public static void write(DerivationData data, OutputStream out) throws IOException {
        JsonMapper mapper = JsonMapper.builder(JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build()).build();
        try (JsonGenerator json = mapper.writer().withDefaultPrettyPrinter().createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringProperty("title", data.title());
            json.writeArrayPropertyStart("weights");
            for (Weight weight : data.weights()) write(weight, json);
            json.writeEndArray();
            json.writeEndObject();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    private static void write(Weight weight, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("name", weight.name());
        if (weight.paths().isPresent()) json.writeNumberProperty("paths", weight.paths().getAsLong());
        json.writeArrayPropertyStart("chain");
        for (List<Factor> path : weight.chain()) {
            json.writeStartArray();
            for (Factor factor : path) write(factor, json);
            json.writeEndArray();
        }
        json.writeEndArray();
        write(weight.result(), json);
        json.writeEndObject();
    }

    private static void write(Factor factor, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("of", factor.of());
        json.writeStringProperty("by", factor.by());
        json.writeStringProperty("latex", LatexFormula.of(factor.value(), LatexFormula.Dialect.TEX));
        json.writeStringProperty("text", factor.text());
        json.writeEndObject();
    }

    private static void write(Result result, JsonGenerator json) {
        json.writeObjectPropertyStart("result");
        json.writeStringProperty("latex", LatexFormula.of(result.formula(), LatexFormula.Dialect.TEX));
        json.writeStringProperty("text", result.text());
        if (result.value().isPresent()) json.writeNumberProperty("value", result.value().getAsDouble());
        json.writeEndObject();
    }
}
