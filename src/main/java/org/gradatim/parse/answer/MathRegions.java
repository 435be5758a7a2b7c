package org.gradatim.parse.answer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the formulas and the code of a LaTeX or Markdown document: <code>$…$</code>, <code>$$…$$</code>, {@code \(…\)}, {@code \[…\]}, environments of
 * equations, listings, fenced and inline code, and lines of prose that are an equation for a gradient.
 */
final class MathRegions {
    private static final Pattern OPENING = Pattern.compile("\\\\begin\\s*\\{([A-Za-z]+\\*?)}|\\$\\$|\\$|\\\\\\[|\\\\\\(|(?m:^[ \\t]*(```+|~~~+)([^\\n`]*)$)|(`+)|\\\\.");
    private static final Set<String> EQUATIONS = Set.of("equation", "align", "eqnarray", "gather", "multline", "displaymath", "math", "alignat", "flalign", "aligned", "split", "gathered", "dmath");
    private static final Set<String> LISTINGS = Set.of("verbatim", "lstlisting", "minted", "Verbatim");
    private static final Set<String> MATH_FENCES = Set.of("math", "latex", "tex", "katex");
    private static final Pattern GRADIENT = Pattern.compile("(?m)^[-*> \\t0-9.)]*+((?:d\\w+\\s*/\\s*d\\w+|∂[^=\\n]{1,40}/\\s*∂[^=\\n]{1,40}|∇[^=\\n]{1,40}|d[A-Za-z]\\w*)\\s*[:+-]?=[^\\n]+)$");

    private final String text;
    private final boolean markdown;
    private final List<Region> regions = new ArrayList<>();
    /** What closes nothing further on, so that nobody looks for it again. */
    private final Set<String> missing = new HashSet<>();

    /** The first blank line behind the place that was last asked for. */
    private int blank = -1;

    /** What stands in a document: a formula in LaTeX, or lines of code. */
    record Region(boolean latex, int from, int to) {}

    private MathRegions(String text, boolean markdown) {
        this.text = text;
        this.markdown = markdown;
    }

    static List<Region> in(String text, boolean markdown) {
        MathRegions found = new MathRegions(text, markdown);
        found.scan();
        return found.regions;
    }

    private void scan() {
        Matcher matcher = OPENING.matcher(text);
        int at = 0;
        while (at < text.length() && matcher.find(at)) {
            prose(at, matcher.start());
            int end = region(matcher);
            at = end < 0 ? matcher.end() : end;
        }
        prose(Math.min(at, text.length()), text.length());
    }

    /** Adds the region that is opened here; where it ends, or -1 where nothing is opened. */
    private int region(Matcher opening) {
        String sign = opening.group();
        if (opening.group(1) != null) return environment(opening);
        if (opening.group(2) != null) return markdown ? fence(opening) : -1;
        if (opening.group(4) != null) return markdown ? until(opening.group(4), opening.end(), false, true) : -1;
        return switch (sign) {
            case "$$" -> until("$$", opening.end(), true, false);
            case "$" -> until("$", opening.end(), true, true);
            case "\\[" -> until("\\]", opening.end(), true, false);
            case "\\(" -> until("\\)", opening.end(), true, true);
            default -> -1;
        };
    }

    private int environment(Matcher opening) {
        String name = opening.group(1);
        String plain = name.replace("*", "");
        if (!EQUATIONS.contains(plain) && !LISTINGS.contains(plain)) return -1;
        return until("\\end{" + name + "}", opening.end(), EQUATIONS.contains(plain), false);
    }

    private int fence(Matcher opening) {
        String language = opening.group(3).strip();
        return until("\n" + opening.group(2), opening.end(), MATH_FENCES.contains(language), false);
    }

    /** @param inline formulas in the text end before the next blank line */
    private int until(String closing, int from, boolean latex, boolean inline) {
        if (missing.contains(closing)) return -1;
        int end = text.indexOf(closing, from);
        if (end < 0) {
            missing.add(closing);
            return -1;
        }
        if (inline && (blankLine(from, end) || closing.equals("$") && isAmount(from, end))) return -1;
        if (end > from) regions.add(latex && !quoted(from, end) || !latex ? new Region(latex, from, end) : new Region(true, from + 1, end - 1));
        return end + closing.length();
    }

    /** In "costs $5 and $6" a space is only before the second sign. */
    private boolean isAmount(int from, int end) {
        return end > from && Character.isWhitespace(text.charAt(from)) != Character.isWhitespace(text.charAt(end - 1));
    }

    private boolean blankLine(int from, int end) {
        if (blank < from) {
            int next = text.indexOf("\n\n", from);
            blank = next < 0 ? text.length() : next;
        }
        return blank < end;
    }

    /** Some write <code>$`…`$</code>. */
    private boolean quoted(int from, int end) {
        return markdown && end - from > 2 && text.charAt(from) == '`' && text.charAt(end - 1) == '`';
    }

    private void prose(int from, int to) {
        if (!markdown || from >= to) return;
        Matcher matcher = GRADIENT.matcher(text).region(from, to);
        while (matcher.find()) regions.add(new Region(false, matcher.start(1), matcher.end(1)));
    }
}
