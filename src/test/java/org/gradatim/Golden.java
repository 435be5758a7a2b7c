package org.gradatim;

import static org.assertj.core.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Outputs are held against files that were looked at. Only {@code mvn test -Dtest=GoldenTest -Dgradatim.golden=write} rewrites
 * these; {@code git diff} then shows what has changed. Where an output differs, it is left in {@code target/golden}.
 */
final class Golden {
    private static final boolean WRITE = "write".equals(System.getProperty("gradatim.golden"));
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
    private static final Path LEFT = Path.of("target", "golden");
    private static final String MEND = "; if it is meant to, mvn test -Dtest=GoldenTest -Dgradatim.golden=write";

    /** How much of the 255 steps between black and white the softened edge of a letter may change unseen. */
    private static final int SOFT_EDGE = 24;

    private Golden() {}

    /** The file that an output of this name is held against. */
    static Path file(String name) {
        return FOLDER.resolve(name);
    }

    /** The text is, byte for byte, that of the file. */
    static void holds(byte[] actual, Path golden) throws IOException {
        if (WRITE) {
            write(actual, golden);
            return;
        }
        byte[] expected = Files.exists(golden) ? Files.readAllBytes(golden) : new byte[0];
        if (Arrays.equals(actual, expected)) return;
        Path left = LEFT.resolve(golden.getFileName());
        write(actual, left);
        fail(left + " differs from " + golden + firstDifference(actual, expected) + MEND);
    }

    private static String firstDifference(byte[] actual, byte[] expected) {
        List<String> is = new String(actual, StandardCharsets.UTF_8).lines().toList();
        List<String> was = new String(expected, StandardCharsets.UTF_8).lines().toList();
        int line = 0;
        while (line < Math.min(is.size(), was.size()) && is.get(line).equals(was.get(line))) line++;
        return " from line " + (line + 1) + ":\n  is  " + at(is, line) + "\n  was " + at(was, line) + "\n";
    }

    private static String at(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line) : "(nothing)";
    }

    /** The picture looks like that of the file. */
    static void holds(BufferedImage actual, Path golden) throws IOException {
        if (WRITE) {
            write(actual, golden);
            return;
        }
        BufferedImage expected = Files.exists(golden) ? ImageIO.read(golden.toFile()) : new BufferedImage(1, 1, actual.getType());
        BufferedImage difference = difference(actual, expected);
        if (difference == null) return;
        String name = golden.getFileName().toString().replaceFirst("\\.png$", "");
        write(actual, LEFT.resolve(name + "-actual.png"));
        write(expected, LEFT.resolve(name + "-expected.png"));
        write(difference, LEFT.resolve(name + "-difference.png"));
        fail("the picture differs from " + golden + "; see " + LEFT.resolve(name + "-difference.png") + MEND);
    }

    /** Black where the pictures differ; null where they do not. */
    private static BufferedImage difference(BufferedImage one, BufferedImage other) {
        int width = Math.max(one.getWidth(), other.getWidth());
        int height = Math.max(one.getHeight(), other.getHeight());
        BufferedImage difference = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        boolean any = false;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean differs = Math.abs(green(one, x, y) - green(other, x, y)) > SOFT_EDGE;
                any |= differs;
                difference.setRGB(x, y, differs ? 0 : 0xffffff);
            }
        }
        return any ? difference : null;
    }

    /** The green of a pixel, which is most of what an eye takes for its brightness. */
    private static int green(BufferedImage picture, int x, int y) {
        boolean inside = x < picture.getWidth() && y < picture.getHeight();
        return inside ? picture.getRGB(x, y) >> 8 & 0xff : -SOFT_EDGE - 1;
    }

    private static void write(byte[] bytes, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static void write(BufferedImage picture, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        ImageIO.write(picture, "png", file.toFile());
    }
}
