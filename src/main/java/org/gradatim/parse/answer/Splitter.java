package org.gradatim.parse.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradatim.parse.answer.Mark.Kind;

/**
 * Splits a text into marks. What cannot stand in an answer becomes a {@link Kind#BAD} mark, so that it spoils only the side in which
 * it stands.
 */
abstract class Splitter {
    private static final Pattern ANYTHING = Pattern.compile("");

    final Region region;
    final String text;
    final List<Mark> marks = new ArrayList<>();
    int at;
    private final Matcher matcher;

    Splitter(Region region) {
        this.region = region;
        this.text = region.text();
        this.at = region.from();
        this.matcher = ANYTHING.matcher(text);
    }

    /** Reads the mark at {@link #at}, which is no space, and goes behind it. */
    abstract void next(int c);

    List<Mark> read() {
        while (at < region.to()) {
            int c = text.codePointAt(at);
            if (Letters.isSpace(c)) at += Character.charCount(c);
            else next(c);
        }
        return marks;
    }

    final boolean matches(Pattern pattern) {
        return matcher.usePattern(pattern).region(at, region.to()).lookingAt();
    }

    /** What {@link #matches} found. */
    final Matcher match() {
        return matcher;
    }

    final void add(Kind kind, String name, int end) {
        marks.add(region.mark(kind, name, at, end));
        at = end;
    }

    final void bad(String message) {
        add(Kind.BAD, message, at + Character.charCount(text.codePointAt(at)));
    }

    final boolean followsOperand() {
        if (marks.isEmpty()) return false;
        return switch (marks.getLast().kind()) {
            case NAME, NUMBER, CLOSE, UNGROUP, PRIME, TRANSPOSE, METHOD -> true;
            default -> false;
        };
    }

    /** A letter with its accent becomes what {@code \hat{y}} is. */
    final void accented(String accent, String name, int end) {
        marks.add(region.mark(Kind.ACCENT, accent, at, at));
        marks.add(region.mark(Kind.GROUP, "{", at, at));
        marks.add(region.mark(Kind.NAME, name, at, end));
        marks.add(region.mark(Kind.UNGROUP, "}", end, end));
        at = end;
    }

    /** A character beyond ASCII that is no letter. */
    final void unicode(int c) {
        UnicodeSign sign = UnicodeSign.ALL.get(c);
        if (Letters.isBelow(c)) scripts(Kind.UNDER);
        else if (Letters.isAbove(c)) scripts(Kind.TO_THE);
        else if (sign != null && (sign.kind() != Kind.PRIME || followsOperand())) add(sign.kind(), sign.text(), at + Character.charCount(c));
        else bad(Letters.advice(c));
    }

    /** A run of raised or lowered characters is one group. */
    private void scripts(Kind kind) {
        int start = at;
        StringBuilder plain = new StringBuilder();
        while (at < region.to() && isScript(kind, text.codePointAt(at))) {
            plain.append(Letters.plain(text.codePointAt(at)));
            at += Character.charCount(text.codePointAt(at));
        }
        Mark whole = region.mark(kind, plain.toString(), start, at);
        if (kind == Kind.TO_THE && whole.text().equals("T")) {
            marks.add(new Mark(Kind.TRANSPOSE, "T", whole.start(), whole.end()));
            return;
        }
        marks.add(new Mark(kind, "", whole.start(), whole.start()));
        marks.add(new Mark(Kind.GROUP, "{", whole.start(), whole.start()));
        if (kind == Kind.UNDER) marks.add(new Mark(Kind.NAME, whole.text(), whole.start(), whole.end()));
        else marks.addAll(new PlainMarks(Region.standingFor(whole.text(), new Written.Span(whole.start(), whole.end()))).read());
        marks.add(new Mark(Kind.UNGROUP, "}", whole.end(), whole.end()));
    }

    private static boolean isScript(Kind kind, int c) {
        return kind == Kind.UNDER ? Letters.isBelow(c) : Letters.isAbove(c);
    }
}
