package org.gradatim.parse.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gradatim.parse.Place;
import org.gradatim.parse.Quote;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The cells of a Jupyter notebook. */
final class Notebook {
    private static final JsonMapper JSON = new JsonMapper();

    private Notebook() {}

    /**
     * A cell.
     *
     * @param number counted from 1, as a reader counts them
     */
    record Cell(int number, boolean code, String source) {}

    /** @throws org.gradatim.expr.InputException where the text is no notebook */
    static List<Cell> cells(String text, String file) {
        JsonNode root = parse(text, file);
        JsonNode cells = root.has("worksheets") ? root.path("worksheets").path(0).path("cells") : root.path("cells");
        if (!cells.isArray()) throw Place.of(file).error("this is no notebook: it has no list `cells`; save it by Jupyter as .ipynb, or hand in the text as .md or .py");
        List<Cell> found = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            JsonNode cell = cells.get(i);
            String type = cell.path("cell_type").asString("");
            if (type.equals("code") || type.equals("markdown")) found.add(new Cell(i + 1, type.equals("code"), source(cell)));
        }
        return found;
    }

    /** The text, which may be cut into a list of lines. */
    private static String source(JsonNode cell) {
        JsonNode source = cell.has("source") ? cell.get("source") : cell.path("input");
        if (source.isArray()) return source.valueStream().map(line -> line.asString("")).collect(Collectors.joining());
        return source.asString("");
    }

    private static JsonNode parse(String text, String file) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            Place place = e.getLocation() == null ? Place.of(file) : new Place(file, e.getLocation().getLineNr(), e.getLocation().getColumnNr());
            throw place.error("this is no notebook, its JSON cannot be read: " + Quote.printable(String.valueOf(e.getOriginalMessage())) + "; save it again by Jupyter");
        }
    }
}
