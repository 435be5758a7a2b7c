package org.gradatim.embed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Stands in the mark above a generated part: from what it was made, and what it is. So it is seen without any work whether what it was
 * made from has changed, or somebody has changed the part by hand.
 *
 * @param source of what it was made from
 * @param result of the part itself
 */
record Stamp(String source, String result) {
    /** Half of a stamp: 64 bits in hexadecimal digits, which none meets by chance. */
    private static final int DIGITS = 16;

    /** What a stamp looks like. */
    static final String REGEX = "([0-9a-f]{" + DIGITS + "}-[0-9a-f]{" + DIGITS + "})";

    private static final Pattern PATTERN = Pattern.compile(REGEX);

    /** @param text what matches {@link #REGEX} */
    static Stamp parse(String text) {
        if (!PATTERN.matcher(text).matches()) throw new IllegalArgumentException("no stamp: " + text);
        return new Stamp(text.substring(0, DIGITS), text.substring(DIGITS + 1));
    }

    /** @param source a {@link #hash} */
    static Stamp of(String source, String generated) {
        return new Stamp(source, hash(generated));
    }

    /** Whether this is the part as it was made. How lines end makes no difference, which other programs change. */
    boolean fits(String generated) {
        return hash(generated).equals(result);
    }

    static String hash(String text) {
        return hash(text.replace("\r\n", "\n").replace('\r', '\n').getBytes(StandardCharsets.UTF_8));
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return source + "-" + result;
    }
}
