package org.gradatim.embed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.gradatim.OutputFile;

/**
 * What belongs to the text of a lecture and lies beside it.
 *
 * @param pictures files that are new
 * @param named    pictures that the text refers to
 * @param kept     knows the names of the lecture's pictures
 * @param source   the folder of the lecture, in which pictures that have not changed lie
 * @param files    other files that it needs beside it, by their names
 */
record Companions(Map<String, byte[]> pictures, Set<String> named, KeptPictures kept, Path source, Map<String, String> files) {
    /** Whether all is there already. */
    boolean areThere() throws IOException {
        for (String name : files.keySet()) if (isOther(source.resolve(name), bytes(name))) return false;
        return true;
    }

    private byte[] bytes(String file) {
        return files.get(file).getBytes(StandardCharsets.UTF_8);
    }

    /** First the pictures, then the text that refers to them; the pictures that nothing refers to any more go last. */
    void write(Path target, byte[] text) throws IOException {
        Path folder = Specs.folder(target);
        Path pictureFolder = folder.resolve(KeptPictures.FOLDER);
        if (!named.isEmpty()) Files.createDirectories(pictureFolder);
        for (String name : named) {
            byte[] picture = pictures.containsKey(name) ? pictures.get(name) : Files.readAllBytes(source.resolve(KeptPictures.FOLDER).resolve(name));
            writeChanged(pictureFolder.resolve(name), picture);
        }
        for (String name : files.keySet()) writeChanged(folder.resolve(name), bytes(name));
        writeChanged(target, text);
        Set<String> stale = kept.lying(folder);
        stale.removeAll(named);
        for (String name : stale) Files.delete(pictureFolder.resolve(name));
        if (!stale.isEmpty() && named.isEmpty()) deleteEmpty(pictureFolder);
    }

    private static void writeChanged(Path file, byte[] bytes) throws IOException {
        if (isOther(file, bytes)) OutputFile.at(file).write(out -> out.write(bytes));
    }

    private static boolean isOther(Path file, byte[] bytes) throws IOException {
        return !Files.isRegularFile(file) || Files.size(file) != bytes.length || !Arrays.equals(Files.readAllBytes(file), bytes);
    }

    private static void deleteEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            if (files.findAny().isPresent()) return;
        }
        Files.delete(folder);
    }
}
