package org.gradatim.check.grade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradatim.expr.InputException;
import org.gradatim.parse.Place;
import org.gradatim.parse.Quote;

/**
 * A folder in which each file, or each folder with all files in it, is what one person handed in. The id is the name without the ending;
 * of folders as Moodle names them, without what Moodle adds. Links are not followed: they come from strangers and may lead anywhere.
 */
final class FolderSubmissions implements Submissions {
    /** Files that can hold answers. */
    private static final Set<String> ENDINGS = Set.of("txt", "text", "tex", "md", "ipynb", "py", "csv", "json", "npy", "npz", "html", "htm");

    /** What systems leave in folders. */
    private static final Set<String> LITTER = Set.of("__macosx", "thumbs.db", "desktop.ini");

    /** Folders inside of the folder of a submission. */
    private static final int DEEPEST = 8;

    /** {@code Doe Jane_12345_assignsubmission_file_}. */
    private static final Pattern ADDED_BY_MOODLE = Pattern.compile("_assignsubmission_(?:file|onlinetext)_?$");

    private final Path folder;
    /** By id, relative to the folder, in an order that is the same on every machine. */
    private final Map<String, List<String>> files;
    private final String fingerprint;

    private FolderSubmissions(Path folder, Map<String, List<String>> files, String fingerprint) {
        this.folder = folder;
        this.files = files;
        this.fingerprint = fingerprint;
    }

    static FolderSubmissions in(Path folder) throws IOException {
        Map<String, List<String>> files = new TreeMap<>();
        Map<String, String> stamps = new TreeMap<>();
        Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                if (!inner.equals(folder) && isLitter(inner)) return FileVisitResult.SKIP_SUBTREE;
                if (!inner.equals(folder) && inner.getParent().equals(folder)) files.computeIfAbsent(id(folder.relativize(inner)), _ -> new ArrayList<>());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (isLitter(file)) return FileVisitResult.CONTINUE;
                Path relative = folder.relativize(file);
                files.computeIfAbsent(id(relative), _ -> new ArrayList<>()).add(relative.toString());
                stamps.put(relative.toString(), attributes.size() + " " + attributes.lastModifiedTime().toMillis());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (file.equals(folder)) throw e;
                Path relative = folder.relativize(file);
                files.computeIfAbsent(id(relative), _ -> new ArrayList<>()).add(relative.toString());
                return FileVisitResult.CONTINUE;
            }
        });
        if (files.isEmpty()) throw Place.of(folder.toString()).error("the folder has no submissions");
        files.values().forEach(list -> list.sort(null));
        return new FolderSubmissions(folder, files, digest(stamps));
    }

    private static boolean isLitter(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith(".") || LITTER.contains(name.toLowerCase(Locale.ROOT));
    }

    private static String id(Path relative) {
        String first = relative.getName(0).toString();
        if (relative.getNameCount() > 1) return ADDED_BY_MOODLE.matcher(first).replaceFirst("");
        int dot = first.lastIndexOf('.');
        String stem = dot > 0 && ENDINGS.contains(first.substring(dot + 1).toLowerCase(Locale.ROOT)) ? first.substring(0, dot) : first;
        return ADDED_BY_MOODLE.matcher(stem).replaceFirst("");
    }

    private static String digest(Map<String, String> stamps) {
        MessageDigest digest = FileScan.digest();
        stamps.forEach((name, stamp) -> digest.update((name + "\0" + stamp + "\0").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public long count() {
        return files.size();
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public Stream<Submission> open() {
        AtomicLong position = new AtomicLong();
        return files.entrySet().stream().map(e -> new Submission(position.getAndIncrement(), e.getKey(), content(e.getValue())));
    }

    private Submission.Content content(List<String> names) {
        List<Path> answers = names.stream().filter(FolderSubmissions::canHoldAnswers).map(folder::resolve).filter(Files::isRegularFile).toList();
        if (answers.stream().anyMatch(Files::isSymbolicLink)) return new Submission.Unreadable("a link, which is not followed; put the file itself there");
        if (!answers.isEmpty()) return new Submission.Files(answers);
        if (names.isEmpty()) return new Submission.Unreadable("the folder is empty");
        return new Submission.Unreadable("no file that can be read: " + Quote.all(names) + "; expected one that ends in "
                + String.join(", ", ENDINGS.stream().sorted().map(e -> "." + e).toList()));
    }

    private static boolean canHoldAnswers(String name) {
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
