package org.gradatim.parse.answer;

/**
 * A piece of text to be split into marks, and where its characters stand in the source.
 *
 * @param text   the whole text
 * @param from   where the piece begins in {@code text}
 * @param to     behind its last {@code char}
 * @param pinned where a text of a macro's own stands for what was written: all of it is there; else null
 */
record Region(String text, int from, int to, Written.Span pinned) {
    static Region of(String text, int from, int to) {
        return new Region(text, from, to, null);
    }

    /** The text that stands for a macro. */
    static Region standingFor(String text, Written.Span macro) {
        return new Region(text, 0, text.length(), macro);
    }

    Region part(int start, int end) {
        return new Region(text, start, end, pinned);
    }

    Mark mark(Mark.Kind kind, String name, int start, int end) {
        return pinned == null ? new Mark(kind, name, start, end) : new Mark(kind, name, pinned.start(), pinned.end());
    }
}
