package org.gradatim.document;

import java.util.List;
import java.util.Locale;

/**
 * A finished explanation: what is said, in which order, with no markup of any format. Every renderer prints this one
 * structure.
 *
 * @param title    as the user typed it; renderers escape it
 * @param language of the prose, for the {@code lang} of a page and the language of a PDF
 * @param contents whether a table of contents stands before the first section
 * @param blocks   the top-level blocks, mostly sections
 */
public record Document(String title, Locale language, boolean contents, List<Block> blocks) {
    public Document {
        blocks = List.copyOf(blocks);
    }
}
