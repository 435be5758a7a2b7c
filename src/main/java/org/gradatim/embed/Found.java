package org.gradatim.embed;

import java.util.Optional;
import org.gradatim.expr.InputException;

/** What is found in a passage. */
sealed interface Found {

    /** Where it begins. */
    int start();

    /** Where it ends. */
    int end();

    /** Where its author wrote it, which is where messages find it. */
    default int asked() {
        return start();
    }

    /**
     * A place that asks for something.
     *
     * @param source  what its author wrote: what stands from {@code start} to {@code end} where nothing is filled in
     * @param request the request in it: YAML with blanks in place of all around it, so that its columns are the file's; of a place within
     *                a line the name of a formula
     * @param asked   where the request begins
     * @param form    how the medium marks it
     * @param prefix  what the lines of a generated part begin with: marks of quotations and indentation
     * @param images  the folder in which the medium looks for pictures, as the text names it; empty for that of the text
     * @param made    what is filled in
     */
    record Request(int start, int end, String source, String request, int asked, Form form, String prefix, String images, Optional<Made> made) implements Found {
        /** In a medium that looks for pictures beside the text. */
        Request(int start, int end, String source, String request, int asked, Form form, String prefix, Optional<Made> made) {
            this(start, end, source, request, asked, form, prefix, "", made);
        }

        boolean isInline() {
            return form == Form.INLINE || form == Form.DEFINED;
        }
    }

    /** A place that cannot be filled, or taken back. */
    record Broken(int start, int end, InputException error) implements Found {}

    /** What was filled in for a place that is there no more. */
    record Leftover(int start, int end) implements Found {}

    /** What is filled in, and the stamp above it. */
    record Made(Stamp stamp, String generated) {
        /** Whether somebody has changed it. */
        boolean isChanged() {
            return !stamp.fits(generated);
        }
    }

    /** How a place is marked. */
    enum Form {
        /** By something that readers of the text would see, and that is put into a comment where it is filled. */
        SHOWN,
        /** By a comment. */
        HIDDEN,
        /** As {@link #SHOWN}, and it hangs on an item of a list. */
        SHOWN_IN_ITEM,
        /** As {@link #HIDDEN}, and it hangs on an item of a list. */
        HIDDEN_IN_ITEM,
        /** Within a line. */
        INLINE,
        /** By a name within lines, which stays there; the formula that it stands for is defined once, below the text. */
        DEFINED
    }
}
