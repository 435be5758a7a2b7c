package org.gradatim.embed;

import java.nio.file.Path;

/** Lectures that are about the same specs, of which each is read and derived once. For one thread. */
public final class Shelf {
    private final Path root;
    private final Specs specs = new Specs();

    /** @param root outside of which no spec is read; null for the folder of each lecture */
    public Shelf(Path root) {
        this.root = root;
    }

    /**
     * A lecture.
     *
     * @throws org.gradatim.expr.InputException where the file is none that can be filled, or no text in UTF-8
     */
    public Lecture read(Path file) {
        return Lecture.read(file, root == null ? Specs.folder(file) : root, specs);
    }
}
