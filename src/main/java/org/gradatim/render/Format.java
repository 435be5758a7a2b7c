package org.gradatim.render;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.gradatim.document.Document;

/** What a {@link Document} can be written as. */
public enum Format {
    /** A page for a browser, complete in itself. */
    HTML(".html") {
        @Override
        String write(Document document, Options options) {
            return HtmlDocument.of(document, options.templates());
        }
    },
    /** A source for pdflatex and lualatex. */
    LATEX(".tex") {
        @Override
        String write(Document document, Options options) {
            return LatexDocument.of(document, options.templates());
        }
    },
    /** Markdown as GitHub shows it. */
    MARKDOWN(".md") {
        @Override
        String write(Document document, Options options) {
            return MarkdownDocument.of(document, options.templates());
        }
    },
    /** Unicode text. */
    TEXT(".txt") {
        @Override
        String write(Document document, Options options) {
            return TextDocument.of(document, options);
        }
    };

    private final String ending;

    Format(String ending) {
        this.ending = ending;
    }

    /** The ending of its files, with the dot. */
    public String ending() {
        return ending;
    }

    /** The format of a file by its ending, upper or lower case. */
    public static Optional<Format> of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(f -> name.endsWith(f.ending)).findFirst();
    }

    abstract String write(Document document, Options options);
}
