package org.gradatim.cli;

import java.io.PrintStream;
import java.util.SequencedMap;
import org.gradatim.cas.Opinion;
import org.gradatim.check.NearbyKink;
import org.gradatim.check.SampleNumbers;
import org.gradatim.check.Verification;
import org.gradatim.check.Witness;
import tools.jackson.core.JsonGenerator;

/** The data of {@code verify --json}, as {@code /org/gradatim/schema/verify.schema.json} describes them. */
final class VerifyJson {
    private VerifyJson() {}

    static void write(Verification verification, SequencedMap<String, Opinion> opinions, boolean agree, PrintStream out) {
        Json.write(out, json -> {
            json.writeBooleanProperty("agree", agree);
            json.writeNumberProperty("cost", verification.witnesses().cost());
            Json.number(json, "dense_cost", verification.witnesses().denseCost());
            json.writeNumberProperty("examples", verification.model().examples());
            if (verification.drawn()) json.writeNumberProperty("seed", SampleNumbers.SEED);
            proof(json, verification);
            json.writeArrayPropertyStart("parameters");
            for (Witness w : verification.witnesses().all()) parameter(json, w, opinions.get(w.name()));
            json.writeEndArray();
        });
    }

    private static void proof(JsonGenerator json, Verification verification) {
        json.writeObjectPropertyStart("proof");
        json.writeBooleanProperty("proved", verification.unproved().isEmpty());
        if (verification.unproved().isEmpty()) json.writeNumberProperty("error_bits", verification.errorBits());
        verification.unproved().ifPresent(reason -> json.writeStringProperty("reason", reason));
        json.writeEndObject();
    }

    private static void parameter(JsonGenerator json, Witness w, Opinion opinion) {
        json.writeStartObject();
        json.writeStringProperty("name", w.name());
        json.writeNumberProperty("symbolic", w.symbolic());
        Json.number(json, "dense", w.dense());
        Json.number(json, "difference", w.difference());
        Json.number(json, "relative_error", w.relativeError());
        json.writeStringProperty("verdict", w.finding().keyword());
        w.kink().ifPresent(kink -> kink(json, kink));
        if (opinion != null) opinion(json, opinion);
        json.writeEndObject();
    }

    private static void kink(JsonGenerator json, NearbyKink nearby) {
        json.writeObjectPropertyStart("kink");
        json.writeStringProperty("of", nearby.kink().operation().toString());
        json.writeNumberProperty("example", nearby.kink().example() + 1);
        json.writeBooleanProperty("differentiable", nearby.differentiable());
        json.writeNumberProperty("slope", nearby.slope());
        json.writeEndObject();
    }

    private static void opinion(JsonGenerator json, Opinion opinion) {
        json.writeObjectPropertyStart("second_opinion");
        switch (opinion) {
            case Opinion.Agrees a -> {
                json.writeStringProperty("verdict", "agrees");
                json.writeNumberProperty("digits", a.digits());
            }
            case Opinion.Differs _ -> json.writeStringProperty("verdict", "disagrees");
            case Opinion.NoOpinion n -> {
                json.writeStringProperty("verdict", "none");
                json.writeStringProperty("reason", n.reason());
            }
        }
        json.writeEndObject();
    }
}
