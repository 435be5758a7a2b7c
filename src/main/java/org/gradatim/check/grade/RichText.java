package org.gradatim.check.grade;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Answers that were typed into an editor with formatting, which learning platforms export as HTML. */
final class RichText {
    private static final Pattern MARKUP = Pattern.compile("(?i)</?(?:p|br|div|span|pre|code|su[bp]|strong|em|[biu]|[ou]l|li|table|tr|td|font)(?:\\s[^<>]*)?/?>|&(?:lt|gt|amp|nbsp|quot|#\\d+);");
    private static final Set<String> LINES = Set.of("p", "br", "div", "pre", "li", "tr");

    private RichText() {}

    /** Whether the file is such a text by itself, as its ending says. */
    static boolean isPage(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".html") || name.endsWith(".htm");
    }

    /** The lines of the text without their formatting; subscripts and superscripts as plain text has them. What is no HTML stays as it is. */
    static String plain(String cell) {
        if (!MARKUP.matcher(cell).find()) return cell;
        Writer writer = new Writer();
        Jsoup.parseBodyFragment(cell).body().traverse(writer);
        return writer.text.toString().strip();
    }

    /** Writes the text of a page line by line. */
    private static final class Writer implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void head(Node node, int depth) {
            switch (node) {
                case TextNode t -> text.append(t.getWholeText().replace('\u00A0', ' '));
                case Element e when e.normalName().equals("sub") -> text.append('_');
                case Element e when e.normalName().equals("sup") -> text.append("^(");
                default -> { }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element e)) return;
            if (e.normalName().equals("sup")) text.append(')');
            if (LINES.contains(e.normalName())) text.append('\n');
        }
    }
}
