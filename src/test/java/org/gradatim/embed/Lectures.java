package org.gradatim.embed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradatim.Examples;

/** Lectures that tests write into a folder of their own, beside the spec of two neurons. */
final class Lectures {
    /** The name of the spec beside every lecture. */
    static final String SPEC = "two-neurons.yaml";

    private final Path folder;

    private Lectures(Path folder) {
        this.folder = folder;
    }

    static Lectures in(Path folder) throws IOException {
        Files.copy(Examples.spec("two-neurons"), folder.resolve(SPEC));
        return new Lectures(folder);
    }

    Path write(String name, String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    /** The text, filled and written. */
    String filled(String name, String text) throws IOException {
        return filled(write(name, text));
    }

    String filled(Path file) throws IOException {
        Lecture.read(file).filled().writeTo(file);
        return Files.readString(file);
    }

    String removed(Path file) throws IOException {
        Lecture.read(file).removed().writeTo(file);
        return Files.readString(file);
    }
}
