package org.gradatim.embed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradatim.embed.Found.Form;
import org.gradatim.embed.Found.Made;
import org.jsoup.parser.Parser;

/** Places in HTML: a comment that begins with the word {@code gradatim}, an element {@code <code>gradatim: dJ/dw1</code>}. */
final class HtmlSyntax implements Syntax {
    private static final Markers MARKERS = new Markers("<!-- ", " -->");

    /** Comments, elements whose text is no markup or a listing, code, and tags, in whose attributes anything may stand. */
    private static final Pattern MARKUP = Pattern.compile("<!--(?<comment>.*?)-->|<!--(?<open>)"
            + "|(?i:<(?<raw>script|style|textarea|title|xmp|pre)\\b[^>]*>.*?</\\k<raw>\\s*>)"
            + "|(?<code><code\\b[^>]*>\\s*gradatim:(?<formula>[^<]*)</code>)"
            + "|<[A-Za-z/](?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>", Pattern.DOTALL);

    private static final Pattern REQUEST = Pattern.compile("\\A\\s+gradatim(?![\\w/-])(?!\\s+" + Stamp.REGEX + ")");

    private static final Pattern ORPHAN = Pattern.compile("\\A\\s+gradatim\\s+" + Stamp.REGEX);

    /** The comment before a formula. */
    private static final Pattern FILLED = Pattern.compile("\\A (<code\\b[^>]*>\\s*gradatim:([^<]*)</code>) " + Stamp.REGEX + " \\z", Pattern.DOTALL);

    @Override
    public Around around(Found.Request place, Stamp stamp, String generated) {
        return place.isInline() ? new Around("<!-- ", " " + stamp + " -->" + generated + MARKERS.below())
                : new Around("", "\n" + MARKERS.around(stamp, generated, ""));
    }

    @Override
    public List<Found> find(Passage passage) {
        List<Found> found = new ArrayList<>();
        Matcher markup = MARKUP.matcher(passage.text());
        int from = 0;
        while (markup.find(from)) {
            Optional<Found> place = place(passage, markup);
            place.ifPresent(found::add);
            from = Math.max(markup.end(), place.map(Found::end).orElse(0));
        }
        return found;
    }

    private static Optional<Found> place(Passage passage, Matcher markup) {
        if (markup.group("code") != null) return Optional.of(code(passage, markup));
        if (markup.group("open") != null) {
            boolean ours = REQUEST.matcher(passage.text().substring(markup.end())).find();
            return ours ? Optional.of(broken(passage, markup.start(), markup.end(), "this comment is never closed; write `-->` below its last line")) : Optional.empty();
        }
        if (markup.group("comment") == null) return Optional.empty();
        String comment = markup.group("comment");
        Matcher filled = FILLED.matcher(comment);
        if (filled.matches()) return Optional.of(filled(passage, markup, filled));
        if (REQUEST.matcher(comment).find()) return Optional.of(block(passage, markup, comment));
        if (!ORPHAN.matcher(comment).find()) return Optional.empty();
        return Optional.of(broken(passage, markup.start(), markup.end(), "this is the mark above a generated part, but the request above it is missing; delete the part with both of its marks"));
    }

    private static Found.Broken broken(Passage passage, int start, int end, String message) {
        return new Found.Broken(start, end, passage.place(start).error(message));
    }

    private static Found block(Passage passage, Matcher markup, String comment) {
        int start = markup.start();
        Matcher head = REQUEST.matcher(comment);
        head.find();
        String request = " ".repeat(start - passage.lineStart(start) + "<!--".length() + head.end()) + comment.substring(head.end());
        Optional<Markers.Part> part = MARKERS.partAt(passage.text(), markup.end(), "");
        if (part.isEmpty() && MARKERS.startsAt(passage.text(), markup.end())) {
            return broken(passage, start, MARKERS.markEnd(passage.text(), markup.end()), "the generated part below has no end; write `" + MARKERS.below() + "` below it");
        }
        String source = passage.text().substring(start, markup.end());
        return new Found.Request(start, part.map(Markers.Part::end).orElse(markup.end()), source, request, start, Form.HIDDEN, "",
                part.map(p -> new Made(p.stamp(), p.generated())));
    }

    // ---- within a line

    private static Found code(Passage passage, Matcher markup) {
        String source = markup.group("code");
        if (source.contains("--")) return broken(passage, markup.start(), markup.end(), "the name of a formula cannot hold `--`, which would end the comment that it is kept in");
        return new Found.Request(markup.start(), markup.end(), source, name(markup.group("formula")), markup.start(), Form.INLINE, "", Optional.empty());
    }

    private static String name(String escaped) {
        return Parser.unescapeEntities(escaped, false).strip();
    }

    private static Found filled(Passage passage, Matcher markup, Matcher filled) {
        int below = passage.text().indexOf(MARKERS.below(), markup.end());
        if (below < 0 || passage.text().substring(markup.end(), below).contains("<!--")) return broken(passage, markup.start(), markup.end(), "the formula behind this comment has no end; write `" + MARKERS.below() + "` behind it");
        Made made = new Made(Stamp.parse(filled.group(3)), passage.text().substring(markup.end(), below));
        return new Found.Request(markup.start(), below + MARKERS.below().length(), filled.group(1), name(filled.group(2)), markup.start(), Form.INLINE, "", Optional.of(made));
    }
}
