package org.gradatim.cli;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import org.gradatim.check.grade.SheetRow;
import org.gradatim.check.grade.SheetRow.Cell;
import tools.jackson.core.JsonGenerator;

/** The data of {@code grade --json}, a line for each submission, as {@code /org/gradatim/schema/grade.schema.json} describes them. */
final class GradeJson {
    private final List<String> quantities;
    private final PrintStream out;

    GradeJson(List<String> quantities, PrintStream out) {
        this.quantities = quantities;
        this.out = out;
    }

    void write(SheetRow row) {
        Json.write(out, json -> {
            json.writeStringProperty("id", row.id());
            number(json, "points", row.points());
            number(json, "max", row.max());
            json.writeBooleanProperty("review", row.review());
            if (!row.problem().isEmpty()) json.writeStringProperty("problem", row.problem());
            if (!row.elsewhere().isEmpty()) Json.strings(json, "elsewhere", row.elsewhere());
            json.writeArrayPropertyStart("answers");
            for (int i = 0; i < quantities.size(); i++) answer(json, quantities.get(i), row.cells().get(i));
            json.writeEndArray();
        });
    }

    private static void answer(JsonGenerator json, String quantity, Cell cell) {
        json.writeStartObject();
        json.writeStringProperty("quantity", quantity);
        json.writeStringProperty("verdict", cell.outcome().keyword());
        number(json, "points", cell.points());
        if (!cell.mistake().isEmpty()) json.writeStringProperty("class", cell.mistake());
        if (!cell.message().isEmpty()) json.writeStringProperty("message", cell.message());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, BigDecimal value) {
        json.writeName(name);
        json.writeNumber(value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros());
    }
}
