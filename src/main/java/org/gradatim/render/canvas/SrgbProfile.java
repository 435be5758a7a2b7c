package org.gradatim.render.canvas;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the colours of a file mean, as an ICC profile of version 4: sRGB by its own formulas, some 500 bytes. Java's profile
 * would take seven times as many, and differs from one Java to the next.
 *
 * <p>Source: IEC 61966-2-1, for the white of D50 by Bradford's adaptation; ICC.1:2004-10 for the layout.
 */
final class SrgbProfile {
    private SrgbProfile() {}

    /** The name by which programs know it. */
    static final String NAME = "sRGB IEC61966-2.1";

    private static final double[] WHITE = {0.9642, 1, 0.8249};
    private static final double[] RED = {0.436066, 0.222488, 0.013916};
    private static final double[] GREEN = {0.385147, 0.716873, 0.097076};
    private static final double[] BLUE = {0.143066, 0.060608, 0.714096};
    private static final double[] ADAPTATION =
            {1.047882, 0.022919, -0.050201, 0.029587, 0.990479, -0.017059, -0.009232, 0.015076, 0.751678};

    /** ((x + 0.055)/1.055)^2.4 from 0.04045 on, below it x/12.92. */
    private static final double[] CURVE = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    private static final int CURVE_IN_TWO_PARTS = 3;

    private static final int HEADER = 128;
    private static final int ENTRY = 12;
    private static final int VERSION = 0x04200000;

    private record Tag(String name, byte[] data) {}

    static byte[] bytes() {
        byte[] curve = data("para", out -> {
            out.writeShort(CURVE_IN_TWO_PARTS);
            out.writeShort(0);
            numbers(CURVE, out);
        });
        Tag[] tags = {
            new Tag("desc", text("sRGB")), new Tag("cprt", text("No rights reserved")),
            new Tag("wtpt", xyz(WHITE)), new Tag("chad", data("sf32", out -> numbers(ADAPTATION, out))),
            new Tag("rXYZ", xyz(RED)), new Tag("gXYZ", xyz(GREEN)), new Tag("bXYZ", xyz(BLUE)),
            new Tag("rTRC", curve), new Tag("gTRC", curve), new Tag("bTRC", curve)};
        int start = HEADER + Integer.BYTES + ENTRY * tags.length;
        int size = start + Arrays.stream(tags).mapToInt(t -> t.data.length).sum();
        return written(out -> {
            header(size, out);
            out.writeInt(tags.length);
            int offset = start;
            for (Tag tag : tags) {
                out.writeBytes(tag.name);
                out.writeInt(offset);
                out.writeInt(tag.data.length);
                offset += tag.data.length;
            }
            for (Tag tag : tags) out.write(tag.data);
        });
    }

    /** The header of a display's profile, without the date and the signatures of those who made it. */
    private static void header(int size, DataOutputStream out) throws IOException {
        out.writeInt(size);
        out.writeInt(0);
        out.writeInt(VERSION);
        out.writeBytes("mntrRGB XYZ ");
        for (int year : new int[] {2026, 1, 1, 0, 0, 0}) out.writeShort(year);
        out.writeBytes("acsp");
        out.write(new byte[28]);
        numbers(WHITE, out);
        out.write(new byte[48]);
    }

    /** A text in American English. */
    private static byte[] text(String text) {
        byte[] letters = text.getBytes(StandardCharsets.UTF_16BE);
        return data("mluc", out -> {
            out.writeInt(1);
            out.writeInt(ENTRY);
            out.writeBytes("enUS");
            out.writeInt(letters.length);
            out.writeInt(28);
            out.write(letters);
        });
    }

    private static byte[] xyz(double[] colour) {
        return data("XYZ ", out -> numbers(colour, out));
    }

    /** Numbers in 16 bits before the point and 16 after it. */
    private static void numbers(double[] numbers, DataOutputStream out) throws IOException {
        for (double number : numbers) out.writeInt((int) Math.round(number * (1 << 16)));
    }

    private interface Content {
        void to(DataOutputStream out) throws IOException;
    }

    /** The content of a tag, filled up to a whole number of words. */
    private static byte[] data(String type, Content content) {
        byte[] data = written(out -> {
            out.writeBytes(type);
            out.writeInt(0);
            content.to(out);
        });
        return Arrays.copyOf(data, Math.ceilDiv(data.length, Integer.BYTES) * Integer.BYTES);
    }

    private static byte[] written(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            content.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
