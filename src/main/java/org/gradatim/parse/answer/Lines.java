package org.gradatim.parse.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lines of plain text or code to statements. */
final class Lines {
    private static final Pattern MACRO = Pattern.compile("\\\\[A-Za-z,;!{]|\\\\\\\\");

    private final Source source;
    private final Words words;
    private final OwnMacros own;

    Lines(Source source, Words words) {
        this.source = source;
        this.words = words;
        this.own = OwnMacros.in(source.text());
    }

    List<Statement> read() {
        String text = source.text();
        List<Mark> marks = new ArrayList<>();
        for (int at = 0; at < text.length();) {
            int end = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
            Region region = Region.of(text, at, end);
            boolean latex = MACRO.matcher(text).region(at, end).find();
            marks.addAll((latex ? new LatexMarks(region, words, own) : new PlainMarks(region)).read());
            marks.add(new Mark(Mark.Kind.ROW, "", end, end));
            at = end + 1;
        }
        return Statements.of(source, marks);
    }
}
