package org.gradatim.cli;

import java.io.PrintStream;
import java.util.List;
import org.gradatim.compare.EqualityClass;
import org.gradatim.compare.Hypothesis;
import org.gradatim.compare.Hypothesis.Violation;
import org.gradatim.compare.Partition;
import org.gradatim.compare.Symmetry;
import org.gradatim.compare.SymmetryFindings;
import org.gradatim.compare.SymmetryGroup;
import org.gradatim.prove.Verdict;
import tools.jackson.core.JsonGenerator;

/** The data of {@code symmetry --json}, as {@code /org/gradatim/schema/symmetry.schema.json} describes them. */
final class SymmetryJson {
    private SymmetryJson() {}

    static void write(SymmetryFindings findings, PrintStream out) {
        Json.write(out, json -> {
            partition(json, findings.symmetry().map(Symmetry::partition).orElse(new Partition(List.of())));
            lists(json, "orbits", findings.group().orbits());
            json.writeArrayPropertyStart("layers");
            for (SymmetryGroup.HiddenLayer layer : findings.group().layers()) layer(json, layer);
            json.writeEndArray();
            findings.symmetry().ifPresent(symmetry -> {
                json.writeNumberProperty("rounds", symmetry.rounds().size());
                json.writeNumberProperty("error_bits", symmetry.grouping().errorBits());
            });
        });
    }

    static void write(Hypothesis hypothesis, PrintStream out) {
        Json.write(out, json -> {
            partition(json, hypothesis.isInvariant() ? hypothesis.set() : new Partition(List.of()));
            json.writeObjectPropertyStart("hypothesis");
            json.writeBooleanProperty("invariant", hypothesis.isInvariant());
            json.writeArrayPropertyStart("assumed");
            for (EqualityClass c : hypothesis.set().classes()) if (c.isShared() || c.isFrozen()) assumed(json, c);
            json.writeEndArray();
            json.writeArrayPropertyStart("violations");
            for (Violation v : hypothesis.violations()) violation(json, v);
            json.writeEndArray();
            json.writeEndObject();
            if (hypothesis.isInvariant()) json.writeNumberProperty("error_bits", hypothesis.round().grouping().errorBits());
        });
    }

    private static void partition(JsonGenerator json, Partition partition) {
        lists(json, "classes", partition.shared().stream().map(EqualityClass::members).toList());
        Json.strings(json, "frozen", partition.frozen());
    }

    private static void lists(JsonGenerator json, String name, List<List<String>> lists) {
        json.writeArrayPropertyStart(name);
        for (List<String> list : lists) {
            json.writeStartArray();
            list.forEach(json::writeString);
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void layer(JsonGenerator json, SymmetryGroup.HiddenLayer layer) {
        json.writeStartObject();
        json.writeNumberProperty("layer", layer.number());
        json.writeNumberProperty("neurons", layer.neurons());
        json.writeBooleanProperty("exchangeable", layer.exchangeable());
        json.writeBooleanProperty("signs", layer.signs());
        json.writeEndObject();
    }

    private static void assumed(JsonGenerator json, EqualityClass c) {
        json.writeStartObject();
        Json.strings(json, "names", c.members());
        c.frozen().ifPresent(value -> json.writeNumberProperty("value", value.doubleValue()));
        json.writeEndObject();
    }

    private static void violation(JsonGenerator json, Violation v) {
        json.writeStartObject();
        json.writeStringProperty("left", v.left());
        v.right().ifPresent(right -> json.writeStringProperty("right", right));
        if (v.verdict() instanceof Verdict.Refuted refuted) {
            json.writeObjectPropertyStart("witness");
            json.writeObjectPropertyStart("point");
            refuted.point().forEach((name, value) -> json.writeNumberProperty(name, value.doubleValue()));
            json.writeEndObject();
            json.writeNumberProperty("left", refuted.left().doubleValue());
            json.writeNumberProperty("right", refuted.right().doubleValue());
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
