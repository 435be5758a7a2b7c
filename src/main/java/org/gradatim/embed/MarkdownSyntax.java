package org.gradatim.embed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.gradatim.embed.Found.Form;
import org.gradatim.embed.Found.Made;
import org.gradatim.parse.Place;
import org.gradatim.parse.Settings;

/**
 * Places in Markdown: a fenced block whose language is {@code gradatim}, a comment that begins with this word, a piece of code
 * {@code `gradatim: dJ/dw1`}. A fence that is filled stands, as it was, in a comment above what was made of it, since its readers
 * want to see one of the two.
 */
final class MarkdownSyntax implements Syntax {
    private static final Markers MARKERS = new Markers("<!-- ", " -->");

    private static final String OPEN = "<!--";
    private static final String CLOSE = "-->";

    /** YAML at the very beginning of a text. */
    private static final Pattern HEAD = Pattern.compile("\\A(---[ \\t]*\\R)(.*?)\\R(?:---|\\.\\.\\.)[ \\t]*(?=\\R|\\z)", Pattern.DOTALL);

    /** How the language of a fence reads: as GitHub, MyST and Pandoc or Quarto write it. */
    private static final Pattern LANGUAGE = Pattern.compile("gradatim|\\{gradatim\\}|\\{\\s*\\.gradatim\\s*\\}");

    /** A comment that is a request. */
    private static final Pattern REQUEST = Pattern.compile("\\A<!--\\s+gradatim(?![\\w/-])(?!\\s+" + Stamp.REGEX + ")");

    /** A comment around a fence that was filled. */
    private static final Pattern WRAPPED = Pattern.compile("\\A<!--\\R[ \\t>]*((?:`{3,}|~{3,})[ \\t]*(?:" + LANGUAGE.pattern() + ")[ \\t]*\\R.*(?:`{3,}|~{3,})[ \\t]*)\\R[ \\t>]*-->\\z", Pattern.DOTALL);

    /** A mark above a part. */
    private static final Pattern ORPHAN = Pattern.compile("\\A<!--\\s+gradatim\\s+" + Stamp.REGEX);

    /** The comment behind a formula. */
    private static final Pattern BEHIND = Pattern.compile("<!-- (`+\\s?gradatim:.*?`+) " + Stamp.REGEX + " -->", Pattern.DOTALL);

    private static final Pattern INLINE = Pattern.compile("gradatim:\\s*(.*)", Pattern.DOTALL);

    @Override
    public Optional<Settings> head(Passage passage) {
        int mark = mark(passage.text());
        Matcher head = HEAD.matcher(passage.text().substring(mark));
        return head.find() ? Settings.under("gradatim", head.group(2), new Place(passage.name(), 2, 1), Requests.KEYS) : Optional.empty();
    }

    /** The text without the YAML at its head. */
    static String withoutHead(String text) {
        return HEAD.matcher(text.substring(mark(text))).replaceFirst("");
    }

    private static int mark(String text) {
        return !text.isEmpty() && text.charAt(0) == Passage.BYTE_ORDER_MARK ? 1 : 0;
    }

    @Override
    public List<Found> find(Passage passage) {
        String text = passage.text();
        Matcher head = HEAD.matcher(text.substring(mark(text)));
        int from = mark(text) + (head.find() ? head.end() : 0);
        Search search = new Search(passage, from);
        Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build().parse(text.substring(from)).accept(search);
        search.found.sort(Comparator.comparingInt(Found::start));
        return search.found;
    }

    @Override
    public Around around(Found.Request place, Stamp stamp, String generated) {
        String prefix = place.prefix();
        return switch (place.form()) {
            case SHOWN -> new Around(OPEN + "\n" + prefix, "\n" + prefix + CLOSE + "\n" + MARKERS.around(stamp, generated, prefix));
            case HIDDEN -> new Around("", "\n" + MARKERS.around(stamp, generated, prefix));
            case INLINE -> new Around(generated + "<!-- ", " " + stamp + " -->");
            case SHOWN_IN_ITEM, HIDDEN_IN_ITEM, DEFINED -> throw new IllegalArgumentException("Markdown has no place like this: " + place.form());
        };
    }

    /** Goes through the blocks of one text. */
    private static final class Search extends AbstractVisitor {
        private final Passage passage;
        private final String text;
        /** Where the parsed text begins in the passage. */
        private final int from;
        private final List<Found> found = new ArrayList<>();
        /** The end of the last place; what is before it is part of it. */
        private int covered;

        Search(Passage passage, int from) {
            this.passage = passage;
            this.text = passage.text();
            this.from = from;
        }

        private int start(Node node) {
            int start = from + node.getSourceSpans().getFirst().getInputIndex();
            while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) start++;
            return start;
        }

        private int end(Node node) {
            SourceSpan last = node.getSourceSpans().getLast();
            return from + last.getInputIndex() + last.getLength();
        }

        private void broken(int start, int end, String message) {
            found.add(new Found.Broken(start, end, passage.place(start).error(message)));
            covered = Math.max(covered, end);
        }

        /** What the lines of a part begin with that stands here: the marks of quotations, and blanks for those of list items. */
        private String prefix(int start) {
            return text.substring(passage.lineStart(start), start).replaceAll("[^>\\s]", " ");
        }

        // ---- fences

        @Override
        public void visit(FencedCodeBlock fence) {
            int start = start(fence);
            if (start < covered || !LANGUAGE.matcher(fence.getInfo() == null ? "" : fence.getInfo().strip()).matches()) return;
            int end = end(fence);
            if (fence.getClosingFenceLength() == null) {
                broken(start, end, "this block is never closed; write `" + fence.getFenceCharacter().repeat(fence.getOpeningFenceLength()) + "` below its last line");
                return;
            }
            String source = text.substring(start, end);
            if (source.contains(CLOSE) || source.contains("--!>")) {
                broken(start, end, "a block cannot hold `-->`, which would end the comment that it is kept in");
                return;
            }
            add(start, end, source, start, Form.SHOWN, Optional.empty());
        }

        /** A request in lines of its own, of which the first and the last are the fence's. */
        private void add(int start, int end, String source, int sourceStart, Form form, Optional<Made> made) {
            String inner = source.replaceFirst(".*", "").replaceFirst("(?s)\\R[^\\r\\n]*\\z", "\n");
            found.add(new Found.Request(start, end, source, withoutQuotes(inner, prefix(start)), sourceStart, form, prefix(start), made));
            covered = end;
        }

        /** Blanks in place of the marks of quotations. */
        private static String withoutQuotes(String lines, String prefix) {
            long quotes = prefix.chars().filter(c -> c == '>').count();
            if (quotes == 0) return lines;
            Pattern marks = Pattern.compile("(?m)^(?:[ \\t]*>){1," + quotes + "}");
            return marks.matcher(lines).replaceAll(m -> m.group().replace('>', ' '));
        }

        // ---- comments

        @Override
        public void visit(HtmlBlock block) {
            int start = start(block);
            if (start < covered || !text.startsWith(OPEN, start)) return;
            int end = text.indexOf(CLOSE, start) + CLOSE.length();
            if (end < CLOSE.length()) {
                if (REQUEST.matcher(text.substring(start)).find()) broken(start, text.length(), "this comment is never closed; write `-->` below its last line");
                return;
            }
            String comment = text.substring(start, end);
            Matcher wrapped = WRAPPED.matcher(comment);
            if (wrapped.find()) wrapped(start, end, comment, wrapped);
            else if (REQUEST.matcher(comment).find()) hidden(start, end, comment);
            else if (ORPHAN.matcher(comment).find()) broken(start, end, "this is the mark above a generated part, but the request above it is missing; delete the part with both of its marks");
        }

        /** A fence in a comment is a place where something was made of it; else its author has put it out of use. */
        private void wrapped(int start, int end, String comment, Matcher wrapped) {
            if (MARKERS.startsAt(text, end)) part(start, end, comment, wrapped);
        }

        private void part(int start, int end, String comment, Matcher wrapped) {
            Optional<Markers.Part> part = MARKERS.partAt(text, end, prefix(start));
            if (part.isEmpty()) broken(start, MARKERS.markEnd(text, end), "the generated part below has no end; write `" + MARKERS.below() + "` below it");
            else add(start, part.get().end(), wrapped.group(1), start + wrapped.start(1), Form.SHOWN, made(part.get()));
        }

        private static Optional<Made> made(Markers.Part part) {
            return Optional.of(new Made(part.stamp(), part.generated()));
        }

        private void hidden(int start, int end, String comment) {
            if (!text.substring(end, lineEnd(end)).isBlank()) {
                broken(start, end, "what a comment asks for stands below it; begin a new line behind `-->`");
                return;
            }
            Matcher head = REQUEST.matcher(comment);
            head.find();
            String request = " ".repeat(head.end()) + comment.substring(head.end(), comment.length() - CLOSE.length());
            String column = " ".repeat(start - passage.lineStart(start));
            Optional<Markers.Part> part = MARKERS.partAt(text, end, prefix(start));
            if (part.isEmpty() && MARKERS.startsAt(text, end)) {
                broken(start, MARKERS.markEnd(text, end), "the generated part below has no end; write `" + MARKERS.below() + "` below it");
                return;
            }
            int last = part.map(Markers.Part::end).orElse(end);
            found.add(new Found.Request(start, last, comment, withoutQuotes(column + request, prefix(start)), start, Form.HIDDEN,
                    prefix(start), part.flatMap(Search::made)));
            covered = last;
        }

        private int lineEnd(int offset) {
            int end = offset;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') end++;
            return end;
        }

        // ---- within a line

        @Override
        public void visit(Code code) {
            Matcher asked = INLINE.matcher(code.getLiteral());
            int start = start(code);
            if (start < covered || !asked.matches()) return;
            int end = end(code);
            String source = text.substring(start, end);
            if (code.getSourceSpans().size() > 1) broken(start, end, "a formula within a line has to stand on one line");
            else if (source.contains("--")) broken(start, end, "the name of a formula cannot hold `--`, which would end the comment that it is kept in");
            else found.add(new Found.Request(start, end, source, asked.group(1).strip(), start, Form.INLINE, prefix(start), Optional.empty()));
        }

        @Override
        public void visit(HtmlInline comment) {
            Matcher behind = BEHIND.matcher(comment.getLiteral());
            int at = start(comment);
            if (at < covered || !behind.matches()) return;
            int start = formulaStart(at);
            if (start < 0) {
                broken(at, end(comment), "the formula before this comment is gone; write the code in it in place of the comment");
                return;
            }
            String source = behind.group(1);
            Matcher asked = INLINE.matcher(source.replaceAll("\\A`+ ?| ?`+\\z", ""));
            if (!asked.matches()) return;
            found.add(new Found.Request(start, end(comment), source, asked.group(1).strip(), start, Form.INLINE, prefix(start),
                    Optional.of(new Made(Stamp.parse(behind.group(2)), text.substring(start, at)))));
        }

        /** Where the dollars before this place open; -1 where there are none. */
        private int formulaStart(int end) {
            if (end < 2 || text.charAt(end - 1) != '$') return -1;
            if (text.charAt(end - 2) == '`') return text.lastIndexOf("$`", end - 3);
            int open = text.lastIndexOf('$', end - 2);
            while (open > 0 && text.charAt(open - 1) == '\\') open = text.lastIndexOf('$', open - 1);
            return open;
        }
    }
}
