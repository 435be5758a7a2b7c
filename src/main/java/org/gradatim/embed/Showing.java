package org.gradatim.embed;

import java.nio.file.Path;
import java.util.Optional;
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
     * What a block asks for; empty where it only says what holds for those below it.
     *
     * @param yaml the request
     * @param line where it begins; 0 where that is not known
     * @throws InputException where it cannot be read, or the model has no answer
     */
    public Optional<String> block(String yaml, int line) {
        Place place = new Place(at.file(), Math.max(1, line), 1);
        return requests.block(Settings.read(yaml, place, Requests.KEYS)).map(request -> fragment.blocks(Parts.blocks(model(request), request)));
    }

    /**
     * A formula within a line.
     *
     * @param name such as {@code dJ/dw1}
     * @throws InputException where there is none of this name
     */
    public String formula(String name) {
        return fragment.formula(model(requests.inline(at, name)).formula(name));
    }

    private org.gradatim.Gradatim model(Requests.Request request) {
        return specs.read(Specs.file(request.spec(), folder, root), request.naming());
    }
}
