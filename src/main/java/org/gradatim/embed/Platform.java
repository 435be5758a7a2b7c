package org.gradatim.embed;

import java.util.Locale;
import org.gradatim.render.Fragments;
import org.gradatim.render.fragment.Fragment;
import org.gradatim.render.fragment.PictureFiles;

/** Where a lecture is pasted into an editor that strips what it does not know. */
public enum Platform {
    /** Canvas deletes {@code <svg>} and addresses with data in them: formulas and drawings are images in files, to be uploaded with the text. */
    CANVAS,
    /** Moodle deletes {@code <svg>} and {@code <math>}, and addresses with data in them. */
    MOODLE,
    /** Pages that take images within their addresses, so that nothing else need be uploaded. */
    PLAIN_HTML;

    /** The word on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Fragment fragment(PictureFiles pictures) {
        return switch (this) {
            case CANVAS, MOODLE -> Fragments.htmlWithImages(pictures);
            case PLAIN_HTML -> Fragments.htmlWithImages();
        };
    }
}
