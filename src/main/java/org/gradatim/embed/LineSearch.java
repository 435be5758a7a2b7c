package org.gradatim.embed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.embed.Found.Form;
import org.gradatim.embed.Found.Made;

/** Looks for places line by line, where a medium marks them by whole lines. */
abstract class LineSearch {
    final Passage passage;
    final String text;
    final List<Found> found = new ArrayList<>();
    private final Markers markers;
    /** Where each line begins, and where it ends without its line end. */
    private final List<int[]> lines = new ArrayList<>();

    LineSearch(Passage passage, Markers markers) {
        this.passage = passage;
        this.text = passage.text();
        this.markers = markers;
        int start = passage.lineStart(0) + (!text.isEmpty() && text.charAt(0) == Passage.BYTE_ORDER_MARK ? 1 : 0);
        while (start <= text.length()) {
            int end = start;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') end++;
            lines.add(new int[] {start, end});
            start = end + (text.startsWith("\r\n", end) ? 2 : 1);
        }
    }

    /** All that is found, line by line. */
    final List<Found> all() {
        for (int line = 0; line < count(); line++) line = at(line);
        return found;
    }

    /** Looks at one line; returns the last one that belongs to what it is. */
    abstract int at(int line);

    int count() {
        return lines.size();
    }

    int start(int line) {
        return lines.get(line)[0];
    }

    int end(int line) {
        return lines.get(line)[1];
    }

    String line(int line) {
        return line < lines.size() ? text.substring(start(line), end(line)) : "";
    }

    /** The lines from one to another, without the last line's end. */
    String lines(int first, int last) {
        return text.substring(start(first), end(last));
    }

    /** The line that holds this character. */
    int lineOf(int offset, int from) {
        int line = from;
        while (line + 1 < lines.size() && start(line + 1) <= offset) line++;
        return line;
    }

    static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && (line.charAt(indent) == ' ' || line.charAt(indent) == '\t')) indent++;
        return indent;
    }

    void broken(int first, int last, String message) {
        int start = start(first) + indent(line(first));
        found.add(new Found.Broken(start, end(last), passage.place(start).error(message)));
    }

    /** Says so where a line is the mark above a part whose request is missing. */
    void refuseOrphan(int line) {
        if (markers.isAbove(line(line))) broken(line, line, "this is the mark above a generated part, but the request above it is missing; delete the part with both of its marks");
    }

    /** The part below a line, if there is one that is whole. */
    Optional<Markers.Part> part(int line, String prefix) {
        return markers.partAt(text, end(line), prefix);
    }

    boolean hasPart(int line) {
        return markers.startsAt(text, end(line));
    }

    /**
     * Adds a request whose author's text is lines of its own; returns its last line, that of its part where it has one.
     *
     * @param request blanks in place of all around it
     */
    int hidden(int first, int last, String request, String prefix) {
        int start = start(first) + indent(line(first));
        Optional<Markers.Part> part = part(last, prefix);
        if (part.isEmpty() && hasPart(last)) {
            broken(first, last, "the generated part below has no end; write `" + markers.below() + "` below it");
            return lineOf(markers.markEnd(text, end(last)), last);
        }
        int end = part.map(Markers.Part::end).orElse(end(last));
        found.add(new Found.Request(start, end, text.substring(start, end(last)), request, start, Form.HIDDEN, prefix, made(part)));
        return lineOf(end, last);
    }

    static Optional<Made> made(Optional<Markers.Part> part) {
        return part.map(p -> new Made(p.stamp(), p.generated()));
    }
}
