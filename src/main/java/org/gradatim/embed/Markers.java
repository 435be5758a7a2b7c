package org.gradatim.embed;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines above and below a generated part.
 *
 * @param open  what a mark begins with: {@code "<!-- "}
 * @param close what it ends with: {@code " -->"}
 */
record Markers(String open, String close) {
    /** A part that is filled in: from the end of the line above the first mark to the end of the second mark. */
    record Part(int end, Stamp stamp, String generated) {}

    /** The mark above a part. */
    String above(Stamp stamp) {
        return open + "gradatim " + stamp + close;
    }

    /** The mark below a part. */
    String below() {
        return open + "/gradatim" + close;
    }

    /** Between marks, with an empty line on each side. */
    String around(Stamp stamp, String generated, String prefix) {
        return Syntax.prefixed(above(stamp) + "\n\n" + generated + "\n\n" + below(), prefix);
    }

    /** Whether a line is the mark above a part. */
    boolean isAbove(String line) {
        String mark = line.strip();
        String head = open + "gradatim ";
        return mark.startsWith(head) && mark.endsWith(close) && mark.substring(head.length(), mark.length() - close.length()).matches(Stamp.REGEX);
    }

    private Pattern above() {
        return Pattern.compile("\\G\\R\\R?[ \t>]*" + Pattern.quote(open + "gradatim ") + Stamp.REGEX + Pattern.quote(close) + "[ \t]*(?=\\R|\\z)");
    }

    private Pattern belowPattern() {
        return Pattern.compile("\\R[ \t>]*" + Pattern.quote(below()) + (close.isEmpty() ? "(?=[ \t]*(?:\\R|\\z))" : ""));
    }

    /** Where the mark ends that begins a part on the lines below this place; -1 where there is none. */
    int markEnd(String text, int from) {
        Matcher above = above().matcher(text);
        return above.find(from) ? above.end() : -1;
    }

    /** Whether a part begins on the lines below this place. */
    boolean startsAt(String text, int from) {
        return markEnd(text, from) >= 0;
    }

    /** The part that is filled in below a request that ends here; empty where its end is missing, so that the next end is that of another part. */
    Optional<Part> partAt(String text, int from, String prefix) {
        Matcher above = above().matcher(text);
        if (!above.find(from)) return Optional.empty();
        Matcher below = belowPattern().matcher(text);
        if (!below.find(above.end())) return Optional.empty();
        String lines = text.substring(above.end(), below.start());
        if (lines.contains(open + "gradatim ")) return Optional.empty();
        String generated = Syntax.unprefixed(lines, prefix).strip();
        return Optional.of(new Part(below.end(), Stamp.parse(above.group(1)), generated));
    }
}
