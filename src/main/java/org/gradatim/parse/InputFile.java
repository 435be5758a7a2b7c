package org.gradatim.parse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gradatim.expr.InputException;

/** Files that a user names: whole, in UTF-8 and no larger than a limit, or an error that says what is wrong with them. */
public final class InputFile {
    /** Entries of a folder that are looked through for a name like one that is missing. */
    private static final int MOST_ENTRIES = 1_000;

    private InputFile() {}

    /** The text of a file; a file over the limit is refused unread. */
    public static String text(Path file, Limit limit) {
        return text(bytes(file, limit), Place.of(file.toString()));
    }

    /** The bytes of a file; a file over the limit is refused unread. */
    public static byte[] bytes(Path file, Limit limit) {
        Place place = Place.of(file.toString());
        try {
            if (Files.isDirectory(file)) throw place.error("this is a folder; name a file in it");
            if (Files.isRegularFile(file)) limit.require(Files.size(file), place);
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(Math.toIntExact(Math.min(limit.value() + 1, Integer.MAX_VALUE - 8)));
                limit.require(bytes.length, place);
                return bytes;
            }
        } catch (IOException e) {
            throw new InputException(problem(file, file.toString(), e), e);
        }
    }

    /** What to say of a file that cannot be read, which the user knows by this name. */
    public static String problem(Path file, String written, IOException e) {
        String name = Quote.of(written);
        return switch (e) {
            case NoSuchFileException _ -> "there is no file " + name + nearest(file);
            case AccessDeniedException _ -> "the file " + name + " may not be read; change its permissions";
            case FileSystemLoopException _ -> "the links to " + name + " go in a circle";
            case IOException other -> "the file " + name + " cannot be read: " + Quote.printable(String.valueOf(other.getMessage()));
        };
    }

    private static String nearest(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || file.getFileName() == null) return "";
        if (!Files.isDirectory(folder)) return ": there is no folder " + Quote.of(folder.toString());
        try (Stream<Path> entries = Files.list(folder)) {
            List<String> names = entries.limit(MOST_ENTRIES).map(p -> p.getFileName().toString()).sorted().toList();
            return Nearest.of(file.getFileName().toString(), names).map(near -> "; did you mean " + Quote.of(near) + "?").orElse("");
        } catch (IOException e) {
            return " in a folder that cannot be listed";
        }
    }

    /** The text that these bytes are in UTF-8. */
    public static String text(byte[] bytes, Place place) {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) throw place.error("this is text in UTF-16; save it as UTF-8");
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length);
        ByteBuffer from = ByteBuffer.wrap(bytes);
        CoderResult result = decoder.decode(from, text, true);
        text.flip();
        if (text.chars().anyMatch(c -> c == 0)) throw place.error("this is no text, it has a zero byte; name a text file");
        if (result.isError()) throw wrongEncoding(text.toString(), bytes[from.position()], place);
        return text.toString();
    }

    private static InputException wrongEncoding(String before, byte first, Place place) {
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        String lastLine = before.substring(before.lastIndexOf('\n') + 1);
        return new Place(place.file(), line, 1 + lastLine.codePointCount(0, lastLine.length()))
                .error(String.format(Locale.ROOT, "the byte 0x%02X begins no character of UTF-8; save the file as UTF-8", first));
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }
}
