package org.gradatim.render.markup;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Code;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Document;
import org.gradatim.render.escape.Plain;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;

/**
 * A document as a Jupyter notebook: listings in Python are cells of code, what stands between them is Markdown, a cell for each
 * section, with its drawings as attachments. Written as nbformat 4.5 says, laid out as Jupyter lays it out.
 */
public final class NotebookDocument {
    private static final String LANGUAGE = "python";

    private static final DefaultPrettyPrinter LAYOUT = layout();

    private final List<Cell> cells = new ArrayList<>();
    /** Of the cell that is being filled. */
    private final List<String> paragraphs = new ArrayList<>();
    private Map<String, String> pictures = new LinkedHashMap<>();
    private final MarkdownDocument markdown = new MarkdownDocument(MarkdownMath.Reader.DOLLARS, this::attached, false);

    /** @param pictures the drawings of a cell of Markdown by their names, in Base64 */
    private record Cell(boolean isCode, String source, Map<String, String> pictures) {}

    private NotebookDocument() {}

    /** The whole file. */
    public static String of(Document document) {
        NotebookDocument notebook = new NotebookDocument();
        notebook.paragraphs.add("# " + MarkdownMath.Reader.DOLLARS.text(document.title()));
        if (document.contents()) notebook.paragraphs.add(notebook.markdown.contents(document.blocks(), "").stripTrailing());
        notebook.endCell();
        notebook.fill(document.blocks());
        notebook.endCell();
        return notebook.json(document);
    }

    private void fill(List<Block> blocks) {
        for (Block block : blocks) {
            switch (block) {
                case Section s -> {
                    endCell();
                    paragraphs.add(markdown.heading(s));
                    fill(s.blocks());
                }
                case Code c when c.language().equals(LANGUAGE) -> {
                    endCell();
                    cells.add(new Cell(true, c.source(), Map.of()));
                }
                default -> paragraphs.add(markdown.blocks(List.of(block)));
            }
        }
    }

    private void endCell() {
        if (paragraphs.isEmpty()) return;
        cells.add(new Cell(false, String.join("\n\n", paragraphs), pictures));
        paragraphs.clear();
        pictures = new LinkedHashMap<>();
    }

    private String attached(String svg) {
        String name = "drawing-" + (pictures.size() + 1) + ".svg";
        pictures.put(name, Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)));
        return "attachment:" + name;
    }

    // ---- JSON

    private static DefaultPrettyPrinter layout() {
        DefaultIndenter indenter = new DefaultIndenter(" ", "\n");
        return new DefaultPrettyPrinter(Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("").withArrayEmptySeparator("")).withObjectIndenter(indenter).withArrayIndenter(indenter);
    }

    private String json(Document document) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JsonMapper.shared().writer().with(LAYOUT).createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("cells");
            for (int i = 0; i < cells.size(); i++) write(cells.get(i), "cell-" + (i + 1), json);
            json.writeEndArray();
            metadata(document, json);
            json.writeNumberProperty("nbformat", 4);
            json.writeNumberProperty("nbformat_minor", 5);
            json.writeEndObject();
        }
        return out.append('\n').toString();
    }

    private static void write(Cell cell, String id, JsonGenerator json) {
        json.writeStartObject();
        if (!cell.pictures.isEmpty()) attachments(cell.pictures, json);
        json.writeStringProperty("cell_type", cell.isCode ? "code" : "markdown");
        if (cell.isCode) json.writeNullProperty("execution_count");
        json.writeStringProperty("id", id);
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

    private static void attachments(Map<String, String> pictures, JsonGenerator json) {
        json.writeObjectPropertyStart("attachments");
        pictures.forEach((name, base64) -> {
            json.writeObjectPropertyStart(name);
            json.writeStringProperty("image/svg+xml", base64);
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private static void metadata(Document document, JsonGenerator json) {
        json.writeObjectPropertyStart("metadata");
        json.writeObjectPropertyStart("kernelspec");
        json.writeStringProperty("display_name", "Python 3");
        json.writeStringProperty("language", LANGUAGE);
        json.writeStringProperty("name", "python3");
        json.writeEndObject();
        json.writeObjectPropertyStart("language_info");
        json.writeStringProperty("name", LANGUAGE);
        json.writeEndObject();
        json.writeStringProperty("title", Plain.printable(document.title()));
        json.writeEndObject();
    }
}
