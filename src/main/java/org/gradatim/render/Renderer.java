package org.gradatim.render;

import java.io.IOException;
import java.io.OutputStream;
import org.gradatim.document.Document;
import org.gradatim.render.template.TemplateException;
import org.gradatim.render.text.TextDocument;

/**
 * Writes documents in any {@link Format}.
 *
 * {@snippet :
 * try (OutputStream out = Files.newOutputStream(file)) {
 *     new Renderer(Options.standard()).write(document, Format.of(file).orElseThrow(), out);
 * }
 * }
 */
public final class Renderer {
    private final Options options;

    public Renderer(Options options) {
        this.options = options;
    }

    /**
     * Writes a document; the same document and options give the same bytes everywhere.
     *
     * @throws TemplateException if the user's template is broken
     * @throws IOException       if the stream fails
     */
    public void write(Document document, Format format, OutputStream out) throws IOException {
        out.write(format.write(document, options));
    }

    /** The document as text for a terminal. */
    public String text(Document document) {
        return TextDocument.of(document, options.templates(), options.columns(), options.style());
    }
}
