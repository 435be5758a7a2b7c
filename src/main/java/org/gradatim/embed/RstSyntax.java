package org.gradatim.embed;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Places in reStructuredText: a comment {@code .. gradatim} with the request set in below it. There are none within a line: the markup has
 * no comment there in which the request could be kept.
 */
final class RstSyntax implements Syntax {
    private static final Markers MARKERS = new Markers(".. ", "");

    private static final Pattern REQUEST = Pattern.compile("[ \\t]*\\.\\. gradatim[ \\t]*");

    private static final Pattern ORPHAN = Pattern.compile("[ \\t]*\\.\\. gradatim " + Stamp.REGEX + "[ \\t]*");

    /** What the lines set in below are no markup of: listings, raw text, mathematics, and a paragraph that ends in two colons. */
    private static final Pattern LITERAL = Pattern.compile("[ \\t]*\\.\\. (?:code|code-block|sourcecode|parsed-literal|raw|math|highlight|literalinclude|prompt|doctest)::.*|(?!\\s*\\.\\. ).*::[ \\t]*");

    /** A comment: what is no directive, target, footnote or substitution. */
    private static final Pattern COMMENT = Pattern.compile("[ \\t]*\\.\\.(?:[ \\t]+(?!_|__|\\[|\\||[\\w:.+-]+::).*)?");

    @Override
    public Around around(Found.Request place, Stamp stamp, String generated) {
        return new Around("", "\n\n" + MARKERS.around(stamp, generated, place.prefix()));
    }

    @Override
    public List<Found> find(Passage passage) {
        return new Search(passage).all();
    }

    private static final class Search extends LineSearch {
        Search(Passage passage) {
            super(passage, MARKERS);
        }

        @Override
        int at(int line) {
            String content = line(line);
            if (REQUEST.matcher(content).matches()) return request(line);
            if (ORPHAN.matcher(content).matches()) orphan(line);
            return LITERAL.matcher(content).matches() || COMMENT.matcher(content).matches() ? body(line) : line;
        }

        /** The last line that is set in below a line, without empty ones at its end. */
        private int body(int first) {
            int indent = indent(line(first));
            int last = first;
            for (int line = first + 1; line < count(); line++) {
                if (line(line).isBlank()) continue;
                if (indent(line(line)) <= indent) break;
                last = line;
            }
            return last;
        }

        private int request(int first) {
            int last = body(first);
            String request = last == first ? "" : "\n" + lines(first + 1, last);
            return hidden(first, last, request, line(first).substring(0, indent(line(first))));
        }
    }
}
