package org.gradatim.render;

import org.gradatim.render.template.Paper;
import org.gradatim.render.template.Templates;
import org.gradatim.render.text.TextStyle;

/**
 * How a document is written.
 *
 * @param templates the shells of the formats
 * @param paper     of a PDF or LaTeX source
 * @param columns   width of a line of text, in characters
 * @param style     of text on a terminal
 */
public record Options(Templates templates, Paper paper, int columns, TextStyle style) {

    /** Columns of a text that goes to a file. */
    public static final int FILE_COLUMNS = 90;

    /** Narrower than this, formulas and tables can no longer be told apart. */
    private static final int FEWEST_COLUMNS = 40;

    public Options {
        columns = Math.max(FEWEST_COLUMNS, columns);
    }

    /** For a file, with the templates that come with the program, on A4. */
    public static Options standard() {
        return new Options(Templates.builtIn(), Paper.A4, FILE_COLUMNS, TextStyle.PLAIN);
    }

    /** With other templates. */
    public Options with(Templates other) {
        return new Options(other, paper, columns, style);
    }

    /** On other paper. */
    public Options on(Paper other) {
        return new Options(templates, other, columns, style);
    }

    /** For a terminal of this width. */
    public Options terminal(int width, TextStyle look) {
        return new Options(templates, paper, width, look);
    }
}
