package org.gradatim.embed;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradatim.embed.Found.Form;
import org.gradatim.embed.Found.Made;

/**
 * Places in AsciiDoc: a listing below {@code [gradatim]}, a comment block whose first line is {@code gradatim}, and within a line the
 * macro {@code gradatim:dJ/dw1[]}. A listing that is filled stands, as it was, in a comment block above what was made of it. On an item of
 * a list, where only one block hangs, all stands in an open block.
 */
final class AsciiDocSyntax implements Syntax {
    private static final Markers MARKERS = new Markers("// ", "");

    private static final String COMMENT = "////";
    private static final String OPEN = "--";
    private static final String LABEL = "[gradatim]";

    /** Marks between which nothing is markup. */
    private static final Pattern VERBATIM = Pattern.compile("(?:-{4,}|\\.{4,}|\\+{4,}|/{4,}|`{3,}.*)[ \\t]*");

    private static final Pattern LISTING = Pattern.compile("(?:-{4,}|\\.{4,})[ \\t]*");

    /** Sets, or with an exclamation mark unsets, the folder of pictures. */
    private static final Pattern IMAGES = Pattern.compile(":(!?)imagesdir(!?):(?:[ \\t]+(.*?))?[ \\t]*");

    private static final Pattern LINE_COMMENT = Pattern.compile("//(?!/).*");

    private static final Pattern INLINE = Pattern.compile("(?:\\+\\+\\+<!-- )?(?<![\\w\\\\:+-])(gradatim:(?!:)([^\\s\\[\\]]+)\\[\\])(?: " + Stamp.REGEX + " -->\\+\\+\\+)?");

    /** A bracket right before the pluses would be taken for their attributes. */
    private static final String INLINE_END = "{empty}+++<!-- /gradatim -->+++";

    @Override
    public Around around(Found.Request place, Stamp stamp, String generated) {
        String part = "\n" + MARKERS.around(stamp, generated, "");
        return switch (place.form()) {
            case SHOWN -> new Around(COMMENT + "\n", "\n" + COMMENT + part);
            case SHOWN_IN_ITEM -> new Around(OPEN + "\n" + COMMENT + "\n", "\n" + COMMENT + part + "\n" + OPEN);
            case HIDDEN -> new Around("", part);
            case HIDDEN_IN_ITEM -> new Around(OPEN + "\n", part + "\n" + OPEN);
            case INLINE -> new Around("+++<!-- ", " " + stamp + " -->+++" + generated + INLINE_END);
            case DEFINED -> throw new IllegalArgumentException("a macro of AsciiDoc stands for itself");
        };
    }

    @Override
    public List<Found> find(Passage passage) {
        return new Search(passage).all();
    }

    private static final class Search extends LineSearch {
        /** The folder of pictures that holds here. */
        private String images = "";

        Search(Passage passage) {
            super(passage, MARKERS);
        }

        @Override
        int at(int line) {
            String content = line(line).stripTrailing();
            Matcher set = IMAGES.matcher(content);
            if (set.matches()) images = set.group(1).isEmpty() && set.group(2).isEmpty() && set.group(3) != null ? set.group(3) : "";
            if (content.equals(LABEL) && LISTING.matcher(line(line + 1)).matches()) return listing(line);
            if (content.equals(COMMENT)) return comment(line);
            refuseOrphan(line);
            if (VERBATIM.matcher(content).matches()) return Math.min(closing(line), count() - 1);
            return LINE_COMMENT.matcher(content).matches() ? line : inline(line);
        }

        /** The line that closes the block which a line opens; beyond the last one where none does. */
        private int closing(int line) {
            String marks = line(line).stripTrailing();
            String close = marks.startsWith("`") ? marks.replaceFirst("[^`].*", "") : marks;
            int last = line + 1;
            while (last < count() && !line(last).stripTrailing().equals(close)) last++;
            return last;
        }

        private int listing(int line) {
            int last = closing(line + 1);
            if (last >= count()) {
                broken(line, count() - 1, "this block is never closed; write `" + line(line + 1).strip() + "` below its last line");
                return count() - 1;
            }
            String inner = last == line + 2 ? "" : lines(line + 2, last - 1);
            if (inner.lines().anyMatch(l -> l.stripTrailing().equals(COMMENT))) {
                broken(line, last, "a block cannot hold a line `" + COMMENT + "`, which would end the comment that it is kept in");
                return last;
            }
            add(start(line), end(last), lines(line, last), "\n\n" + inner, line, hangs(line) ? Form.SHOWN_IN_ITEM : Form.SHOWN, Optional.empty());
            return last;
        }

        private void add(int start, int end, String source, String request, int line, Form form, Optional<Made> made) {
            found.add(new Found.Request(start, end, source, request, start(line), form, "", images, made));
        }

        /** Whether a block hangs on the item above it. */
        private boolean hangs(int line) {
            return line > 0 && line(line - 1).stripTrailing().equals("+");
        }

        /** A comment block: a request, a listing that is filled, or a remark of the author's. */
        private int comment(int line) {
            int last = closing(line);
            boolean hidden = line(line + 1).strip().equals("gradatim");
            if (last >= count()) {
                if (hidden) broken(line, count() - 1, "this comment is never closed; write `" + COMMENT + "` below its last line");
                return count() - 1;
            }
            boolean shown = line(line + 1).stripTrailing().equals(LABEL) && hasPart(last);
            if (!hidden && !shown) return last;
            Optional<Markers.Part> part = part(last, "");
            if (part.isEmpty() && hasPart(last)) {
                broken(line, last, "the generated part below has no end; write `" + MARKERS.below() + "` below it");
                return lineOf(MARKERS.markEnd(text, end(last)), last);
            }
            return filled(line, last, hidden, part);
        }

        private int filled(int line, int last, boolean hidden, Optional<Markers.Part> part) {
            boolean wrapped = part.isPresent() && line > 0 && line(line - 1).stripTrailing().equals(OPEN) && hangs(line - 1);
            int partEnd = part.map(p -> lineOf(p.end(), last)).orElse(last);
            boolean closed = wrapped && line(partEnd + 1).stripTrailing().equals(OPEN);
            int start = start(closed ? line - 1 : line);
            int end = closed ? end(partEnd + 1) : part.map(Markers.Part::end).orElse(end(last));
            boolean item = part.isEmpty() ? hangs(line) : closed;
            if (hidden) {
                String inner = last == line + 2 ? "" : lines(line + 2, last - 1);
                add(start, end, lines(line, last), "\n\n" + inner, line, item ? Form.HIDDEN_IN_ITEM : Form.HIDDEN, made(part));
            } else {
                String inner = last - 1 <= line + 3 ? "" : lines(line + 3, last - 2);
                add(start, end, lines(line + 1, last - 1), "\n\n" + inner, line + 1, item ? Form.SHOWN_IN_ITEM : Form.SHOWN, made(part));
            }
            return closed ? partEnd + 1 : partEnd;
        }

        // ---- within a line

        private int inline(int line) {
            Matcher macro = INLINE.matcher(text);
            int from = start(line);
            while (macro.find(from) && macro.start() < end(line)) {
                boolean opened = macro.group().startsWith("+++");
                if (opened != (macro.group(3) != null)) {
                    from = macro.end();
                    continue;
                }
                from = opened ? filledMacro(macro) : macro(macro);
            }
            return Math.max(line, lineOf(Math.max(from - 1, start(line)), line));
        }

        private int macro(Matcher macro) {
            if (macro.group(1).contains("--")) {
                found.add(new Found.Broken(macro.start(), macro.end(), passage.place(macro.start()).error("the name of a formula cannot hold `--`, which would end the comment that it is kept in")));
            } else {
                found.add(new Found.Request(macro.start(), macro.end(), macro.group(1), macro.group(2), macro.start(), Form.INLINE, "", images, Optional.empty()));
            }
            return macro.end();
        }

        private int filledMacro(Matcher macro) {
            int end = text.indexOf(INLINE_END, macro.end());
            if (end < 0 || text.substring(macro.end(), end).contains("+++")) {
                found.add(new Found.Broken(macro.start(), macro.end(), passage.place(macro.start()).error("the formula behind this comment has no end; write `" + INLINE_END + "` behind it")));
                return macro.end();
            }
            Made made = new Made(Stamp.parse(macro.group(3)), text.substring(macro.end(), end));
            found.add(new Found.Request(macro.start(), end + INLINE_END.length(), macro.group(1), macro.group(2), macro.start(), Form.INLINE, "", images, Optional.of(made)));
            return end + INLINE_END.length();
        }
    }
}
