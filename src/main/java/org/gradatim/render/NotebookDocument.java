package org.gradatim.render;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Code;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Document;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A document as a notebook of Jupyter's format 4.5: a Markdown cell for each section or part of one, a code cell for each listing. Drawings
 * stand in the cells as SVG.
 */
final class NotebookDocument {
    private static final int FORMAT = 4;
    private static final int FORMAT_MINOR = 5;

    private final MarkdownDocument markdown = new MarkdownDocument(MarkdownMath.Reader.DOLLARS, HtmlFragment::address, false);
    private final List<Cell> cells = new ArrayList<>();

    private record Cell(boolean isCode, String source) {}

    private NotebookDocument() {}

    static byte[] of(Document document) {
        NotebookDocument notebook = new NotebookDocument();
        notebook.cells.add(new Cell(false, "# " + MarkdownText.escape(document.title())));
        notebook.add(document.blocks());
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        try (JsonGenerator json = new JsonMapper().writer().withDefaultPrettyPrinter().createGenerator(out, JsonEncoding.UTF8)) {
            notebook.write(json);
        }
        out.write('\n');
        return out.toByteArray();
    }

    /** What stands between two listings or headings is one cell. */
    private void add(List<Block> blocks) {
        List<Block> text = new ArrayList<>();
        for (Block block : blocks) {
            switch (block) {
                case Section s -> {
                    flush(text);
                    section(s);
                }
                case Code c -> {
                    flush(text);
                    cells.add(new Cell(true, c.source().stripTrailing()));
                }
                case Block other -> text.add(other);
            }
        }
        flush(text);
    }

    /** A heading stands in the cell of what is below it. */
    private void section(Section section) {
        int end = 0;
        while (end < section.blocks().size() && !(section.blocks().get(end) instanceof Section) && !(section.blocks().get(end) instanceof Code)) end++;
        List<Block> beginning = section.blocks().subList(0, end);
        flush(new ArrayList<>(List.of(new Section(section.id(), section.level(), section.heading(), beginning))));
        add(section.blocks().subList(end, section.blocks().size()));
    }

    private void flush(List<Block> text) {
        if (!text.isEmpty()) cells.add(new Cell(false, markdown.blocks(text).stripTrailing()));
        text.clear();
    }

    private void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeArrayPropertyStart("cells");
        for (int i = 0; i < cells.size(); i++) write(cells.get(i), i + 1, json);
        json.writeEndArray();
        json.writeObjectPropertyStart("metadata");
        json.writeObjectPropertyStart("kernelspec");
        json.writeStringProperty("display_name", "Python 3");
        json.writeStringProperty("language", "python");
        json.writeStringProperty("name", "python3");
        json.writeEndObject();
        json.writeObjectPropertyStart("language_info");
        json.writeStringProperty("name", "python");
        json.writeEndObject();
        json.writeEndObject();
        json.writeNumberProperty("nbformat", FORMAT);
        json.writeNumberProperty("nbformat_minor", FORMAT_MINOR);
        json.writeEndObject();
    }

    private static void write(Cell cell, int number, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("cell_type", cell.isCode ? "code" : "markdown");
        if (cell.isCode) json.writeNullProperty("execution_count");
        json.writeStringProperty("id", "cell-" + number);
        json.writeObjectPropertyStart("metadata");
        json.writeEndObject();
        if (cell.isCode) {
            json.writeArrayPropertyStart("outputs");
            json.writeEndArray();
        }
        json.writeArrayPropertyStart("source");
        for (String line : cell.source.split("(?<=\n)")) json.writeString(line);
        json.writeEndArray();
        json.writeEndObject();
    }
}
