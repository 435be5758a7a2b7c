package org.gradatim.embed;

import java.util.Optional;
import org.gradatim.expr.InputException;

/** What is found in a passage. */
sealed interface Found {

    /** Where it begins. */
    int start();

    /** Where it ends. */
    int end();

    /**
     * A place that asks for something.
     *
     * @param source  what its author wrote: what stands from {@code start} to {@code end} where nothing is filled in
     * @param request the request in it: YAML with blanks in place of all around it, so that its columns are the file's; of a place within
     *                a line the name of a formula
     * @param line    where the request begins
     * @param form    how the medium marks it
     * @param prefix  what the lines of a generated part begin with: marks of quotations and indentation
     * @param made    what is filled in
     */
    record Request(int start, int end, String source, String request, int line, Form form, String prefix, Optional<Made> made) implements Found {
        boolean isInline() {
            return form == Form.INLINE;
        }
    }

    /** A place that cannot be filled, or taken back. */
    record Broken(int start, int end, InputException error) implements Found {}

    /** What is filled in, and the stamp above it. */
    record Made(Stamp stamp, String generated) {}

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
        INLINE
    }
}
