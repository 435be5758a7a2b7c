package org.gradatim.embed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradatim.render.fragment.PictureFiles;

/**
 * The pictures of one lecture: files in a folder beside it, named after it and by what is in them, so that a picture that has not changed
 * keeps its name, and one that nobody refers to any more is known.
 */
final class KeptPictures implements PictureFiles {
    /** The folder of pictures, beside the lecture. */
    static final String FOLDER = "gradatim";

    private static final String ENDING = ".svg";

    private final String stem;
    private final Pattern name;
    private final Map<String, byte[]> fresh = new LinkedHashMap<>();

    /** @param lecture the name of its file */
    KeptPictures(Path lecture) {
        this.stem = lecture.getFileName().toString().replaceAll("[^A-Za-z0-9._-]", "-");
        this.name = Pattern.compile(Pattern.quote(stem) + "-([0-9a-f]{16})" + Pattern.quote(ENDING));
    }

    @Override
    public String store(String svg) {
        byte[] bytes = svg.getBytes(StandardCharsets.UTF_8);
        String file = stem + "-" + Stamp.hash(bytes) + ENDING;
        fresh.put(file, bytes);
        return FOLDER + "/" + file;
    }

    /** The pictures made so far, by the names of their files. */
    Map<String, byte[]> fresh() {
        return fresh;
    }

    /** The names of pictures that a text refers to. */
    Set<String> named(String text) {
        Set<String> names = new TreeSet<>();
        name.matcher(text).results().forEach(m -> names.add(m.group()));
        return names;
    }

    /** Whether all pictures that a text refers to are there, as they were made. */
    boolean areThere(String text, Path folder) {
        return named(text).stream().allMatch(file -> isAsMade(folder.resolve(FOLDER).resolve(file), file));
    }

    private boolean isAsMade(Path file, String name) {
        try {
            return Files.isRegularFile(file) && name.equals(stem + "-" + Stamp.hash(Files.readAllBytes(file)) + ENDING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pictures of this lecture that lie in the folder beside it. */
    Set<String> lying(Path folder) {
        Path pictures = folder.resolve(FOLDER);
        if (!Files.isDirectory(pictures)) return new TreeSet<>();
        try (Stream<Path> files = Files.list(pictures)) {
            return files.map(f -> f.getFileName().toString()).filter(f -> name.matcher(f).matches()).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
