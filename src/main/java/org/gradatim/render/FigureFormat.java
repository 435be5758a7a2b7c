package org.gradatim.render;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradatim.document.Block.Figure;
import org.gradatim.document.Diagram;
import org.gradatim.render.canvas.Theme;
import org.gradatim.render.diagram.DiagramLayout;
import org.gradatim.render.diagram.DiagramPainter;
import org.gradatim.render.formula.Typesetter;
import org.gradatim.render.latex.LatexDiagram;
import org.gradatim.render.markup.MermaidDiagram;
import org.gradatim.render.picture.DiagramSvg;
import org.gradatim.render.picture.FormulaFile;
import org.gradatim.render.picture.PicturePdf;
import org.gradatim.render.picture.Png;
import org.gradatim.render.text.Inlines;
import org.gradatim.render.text.TextDiagram;
import org.gradatim.render.text.TextStyle;

/** What a drawing of a network or a computation graph can be written as. */
public enum FigureFormat {
    /** A drawing whose letters are outlines. */
    SVG(".svg") {
        @Override
        public byte[] write(Figure figure, Theme theme) {
            return utf8(DiagramSvg.file(figure.diagram(), title(figure), figure.description(), theme));
        }
    },
    /** Pixels, two for each of a screen's. */
    PNG(".png") {
        @Override
        public byte[] write(Figure figure, Theme theme) {
            return Png.diagram(figure.diagram(), PNG_EM, theme);
        }
    },
    /** A page as large as the drawing, its letters as text in embedded fonts. */
    PDF(".pdf") {
        @Override
        public byte[] write(Figure figure, Theme theme) {
            Typesetter typesetter = new Typesetter();
            DiagramLayout layout = DiagramLayout.of(figure.diagram(), typesetter);
            var box = new FormulaFile.Box(layout.width() * POINTS, layout.height() * POINTS, 0, POINTS);
            return PicturePdf.figure(box, new FormulaFile.Text(title(figure), figure.description()),
                    canvas -> DiagramPainter.paint(layout, typesetter, canvas, 0, -layout.height(), 1));
        }
    },
    /** A TikZ picture to be put in by {@code \input}. */
    LATEX(".tex") {
        @Override
        public byte[] write(Figure figure, Theme theme) {
            return utf8(LatexDiagram.fragment(figure.diagram()));
        }
    },
    /** A flowchart in Mermaid, in Markdown. */
    MARKDOWN(".md") {
        @Override
        public byte[] write(Figure figure, Theme theme) {
            return utf8(MermaidDiagram.of(figure.diagram(), figure.description()) + "\n");
        }
    },
    /** Unicode text, layer by layer. */
    TEXT(".txt") {
        @Override
        public byte[] write(Figure figure, Theme theme) {
            return utf8(text(figure.diagram(), Options.FILE_COLUMNS, TextStyle.PLAIN));
        }
    };

    /** An em in pixels: 16 of CSS, twice. */
    private static final double PNG_EM = 32;

    /** An em in points, as in the text of most papers. */
    private static final double POINTS = 11;

    private final String ending;

    FigureFormat(String ending) {
        this.ending = ending;
    }

    /** A file in this format. */
    public abstract byte[] write(Figure figure, Theme theme);

    /** Whether it can be drawn on a dark ground. */
    public boolean hasThemes() {
        return this == SVG || this == PNG;
    }

    /** The drawing as lines of text. */
    public static String text(Diagram diagram, int columns, TextStyle style) {
        return TextDiagram.of(diagram, columns, style).stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** The format of a file by its ending, upper or lower case. */
    public static Optional<FigureFormat> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(f -> name.endsWith(f.ending)).findFirst();
    }

    /** All endings, as a message lists them. */
    public static String endings() {
        return Arrays.stream(values()).map(f -> f.ending).collect(Collectors.joining(", "));
    }

    private static String title(Figure figure) {
        return Inlines.text(figure.caption(), TextStyle.PLAIN);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
