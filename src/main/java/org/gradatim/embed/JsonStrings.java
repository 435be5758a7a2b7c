package org.gradatim.embed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes lines as strings of JSON: those that were there before as they were, others as Jupyter does. */
final class JsonStrings {
    private final Map<String, Deque<Line>> before = new HashMap<>();
    private final boolean ascii;

    /**
     * A line of a text.
     *
     * @param text with its line end
     * @param raw  as it stands in the file
     * @param gap  what stands between it and the next string of its list; null of a last one
     */
    record Line(String text, String raw, String gap) {
        Line(String text, String raw) {
            this(text, raw, null);
        }
    }

    /**
     * @param lines that were there before
     * @param ascii whether other letters than those of ASCII are written by their numbers
     */
    JsonStrings(List<Line> lines, boolean ascii) {
        this.ascii = ascii;
        lines.forEach(line -> before.computeIfAbsent(line.text(), _ -> new ArrayDeque<>()).add(line));
    }

    /** Parts a string into its lines. */
    static void split(String text, String raw, List<Line> lines) {
        int textStart = 0;
        int rawStart = 0;
        int rawAt = 0;
        for (int i = 0; i < text.length(); i++) {
            rawAt += width(raw, rawAt);
            if (text.charAt(i) == '\n') {
                lines.add(new Line(text.substring(textStart, i + 1), raw.substring(rawStart, rawAt)));
                textStart = i + 1;
                rawStart = rawAt;
            }
        }
        if (textStart < text.length()) lines.add(new Line(text.substring(textStart), raw.substring(rawStart)));
    }

    /** How many characters of the file one character takes. */
    private static int width(String raw, int at) {
        if (raw.charAt(at) != '\\') return 1;
        return raw.charAt(at + 1) == 'u' ? 6 : 2;
    }

    /** The text as one string. */
    String literal(String text) {
        return written(text).stream().map(Line::raw).collect(Collectors.joining("", "\"", "\""));
    }

    /** The text as a list of strings, laid out as that list was. */
    String list(String text, String list) {
        int first = list.indexOf('"');
        String open = first < 0 ? "[" : list.substring(0, first);
        String close = first < 0 ? "]" : list.substring(list.lastIndexOf('"') + 1);
        String usual = before.values().stream().flatMap(Deque::stream).map(Line::gap).filter(Objects::nonNull).findFirst().orElse("," + open.substring(1));
        StringBuilder out = new StringBuilder(open);
        List<Line> lines = written(text);
        for (int i = 0; i < lines.size(); i++) {
            String gap = lines.get(i).gap() == null ? usual : lines.get(i).gap();
            out.append('"').append(lines.get(i).raw()).append('"').append(i + 1 < lines.size() ? gap : "");
        }
        return out.append(close).toString();
    }

    private List<Line> written(String text) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(line(text.substring(start, end + 1)));
            start = end + 1;
        }
        if (start < text.length()) lines.add(line(text.substring(start)));
        return lines;
    }

    private Line line(String text) {
        Deque<Line> same = before.get(text);
        if (same == null) return new Line(text, escaped(text));
        return same.size() > 1 ? same.poll() : same.peek();
    }

    private String escaped(String line) {
        StringBuilder out = new StringBuilder(line.length() + 8);
        for (char c : line.toCharArray()) {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> out.append(c < 32 || ascii && c > 126 ? String.format(Locale.ROOT, "\\u%04x", (int) c) : Character.toString(c));
            }
        }
        return out.toString();
    }
}
