package org.gradatim.embed;

import java.util.Locale;
import org.gradatim.render.Fragments;
import org.gradatim.render.fragment.Fragment;
import org.gradatim.render.fragment.PictureFiles;

/**
 * Where a lecture is pasted into an editor that strips what it does not know.
 *
 * @see <a href="https://github.com/instructure/canvas-lms/blob/master/gems/canvas_sanitize/lib/canvas_sanitize/canvas_sanitize.rb">what Canvas keeps</a>
 * @see <a href="https://github.com/moodle/moodle/blob/MOODLE_405_STABLE/lib/weblib.php">what Moodle keeps: {@code purify_html}</a>
 */
public enum Platform {
    /**
     * Canvas keeps MathML, and deletes {@code <svg>} and images whose addresses are not {@code http}, {@code https} or relative: formulas are
     * MathML, drawings are images in files, to be uploaded with the text.
     */
    CANVAS,
    /**
     * Moodle cleans by HTML Purifier, which keeps the elements of XHTML 1.0, no {@code <svg>}, {@code <math>} or {@code <figure>}, and no
     * address with data in it: formulas and drawings are images in files. It deletes sizes in em from images, which then have that of their
     * files, and leaves what lowers them to the line.
     */
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
            case CANVAS -> Fragments.htmlWithDrawings(pictures);
            case MOODLE -> Fragments.htmlWithImages(pictures);
            case PLAIN_HTML -> Fragments.htmlWithImages();
        };
    }
}
