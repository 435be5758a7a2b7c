package org.gradatim.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.gradatim.check.EqualStart;
import org.gradatim.check.Track;
import org.gradatim.check.Track.Moment;
import tools.jackson.core.JsonGenerator;

/** The data of {@code train --track --json}, as {@code /org/gradatim/schema/track.schema.json} describes them. */
final class TrackJson {
    private TrackJson() {}

    static void write(List<Track> tracks, PrintStream out) {
        Json.write(out, json -> {
            json.writeArrayPropertyStart("experiments");
            for (Track track : tracks) write(track, tracks, json);
            json.writeEndArray();
        });
    }

    private static void write(Track track, List<Track> all, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("name", track.experiment().name());
        json.writeNumberProperty("epochs", track.descent().training().epochs());
        json.writeNumberProperty("learning_rate", track.descent().training().learningRate());
        divergence(track, json);
        Json.strings(json, "parameters", track.names());
        json.writeArrayPropertyStart("history");
        for (Moment moment : track.moments()) write(moment, json);
        json.writeEndArray();
        json.writeArrayPropertyStart("equal_at_start");
        for (EqualStart set : track.equalStarts()) write(set, json);
        json.writeEndArray();
        Json.strings(json, "same_as", all.stream().filter(t -> t != track && t.agreesWith(track)).map(t -> t.experiment().name()).toList());
        json.writeEndObject();
    }

    private static void divergence(Track track, JsonGenerator json) {
        track.descent().divergence().ifPresentOrElse(d -> {
            json.writeObjectPropertyStart("diverged");
            json.writeNumberProperty("epoch", d.epoch());
            json.writeStringProperty("what", d.what().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("name", d.name());
            json.writeEndObject();
        }, () -> json.writeNullProperty("diverged"));
    }

    private static void write(Moment moment, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("epoch", moment.epoch());
        json.writeNumberProperty("loss", moment.loss());
        Json.number(json, "accuracy", moment.accuracy());
        json.writeName("values");
        json.writeArray(moment.values(), 0, moment.values().length);
        json.writeEndObject();
    }

    private static void write(EqualStart set, JsonGenerator json) {
        json.writeStartObject();
        Json.strings(json, "names", set.names());
        json.writeNumberProperty("largest_difference", set.largestDifference());
        json.writeName("parted_at");
        if (set.stays()) json.writeNull();
        else json.writeNumber(set.partedAt().getAsInt());
        json.writeArrayPropertyStart("always_equal");
        for (List<String> together : set.together()) {
            json.writeStartArray();
            together.forEach(json::writeString);
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
