package org.gradatim.embed;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.expr.InputException;
import org.gradatim.parse.Place;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The Markdown cells of a Jupyter notebook. Only the strings of a cell that changes are written anew, and of these only the lines that
 * change; all else of the file stays as it is.
 */
final class NotebookText implements Text {
    private final String json;
    private final List<Cell> cells;

    private NotebookText(String json, List<Cell> cells) {
        this.json = json;
        this.cells = cells;
    }

    /**
     * The source of a cell: one string, or a list of strings.
     *
     * @param start   where the value begins in the file
     * @param end     where it ends
     * @param literal whether it is one string
     */
    private record Cell(Passage passage, int start, int end, boolean literal, List<JsonStrings.Line> lines) {}

    /** @throws InputException where this is no notebook */
    static NotebookText of(String content, String name) {
        int mark = content.startsWith("\uFEFF") ? 1 : 0;
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), content.substring(mark))) {
            Reader reader = new Reader(parser, content, mark, name);
            reader.notebook();
            return new NotebookText(content, reader.cells);
        } catch (JacksonException e) {
            throw place(e, name).error("this is no notebook: it is no JSON here");
        }
    }

    private static Place place(JacksonException e, String name) {
        return e.getLocation() == null ? Place.of(name) : new Place(name, e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }

    @Override
    public List<Passage> passages() {
        return cells.stream().map(Cell::passage).toList();
    }

    @Override
    public String with(List<String> passages) {
        StringBuilder out = new StringBuilder(json.length() * 2);
        boolean ascii = json.chars().allMatch(c -> c < 128 || c == Passage.BYTE_ORDER_MARK);
        int done = 0;
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (passages.get(i).equals(cell.passage().text())) continue;
            JsonStrings strings = new JsonStrings(cell.lines(), ascii);
            String value = json.substring(cell.start(), cell.end());
            out.append(json, done, cell.start()).append(cell.literal() ? strings.literal(passages.get(i)) : strings.list(passages.get(i), value));
            done = cell.end();
        }
        return out.append(json, done, json.length()).toString();
    }

    /** Reads the places of sources, not the values around them. */
    private static final class Reader {
        private final JsonParser parser;
        private final String json;
        private final int mark;
        private final String name;
        private final List<Cell> cells = new ArrayList<>();
        private int count;

        Reader(JsonParser parser, String json, int mark, String name) {
            this.parser = parser;
            this.json = json;
            this.mark = mark;
            this.name = name;
        }

        void notebook() {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw Place.of(name).error("this is no notebook: it is no JSON object");
            boolean found = false;
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && key.equals("cells")) {
                    found = true;
                    while (parser.nextToken() != JsonToken.END_ARRAY) cell();
                } else {
                    parser.skipChildren();
                }
            }
            if (!found) throw Place.of(name).error("this is no notebook: it has no list of `cells`; one before version 4 can be saved anew by Jupyter");
            if (parser.nextToken() != null) throw Place.of(name).error("this is no notebook: something follows behind the end of its JSON");
        }

        private void cell() {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return;
            }
            count++;
            boolean markdown = false;
            Cell source = null;
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                if (key.equals("cell_type")) markdown = "markdown".equals(parser.getString());
                if (key.equals("source")) source = source();
                else parser.skipChildren();
            }
            if (markdown && source != null) cells.add(source);
        }

        private Cell source() {
            int start = mark + (int) parser.currentTokenLocation().getCharOffset();
            List<JsonStrings.Line> lines = new ArrayList<>();
            boolean literal = parser.currentToken() == JsonToken.VALUE_STRING;
            int end = start;
            if (literal) {
                end = string(start, lines);
            } else if (parser.currentToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.VALUE_STRING) {
                    int next = mark + (int) parser.currentTokenLocation().getCharOffset();
                    if (!lines.isEmpty()) lines.set(lines.size() - 1, followed(lines.getLast(), json.substring(end, next)));
                    end = string(next, lines);
                }
                if (parser.currentToken() != JsonToken.END_ARRAY) throw Place.of(name).error("this is no notebook: the source of cell " + count + " is no text");
                end = mark + (int) parser.currentTokenLocation().getCharOffset() + 1;
            }
            StringBuilder text = new StringBuilder();
            lines.forEach(line -> text.append(line.text()));
            return new Cell(new Passage(text.toString(), name + ", cell " + count), start, end, literal, lines);
        }

        private static JsonStrings.Line followed(JsonStrings.Line line, String gap) {
            return new JsonStrings.Line(line.text(), line.raw(), gap);
        }

        /** Reads the string that begins here; returns where it ends. */
        private int string(int start, List<JsonStrings.Line> lines) {
            int end = start + 1;
            while (json.charAt(end) != '"') end += json.charAt(end) == '\\' ? 2 : 1;
            JsonStrings.split(parser.getString(), json.substring(start + 1, end), lines);
            return end + 1;
        }
    }
}
