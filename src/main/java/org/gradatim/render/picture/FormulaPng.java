package org.gradatim.render.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.gradatim.render.canvas.ImageCanvas;
import org.gradatim.render.formula.FormulaLayout;
import org.gradatim.render.formula.FormulaLook;
import org.gradatim.render.picture.FormulaFile.Box;

/** A formula as a PNG: its baseline between two rows of pixels, its resolution and what it says noted in the file. */
final class FormulaPng {
    private FormulaPng() {}

    /** More take hundreds of megabytes to draw. */
    static final int MOST_PIXELS = 50_000_000;

    private static final double METRES_OF_AN_INCH = 0.0254;
    private static final double POINTS_OF_AN_INCH = 72;

    static FormulaFile file(FormulaLayout layout, FormulaLook look, FormulaFile.Text text) {
        double em = look.em() * FormulaLook.PIXELS * look.scale();
        double width = Math.max(1, Math.ceil(layout.width() * em));
        double height = Math.ceil(layout.height() * em);
        double depth = Math.ceil(layout.depth() * em);
        double rows = Math.max(1, height + depth);
        if (width * rows > MOST_PIXELS) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "the picture would have %.0f × %.0f pixels, more than %,d in all", width, rows, MOST_PIXELS));
        }
        ImageCanvas canvas = new ImageCanvas((int) width, (int) rows, look.background());
        layout.paint(canvas, 0, height, em, look.ink());
        double point = em / look.em();
        return new FormulaFile(bytes(canvas.image(), point * POINTS_OF_AN_INCH, text.words()),
                Optional.of(new Box(width / point, rows / point, depth / point, look.em())));
    }

    private static byte[] bytes(BufferedImage image, double dotsPerInch, String words) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
            metadata.mergeTree("javax_imageio_png_1.0", notes(Math.round(dotsPerInch / METRES_OF_AN_INCH), words));
            writer.setOutput(out);
            writer.write(new IIOImage(image, null, metadata));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static IIOMetadataNode notes(long dotsPerMetre, String words) {
        IIOMetadataNode size = node("pHYs", "pixelsPerUnitXAxis", String.valueOf(dotsPerMetre), "pixelsPerUnitYAxis", String.valueOf(dotsPerMetre),
                "unitSpecifier", "meter");
        boolean latin = words.chars().allMatch(c -> c < 0x100);
        IIOMetadataNode text = latin ? node("tEXt") : node("iTXt");
        text.appendChild(latin ? node("tEXtEntry", "keyword", "Description", "value", words)
                : node("iTXtEntry", "keyword", "Description", "compressionFlag", "FALSE", "compressionMethod", "0", "languageTag", "en",
                        "translatedKeyword", "Description", "text", words));
        IIOMetadataNode root = node("javax_imageio_png_1.0");
        root.appendChild(size);
        root.appendChild(text);
        return root;
    }

    private static IIOMetadataNode node(String name, String... attributes) {
        IIOMetadataNode node = new IIOMetadataNode(name);
        for (int i = 0; i < attributes.length; i += 2) node.setAttribute(attributes[i], attributes[i + 1]);
        return node;
    }
}
