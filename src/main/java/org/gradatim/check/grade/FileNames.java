package org.gradatim.check.grade;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of files for ids that strangers chose: letters, digits, dots, dashes and underscores, no name of a device, none that leads out of
 * its folder, none twice, upper and lower case taken for the same. The same ids in the same order give the same names.
 */
final class FileNames {
    private static final int LONGEST = 80;
    private static final int DIGEST_BYTES = 4;

    /** What Windows takes for a device, whatever the ending. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d|conin\\$|conout\\$)(\\..*)?");

    private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{M}\\p{N}._-]+");

    /** Hashes of 64 bits: a million names would be too many to be kept. That two of a million coincide is less likely than 2⁻²⁴. */
    private final Set<Long> taken = new HashSet<>();

    /** The name, without an ending, for the submission at this position. */
    String of(String id, long position) {
        String safe = safe(id);
        String name = safe.equals(id) ? safe : safe + "-" + HexFormat.of().formatHex(digest(id), 0, DIGEST_BYTES);
        while (!taken.add(hash(name))) name = name + "-" + (position + 1);
        return name;
    }

    private static String safe(String id) {
        String composed = Normalizer.normalize(id, Normalizer.Form.NFC);
        String safe = UNSAFE.matcher(composed).replaceAll("_").replaceAll("^[._-]+|[._-]+$", "");
        if (safe.length() > LONGEST) safe = safe.substring(0, safe.offsetByCodePoints(0, Math.min(LONGEST / 2, safe.codePointCount(0, safe.length()))));
        return safe.isEmpty() || DEVICE.matcher(safe).matches() ? "submission" : safe;
    }

    private static long hash(String name) {
        byte[] digest = digest(Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
        return ByteBuffer.wrap(digest).getLong();
    }

    private static byte[] digest(String text) {
        return FileScan.digest().digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
