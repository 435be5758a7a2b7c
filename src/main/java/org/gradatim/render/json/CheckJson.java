package org.gradatim.render.json;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.gradatim.document.CheckData;
import org.gradatim.document.CheckData.Counterexample;
import org.gradatim.document.CheckData.Entry;
import org.gradatim.document.CheckData.FalseStep;
import org.gradatim.document.CheckData.Finding;
import org.gradatim.document.Inline;
import org.gradatim.notation.Notation;
import org.gradatim.render.formula.LatexFormula;
import org.gradatim.render.text.Inlines;
import org.gradatim.render.text.TextFormula;
import org.gradatim.render.text.TextStyle;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Checked answers as JSON, by the published schema {@code check.schema.json}. */
public final class CheckJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder(JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build()).build();

    private CheckJson() {}

    /** Writes the data as UTF-8, indented; the stream is left open. */
    public static void write(CheckData data, OutputStream out) {
        try (JsonGenerator json = MAPPER.writer().withDefaultPrettyPrinter().createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartArray();
            for (Entry entry : data.answers()) write(entry, json);
            json.writeEndArray();
        }
    }

    /** Writes one answer as an object. */
    public static void write(Entry entry, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("quantity", entry.quantity());
        json.writeStringProperty("verdict", entry.verdict());
        json.writeStringProperty("place", entry.place());
        entry.reading().ifPresent(reading -> formula("reading", reading, LatexFormula.Dialect.TEX, json));
        entry.errorBits().ifPresent(bits -> json.writeNumberProperty("error_bits", bits));
        entry.counterexample().ifPresent(c -> write(c, json));
        entry.firstWrongStep().ifPresent(step -> write(step, json));
        if (entry.carriedForward()) json.writeBooleanProperty("carried_forward", true);
        entry.reason().ifPresent(reason -> json.writeStringProperty(entry.verdict().equals("unreadable") ? "error" : "reason", reason));
        json.writeArrayPropertyStart("diagnoses");
        for (Finding finding : entry.diagnoses()) write(finding, json);
        json.writeEndArray();
        json.writeArrayPropertyStart("remarks");
        for (CheckData.Remark remark : entry.remarks()) {
            json.writeStartObject();
            json.writeStringProperty("kind", remark.kind());
            json.writeStringProperty("text", text(remark.text()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(Counterexample c, JsonGenerator json) {
        json.writeObjectPropertyStart("counterexample");
        json.writeStringProperty("entry", c.entry());
        json.writeObjectPropertyStart("point");
        c.point().forEach((name, value) -> number(name, value, json));
        json.writeEndObject();
        number("given", c.given(), json);
        number("truth", c.truth(), json);
        json.writeEndObject();
    }

    /** With all of its digits, none of them a zero at the end. */
    private static void number(String name, BigDecimal value, JsonGenerator json) {
        json.writeNumberProperty(name, value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros());
    }

    private static void write(FalseStep step, JsonGenerator json) {
        json.writeObjectPropertyStart("first_wrong_step");
        json.writeNumberProperty("index", step.index());
        json.writeStringProperty("before", step.before());
        json.writeStringProperty("after", step.after());
        json.writeStringProperty("place", step.place());
        json.writeEndObject();
    }

    private static void write(Finding finding, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("class", finding.name());
        finding.where().ifPresent(where -> json.writeStringProperty("where", where));
        json.writeStringProperty("message", text(finding.message()));
        json.writeNumberProperty("explanation", finding.explanation());
        finding.chain().ifPresent(chain -> formula("chain", chain, LatexFormula.Dialect.GITHUB, json));
        json.writeEndObject();
    }

    /** A marked formula needs colours that every reader of LaTeX knows. */
    private static void formula(String name, Notation formula, LatexFormula.Dialect dialect, JsonGenerator json) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("text", TextFormula.of(formula, TextStyle.PLAIN));
        json.writeStringProperty("latex", LatexFormula.of(formula, dialect));
        json.writeEndObject();
    }

    private static String text(List<Inline> inlines) {
        return Inlines.text(inlines, TextStyle.PLAIN);
    }
}
