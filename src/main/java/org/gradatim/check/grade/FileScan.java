package org.gradatim.check.grade;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What one pass over the bytes of a file says.
 *
 * @param fingerprint the digest of all bytes
 * @param lines       lines that are not empty
 * @param records     lines that end outside of quotes, as a table counts them; a last one without an end counts too
 * @param whole       the bytes up to the end of the last line that ends outside of quotes
 */
record FileScan(String fingerprint, long lines, long records, long whole) {
    private static final int BUFFER = 1 << 16;

    static FileScan of(Path file) throws IOException {
        MessageDigest digest = digest();
        Counter counter = new Counter();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                for (int i = 0; i < n; i++) counter.next(buffer[i]);
            }
        }
        return counter.result(HexFormat.of().formatHex(digest.digest()));
    }

    /** SHA-256, which every Java has. */
    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Counter {
        private long read;
        private long lines;
        private long records;
        private long whole;
        private boolean inLine;
        private boolean inRecord;
        private boolean quoted;

        void next(byte b) {
            read++;
            if (b == '"') quoted = !quoted;
            if (b == '\n') {
                if (inLine) lines++;
                inLine = false;
                if (!quoted) endRecord();
            } else if (b != '\r') {
                inLine = true;
                inRecord = true;
            }
        }

        private void endRecord() {
            if (inRecord) records++;
            inRecord = false;
            whole = read;
        }

        FileScan result(String fingerprint) {
            return new FileScan(fingerprint, lines + (inLine ? 1 : 0), records + (inRecord ? 1 : 0), whole);
        }
    }
}
