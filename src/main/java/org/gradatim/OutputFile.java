package org.gradatim;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import org.gradatim.expr.InputException;

/**
 * A file to be written whole or not at all: what is written goes to a file beside it, which takes its place at the end.
 * Until then, and for ever when something fails, the old file stands untouched. A link stays a link and the file behind it
 * is replaced; permissions stay. Devices and pipes are written to directly.
 */
public final class OutputFile {
    /** What is to stand in the file. */
    @FunctionalInterface
    public interface Content {
        /** Writes it; closing the stream is left to the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** As many links in a row as Linux follows. */
    private static final int MOST_LINKS = 40;

    private final Path named;
    private final Path target;

    private OutputFile(Path named, Path target) {
        this.named = named;
        this.target = target;
    }

    /**
     * The file that {@code named} names, after a look at whether it can be written, so that no long work ends in vain.
     *
     * @throws InputException when {@code named} is a folder or read-only, or its folder is missing or read-only
     * @throws IOException    when a link cannot be read
     */
    public static OutputFile at(Path named) throws IOException {
        Path target = behindLinks(named);
        Path folder = folderOf(target);
        if (Files.isDirectory(target)) {
            throw new InputException("cannot write " + named + ": it is a folder; name a file in it");
        }
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new InputException("cannot write " + named + ": it is read-only");
        }
        if (isSpecial(target)) {
            return new OutputFile(named, target);
        }
        if (!Files.isDirectory(folder)) {
            throw new InputException("cannot write " + named + ": there is no folder " + folder + "; make it first");
        }
        if (!Files.isWritable(folder)) {
            throw new InputException("cannot write " + named + ": the folder " + folder + " is read-only");
        }
        return new OutputFile(named, target);
    }

    /**
     * Writes the file.
     *
     * @throws IOException with a message that names the file, when it cannot be written; nothing has changed then
     */
    public void write(Content content) throws IOException {
        try {
            if (isSpecial(target)) {
                writeTo(target, content, StandardOpenOption.WRITE);
            } else {
                replace(content);
            }
        } catch (IOException e) {
            throw new IOException("cannot write " + named + ": " + reason(e), e);
        }
    }

    private void replace(Content content) throws IOException {
        Path fresh = target.resolveSibling(".gradatim-" + Long.toString(System.nanoTime(), Character.MAX_RADIX));
        // For a program that is interrupted; otherwise it is gone or renamed by then.
        fresh.toFile().deleteOnExit();
        try {
            writeTo(fresh, content, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            keepPermissions(fresh);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void writeTo(Path file, Content content, StandardOpenOption... options) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file, options))) {
            content.writeTo(out);
        }
    }

    private void keepPermissions(Path fresh) throws IOException {
        var old = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (old != null && Files.exists(target)) {
            Files.setPosixFilePermissions(fresh, old.readAttributes().permissions());
        }
    }

    private static Path behindLinks(Path named) throws IOException {
        Path target = named;
        for (int links = 0; Files.isSymbolicLink(target) && !isSpecial(target); links++) {
            if (links == MOST_LINKS) {
                throw new InputException("cannot write " + named + ": it is a link that leads in a circle");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static Path folderOf(Path target) {
        Path folder = target.getParent();
        return folder == null ? Path.of(".") : folder;
    }

    /** Such as {@code /dev/stdout}, which has no old content to be kept. */
    private static boolean isSpecial(Path target) {
        return Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target);
    }

    /** Why a file cannot be read or written; Java's own message is often the name of the file alone. */
    public static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "no such file";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException file when file.getReason() != null -> file.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
