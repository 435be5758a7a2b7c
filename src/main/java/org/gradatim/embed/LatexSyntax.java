package org.gradatim.embed;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradatim.embed.Found.Form;
import org.gradatim.embed.Found.Made;

/**
 * Places in LaTeX: comment lines from {@code % gradatim} to {@code % end}, and within a line {@code \gradatim{dJ/dw1}}, which stays and
 * is followed by its stamp in brackets and the formula in braces.
 */
final class LatexSyntax implements Syntax {
    private static final Markers MARKERS = new Markers("% ", "");

    private static final Pattern REQUEST = Pattern.compile("[ \\t]*%+[ \\t]*gradatim[ \\t]*");

    private static final Pattern COMMENT = Pattern.compile("[ \\t]*%.*");

    /** What a comment begins with. */
    private static final Pattern PERCENTS = Pattern.compile("(?m)^[ \\t]*%+");

    private static final Pattern END = Pattern.compile("[ \\t]*%+[ \\t]*end[ \\t]*");

    /** Environments whose text is printed as it is, or not at all. */
    private static final Pattern VERBATIM = Pattern.compile("\\\\begin\\{(verbatim\\*?|Verbatim|lstlisting|minted|comment|filecontents\\*?)\\}");

    /** The macro with its argument, but not where it is defined; first, text in which it would mean nothing. */
    private static final Pattern INLINE = Pattern.compile("\\\\(?:verb\\*?|lstinline)(?<mark>[^a-zA-Z\\s*{\\[]).*?\\k<mark>|(?<!\\\\|\\\\def|\\\\let|command)\\\\gradatim\\{(?<formula>[^{}\\r\\n]*)\\}(?:\\[(?<stamp>" + Stamp.REGEX + ")\\]\\{)?");

    @Override
    public Around around(Found.Request place, Stamp stamp, String generated) {
        return place.isInline() ? new Around("", "[" + stamp + "]{" + generated + "}") : new Around("", "\n" + MARKERS.around(stamp, generated, place.prefix()));
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
            refuseOrphan(line);
            String visible = content.replaceFirst("(?<!\\\\)((?:\\\\\\\\)*)%.*", "$1");
            int last = inline(line, visible.length());
            Matcher verbatim = VERBATIM.matcher(visible);
            return verbatim.find() ? verbatimEnd(line, verbatim.group(1)) : last;
        }

        private int verbatimEnd(int line, String environment) {
            int last = line;
            while (last < count() && !line(last).contains("\\end{" + environment + "}")) last++;
            return last;
        }

        private int request(int first) {
            int last = first + 1;
            while (last < count() && COMMENT.matcher(line(last)).matches() && !END.matcher(line(last)).matches()) last++;
            if (last >= count() || !END.matcher(line(last)).matches()) {
                broken(first, last - 1, "this block is never closed; write `% end` below its last line");
                return last - 1;
            }
            String inner = last == first + 1 ? "" : PERCENTS.matcher(lines(first + 1, last - 1)).replaceAll(m -> " ".repeat(m.group().length()));
            return hidden(first, last, "\n" + inner, line(first).substring(0, indent(line(first))));
        }

        private int inline(int line, int visible) {
            Matcher macro = INLINE.matcher(text);
            int from = start(line);
            int last = line;
            while (macro.find(from) && macro.start() < start(line) + visible) {
                from = macro.group("formula") == null ? macro.end() : macro.group("stamp") == null ? unfilled(macro) : filled(macro);
                last = lineOf(from, line);
            }
            return last;
        }

        private int unfilled(Matcher macro) {
            found.add(new Found.Request(macro.start(), macro.end(), macro.group(), macro.group("formula").strip(), macro.start(), Form.INLINE, "", Optional.empty()));
            return macro.end();
        }

        private int filled(Matcher macro) {
            int close = closing(macro.end());
            if (close < 0) {
                found.add(new Found.Broken(macro.start(), macro.end(), passage.place(macro.start()).error("the formula behind this macro is never closed; write `}` behind it")));
                return macro.end();
            }
            String source = "\\gradatim{" + macro.group("formula") + "}";
            Made made = new Made(Stamp.parse(macro.group("stamp")), text.substring(macro.end(), close));
            found.add(new Found.Request(macro.start(), close + 1, source, macro.group("formula").strip(), macro.start(), Form.INLINE, "", Optional.of(made)));
            return close + 1;
        }

        /** The brace that closes the one before this place; -1 where none does. */
        private int closing(int from) {
            int depth = 1;
            for (int i = from; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\\') i++;
                else if (c == '{') depth++;
                else if (c == '}' && --depth == 0) return i;
            }
            return -1;
        }
    }
}
