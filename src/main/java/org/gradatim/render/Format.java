package org.gradatim.render;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradatim.document.Document;
import org.gradatim.render.html.HtmlDocument;
import org.gradatim.render.latex.LatexDocument;
import org.gradatim.render.markup.MarkdownDocument;
import org.gradatim.render.markup.NotebookDocument;
import org.gradatim.render.pdf.PdfDocument;
import org.gradatim.render.slides.BeamerDocument;
import org.gradatim.render.slides.HtmlSlides;
import org.gradatim.render.slides.PptxDocument;
import org.gradatim.render.text.TextDocument;

/** What a {@link Document} can be written as. */
public enum Format {
    /** Pages to print, with embedded fonts and bookmarks. */
    PDF(".pdf") {
        @Override
        byte[] write(Document document, Options options) {
            return PdfDocument.of(document, options.templates(), options.paper());
        }

        @Override
        public void warmUp() {
            PdfDocument.warmUp();
        }
    },
    /** A page for a browser, complete in itself. */
    HTML(".html") {
        @Override
        byte[] write(Document document, Options options) {
            return utf8(HtmlDocument.of(document, options.templates()));
        }
    },
    /** A source for pdflatex and lualatex. */
    LATEX(".tex") {
        @Override
        byte[] write(Document document, Options options) {
            return utf8(LatexDocument.of(document, options.templates(), options.paper()));
        }
    },
    /** Slides in LaTeX's Beamer, for pdflatex and lualatex. */
    BEAMER("slides.tex") {
        @Override
        byte[] write(Document document, Options options) {
            return utf8(BeamerDocument.of(document, options.templates()));
        }
    },
    /** Slides for a browser, complete in themselves. */
    SLIDES("slides.html") {
        @Override
        byte[] write(Document document, Options options) {
            return utf8(HtmlSlides.of(document, options.templates()));
        }
    },
    /** Slides for PowerPoint and Impress. */
    POWERPOINT(".pptx") {
        @Override
        byte[] write(Document document, Options options) {
            return PptxDocument.of(document);
        }

        @Override
        public boolean hasTemplate() {
            return false;
        }
    },
    /** Markdown as GitHub shows it. */
    MARKDOWN(".md") {
        @Override
        byte[] write(Document document, Options options) {
            return utf8(MarkdownDocument.of(document, options.templates()));
        }
    },
    /** A notebook for Jupyter. */
    NOTEBOOK(".ipynb") {
        @Override
        byte[] write(Document document, Options options) {
            return utf8(NotebookDocument.of(document));
        }

        @Override
        public boolean hasTemplate() {
            return false;
        }
    },
    /** Unicode text. */
    TEXT(".txt") {
        @Override
        byte[] write(Document document, Options options) {
            return utf8(TextDocument.of(document, options.templates(), options.columns(), options.style()));
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

    /** The format of a file by its ending, upper or lower case; of two endings that fit the longer counts. */
    public static Optional<Format> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(f -> name.endsWith(f.ending)).max(Comparator.comparingInt(f -> f.ending.length()));
    }

    /** All endings, as a message lists them: {@code .pdf, .html}. */
    public static String endings() {
        return Arrays.stream(values()).map(Format::ending).collect(Collectors.joining(", "));
    }

    /** Whether a user's template can stand around the document. */
    public boolean hasTemplate() {
        return true;
    }

    /** Whether its documents are shown in a lecture. */
    public boolean isSlides() {
        return switch (this) {
            case BEAMER, SLIDES, POWERPOINT -> true;
            case PDF, HTML, LATEX, MARKDOWN, NOTEBOOK, TEXT -> false;
        };
    }

    /**
     * Starts to load, on threads of its own, what the first document of this format needs, where that takes long. A caller
     * that has a document to read and derive before it writes one calls this first.
     */
    public void warmUp() {
        // All but PDF are text.
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    abstract byte[] write(Document document, Options options);
}
