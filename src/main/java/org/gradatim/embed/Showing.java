package org.gradatim.embed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.Gradatim;
import org.gradatim.expr.InputException;
import org.gradatim.parse.Place;
import org.gradatim.parse.Settings;
import org.gradatim.render.fragment.Fragment;

/**
 * Shows what the places of one text ask for, one after the other, while another program renders the text. Nothing is kept: each part goes
 * into what is rendered. For one thread.
 */
public final class Showing {
    private final Place at;
    private final Path folder;
    private final Path root;
    private final Fragment fragment;
    private final Specs specs = new Specs();
    private final Requests requests = new Requests();
    /** What held above all blocks, and below each that was read. */
    private final List<Requests> held = new ArrayList<>(List.of(requests.copy()));

    /**
     * @param folder   of the text, beside which specs are looked for
     * @param root     outside of which no spec is read
     * @param name     what messages call the text
     * @param fragment writes what is shown
     */
    public Showing(Path folder, Path root, String name, Fragment fragment) {
        this.at = Place.of(name);
        this.folder = folder;
        this.root = root;
        this.fragment = fragment;
    }

    /**
     * Reads a block ahead of its turn, so that what stands above it knows its spec where none is named before.
     *
     * @param yaml the request
     */
    public void foresee(String yaml) {
        try {
            Requests.spec(settings(yaml, 0)).ifPresent(spec -> {
                requests.foresee(spec);
                held.forEach(state -> state.foresee(spec));
            });
        } catch (InputException e) {
            // It is said where the block is shown.
            return;
        }
    }

    /**
     * What a block asks for; empty where it only says what holds for those below it.
     *
     * @param yaml the request
     * @param line where it begins; 0 where that is not known
     * @throws InputException where it cannot be read, or the model has no answer
     */
    public Optional<String> block(String yaml, int line) {
        try {
            return requests.block(settings(yaml, line)).map(request -> fragment.blocks(Parts.blocks(model(request), request)));
        } finally {
            held.add(requests.copy());
        }
    }

    private Settings settings(String yaml, int line) {
        return Settings.read(yaml, new Place(at.file(), Math.max(1, line), 1), Requests.KEYS);
    }

    /** How many blocks have been read. */
    public int blocks() {
        return held.size() - 1;
    }

    /**
     * A formula within a line, below all blocks that were read.
     *
     * @param name such as {@code dJ/dw1}
     * @throws InputException where there is none of this name
     */
    public String formula(String name) {
        return formula(name, blocks());
    }

    /**
     * A formula within a line.
     *
     * @param name  such as {@code dJ/dw1}
     * @param above how many of the blocks that were read stand above it
     * @throws InputException where there is none of this name
     */
    public String formula(String name, int above) {
        return fragment.formula(model(held.get(above).inline(at, name)).formula(name));
    }

    private Gradatim model(Requests.Request request) {
        return specs.read(Specs.file(request.spec(), folder, root), request.naming());
    }
}
