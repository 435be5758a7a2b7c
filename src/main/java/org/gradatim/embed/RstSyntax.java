package org.gradatim.embed;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradatim.embed.Found.Form;
import org.gradatim.embed.Found.Made;
import org.gradatim.embed.Found.Request;

/**
 * Places in reStructuredText: a comment {@code .. gradatim} with the request set in below it, and within lines {@code |gradatim: dJ/dw1|}.
 * Lines have no comments in which a request could be kept, but substitutions: the name stays where it is, in text, headings and tables
 * alike, and what it stands for is defined once, below the text.
 */
final class RstSyntax implements Syntax {
    private static final Markers MARKERS = new Markers(".. ", "");

    private static final Pattern REQUEST = Pattern.compile("[ \\t]*\\.\\. gradatim[ \\t]*");

    /** What the lines set in below are no markup of: listings, raw text, mathematics, and a paragraph that ends in two colons. */
    private static final Pattern LITERAL = Pattern.compile("[ \\t]*\\.\\. (?:code|code-block|sourcecode|parsed-literal|raw|math|highlight|literalinclude|prompt|doctest)::.*|(?!\\s*\\.\\. ).*::[ \\t]*");

    /** A comment: what is no directive, target, footnote or substitution. */
    private static final Pattern COMMENT = Pattern.compile("[ \\t]*\\.\\.(?:[ \\t]+(?!_|__|\\[|\\||[\\w:.+-]+::).*)?");

    /** A name of ours; first, text in which it would mean nothing. */
    private static final Pattern NAME = Pattern.compile("``.*?``(?!`)|(?<![\\w\\\\|])\\|gradatim:(?<gap>[ \\t]*)(?<formula>[^|\\s](?:[^|]*[^|\\s])?)\\|(?![\\w|])");

    /** What a name stands for, with the empty line above it. */
    private static final Pattern DEFINITION = Pattern.compile("\\R\\R\\.\\. gradatim " + Stamp.REGEX + "\\R\\.\\. \\|gradatim: ([^|\\r\\n]+)\\| replace:: ([^\\r\\n]*)");

    @Override
    public Around around(Request place, Stamp stamp, String generated) {
        if (place.form() != Form.DEFINED) return new Around("", "\n\n" + MARKERS.around(stamp, generated, place.prefix()));
        return new Around("\n\n" + MARKERS.above(stamp) + "\n.. |gradatim: " + place.request() + "| replace:: " + generated, "");
    }

    @Override
    public List<Found> find(Passage passage) {
        Search search = new Search(passage);
        search.all();
        search.leftovers();
        return search.found;
    }

    private static final class Search extends LineSearch {
        /** Definitions by the formula that is named, and those of them that a name stands for. */
        private final Map<String, Request> definitions = new HashMap<>();
        private final Set<String> named = new HashSet<>();
        /** Lines that are definitions. */
        private final Set<Integer> defining = new HashSet<>();

        Search(Passage passage) {
            super(passage, MARKERS);
            Matcher definition = DEFINITION.matcher(text);
            int line = 0;
            while (definition.find()) {
                Made made = new Made(Stamp.parse(definition.group(1)), definition.group(3));
                line = lineOf(definition.end(), line);
                defining.addAll(List.of(line - 1, line));
                Request defined = new Request(definition.start(), definition.end(), "", definition.group(2), definition.start(), Form.DEFINED, "", Optional.of(made));
                if (definitions.putIfAbsent(defined.request(), defined) != null) found.add(new Found.Leftover(defined.start(), defined.end()));
            }
        }

        @Override
        int at(int line) {
            String content = line(line);
            if (defining.contains(line)) return line;
            if (REQUEST.matcher(content).matches()) return request(line);
            refuseOrphan(line);
            boolean comment = COMMENT.matcher(content).matches();
            if (!comment) names(line);
            return comment || LITERAL.matcher(content).matches() ? body(line) : line;
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

        // ---- within a line

        private void names(int line) {
            Matcher name = NAME.matcher(line(line));
            while (name.find()) {
                if (name.group("formula") == null) continue;
                int start = start(line) + name.start();
                if (name.group("gap").equals(" ")) found.add(named(name.group("formula"), start));
                else found.add(new Found.Broken(start, start + name.group().length(), passage.place(start).error("write `|gradatim: " + name.group("formula") + "|`, with one blank behind the colon")));
            }
        }

        /** The place where the formula is defined, or is to be: before the end of the last line. */
        private Request named(String formula, int asked) {
            Request known = definitions.get(formula);
            boolean first = named.add(formula);
            int end = end(lastLine());
            if (known == null || !first) return new Request(end, end, "", formula, asked, Form.DEFINED, "", Optional.empty());
            return new Request(known.start(), known.end(), "", formula, asked, Form.DEFINED, "", known.made());
        }

        /** The last line, or the one before it where that is empty. */
        private int lastLine() {
            return start(count() - 1) == text.length() && count() > 1 ? count() - 2 : count() - 1;
        }

        /** Definitions that nothing refers to any more. */
        private void leftovers() {
            definitions.forEach((formula, definition) -> {
                if (!named.contains(formula)) found.add(new Found.Leftover(definition.start(), definition.end()));
            });
        }
    }
}
