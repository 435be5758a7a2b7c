package org.gradatim.render.pdf;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.gradatim.notation.Role;
import org.gradatim.render.canvas.Palette;
import org.gradatim.render.diagram.DiagramLayout;
import org.gradatim.render.escape.LatexSymbols;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;
import org.w3c.dom.traversal.DocumentTraversal;
import org.w3c.dom.traversal.NodeFilter;
import org.w3c.dom.traversal.NodeIterator;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The page that is printed, as a tree, and what print needs beyond a browser: everything has to fit the paper, and
 * characters that the fonts lack are drawn.
 */
final class PdfPage {

    /** Room at either side of a cell's drawing, in em, by the style of {@code templates/print.html}. */
    private static final double CELL = 1.2;

    /** What a list or a remark is set in, in em. */
    private static final double INDENT = 2;

    /** Rows of a table that stay on one page. */
    private static final int LONGEST_KEPT = 8;

    /** The renderer gives columns a little more than their widest parts; so much of the line is left to those. */
    private static final double TABLE_ROOM = 0.95;

    /** Where a line may end in running text; not at a blank that is none for lines. */
    private static final String BREAKS = "[ \\t\\r\\n]+";

    private static final String WORD_JOINER = "\u2060";

    /** What a picture's caption and the space around it take of the height of a page, in em. */
    private static final double CAPTION = 6;

    /**
     * What a page has room for, in em.
     *
     * @param width  of a line of text
     * @param height of all lines
     */
    record Room(double width, double height) {}

    private final Document page;
    private final PdfDrawings drawings;
    private final Room room;

    private PdfPage(Document page, PdfDrawings drawings, Room room) {
        this.page = page;
        this.drawings = drawings;
        this.room = room;
    }

    /**
     * Reads a page and fits it to the paper.
     *
     * @param xhtml well-formed; its {@code object} elements are {@code drawings}
     * @throws IllegalArgumentException if the page is not well-formed
     */
    static Document of(String xhtml, PdfDrawings drawings, Room room) {
        PdfPage page = new PdfPage(parse(xhtml), drawings, room);
        page.flatten();
        page.fit();
        page.keepTogether();
        page.drawMissingSigns();
        page.nameLinks();
        page.glue();
        return page.page;
    }

    /** Whatever document type the page names, no other file is read. */
    private static Document parse(String xhtml) {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setEntityResolver((_, _) -> new InputSource(new StringReader("")));
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(xhtml)));
        } catch (SAXException e) {
            throw new IllegalArgumentException("the page to print is not well-formed XHTML: " + e.getMessage(), e);
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Element> elements(String name) {
        NodeList nodes = page.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>(nodes.getLength());
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /**
     * Makes sections and frames, which only a browser needs, one row of blocks: the renderer keeps a heading or a lead with
     * what follows only where both have the same parent.
     */
    private void flatten() {
        for (Element section : elements("section")) {
            ((Element) section.getElementsByTagName("*").item(0)).setAttribute("id", section.getAttribute("id"));
            unwrap(section);
        }
        for (Element div : elements("div")) {
            if (div.getAttribute("class").equals("scroll")) {
                unwrap(div);
            }
        }
    }

    private static void unwrap(Element element) {
        Node parent = element.getParentNode();
        while (element.getFirstChild() != null) {
            parent.insertBefore(element.getFirstChild(), element);
        }
        parent.removeChild(element);
    }

    /** Sets smaller what is too wide even after it was broken: a table as a whole, any other drawing alone. */
    private void fit() {
        for (Element table : elements("table")) {
            fit(table);
        }
        for (Element object : elements("object")) {
            if (drawings.isDrawing(object) && !isInTable(object)) {
                double scale = isPicture(object) ? fitPicture(object) : room(object) / drawings.width(object);
                if (scale < 1) drawings.scale(object, scale);
            }
        }
    }

    private static boolean isPicture(Element object) {
        return object.getParentNode() instanceof Element parent && parent.getTagName().equals("figure");
    }

    /** By how much a picture is set smaller, so that it fits its page with its caption; a page of its own is turned if need be. */
    private double fitPicture(Element object) {
        Element figure = (Element) object.getParentNode();
        double upright = scale(object, room(object), room.height());
        double turned = scale(object, room.height(), room.width());
        boolean turns = upright < DiagramLayout.READABLE && turned > upright && figure.getParentNode() instanceof Element parent && parent.getTagName().equals("body");
        if (turns) turn(figure);
        return turns ? turned : upright;
    }

    /** Lets a picture have a page of its own behind the section in which it stands: no heading is left alone before that page. */
    private void turn(Element figure) {
        addClass(figure, "turned");
        // The renderer would give it the width of the pages before.
        figure.setAttribute("style", String.format(Locale.ROOT, "width: %.3fem", room.height()));
        Node next = figure.getNextSibling();
        while (next != null && !(next instanceof Element e && e.getTagName().matches("h[1-6]"))) next = next.getNextSibling();
        figure.getParentNode().insertBefore(figure, next);
    }

    private double scale(Element object, double width, double height) {
        return Math.min(width / drawings.width(object), (height - CAPTION) / drawings.height(object));
    }

    private void fit(Element table) {
        List<Element> objects = children(table, "object");
        List<Double> columns = new ArrayList<>();
        double widest = 0;
        for (Element row : children(table, "tr")) {
            int column = 0;
            for (Element cell : children(row, "t[dh]")) {
                double width = leastWidth(cell);
                if (cell.hasAttribute("colspan")) {
                    widest = Math.max(widest, width);
                } else if (column == columns.size()) {
                    columns.add(width);
                } else {
                    columns.set(column, Math.max(columns.get(column), width));
                }
                column++;
            }
        }
        double room = room(table) * TABLE_ROOM;
        double width = Math.max(widest, columns.stream().mapToDouble(c -> c).sum()) + CELL * columns.size();
        if (width > room) {
            objects.forEach(o -> drawings.scale(o, room / width));
            table.setAttribute("style", String.format(Locale.ROOT, "font-size: %.3fem", room / width));
        }
    }

    /** The widest part of a cell that no line can end in: a drawing or a word. */
    private double leastWidth(Element cell) {
        TextFont font = cell.getAttribute("scope").equals("col") ? TextFont.BOLD : TextFont.ROMAN;
        double width = 0;
        for (Element object : children(cell, "object")) {
            width = Math.max(width, drawings.width(object));
        }
        for (String word : cell.getTextContent().split(BREAKS)) {
            width = Math.max(width, font.width(word));
        }
        return width;
    }

    /** Lets no page break part a short table, nor leave one row of a long one alone. */
    private void keepTogether() {
        for (Element table : elements("table")) {
            List<Element> rows = children(table, "tr");
            if (rows.size() <= LONGEST_KEPT) {
                addClass(table, "keep");
            } else {
                addClass(rows.get(1), "tied");
                addClass(rows.getLast(), "tied");
            }
        }
    }

    private static void addClass(Element element, String name) {
        element.setAttribute("class", (element.getAttribute("class") + " " + name).strip());
    }

    /** The nearest elements of that name below an element. */
    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        Deque<Node> left = new ArrayDeque<>();
        left.push(parent);
        while (!left.isEmpty()) {
            for (Node n = left.pop().getFirstChild(); n != null; n = n.getNextSibling()) {
                if (n instanceof Element e && e.getTagName().matches(name)) {
                    found.add(e);
                } else {
                    left.push(n);
                }
            }
        }
        return found;
    }

    private boolean isInTable(Node node) {
        Node n = node;
        while (n != null && !(n instanceof Element e && e.getTagName().equals("table"))) {
            n = n.getParentNode();
        }
        return n != null;
    }

    private double room(Element element) {
        double width = room.width();
        for (Node n = element.getParentNode(); n != null; n = n.getParentNode()) {
            boolean indented = n instanceof Element e
                    && (e.getTagName().equals("li") || e.getAttribute("class").startsWith("remark"));
            width -= indented ? INDENT : 0;
        }
        return width;
    }

    /** Sees to it that no line ends between a formula and its comma, and that every formula stands on a baseline. */
    private void glue() {
        for (Element object : elements("object")) {
            if (drawings.isDrawing(object)) {
                // The joiner has no width, but the renderer finds the baseline of a line only where the line has text.
                object.getParentNode().insertBefore(page.createTextNode(WORD_JOINER), object.getNextSibling());
                tie(object);
            }
        }
    }

    /** Ties a drawing to the punctuation that touches it. */
    private void tie(Element object) {
        Node joiner = object.getNextSibling();
        int before = object.getPreviousSibling() instanceof Text t ? tiedAtEnd(t.getData()) : 0;
        int after = joiner.getNextSibling() instanceof Text t ? tiedAtStart(t.getData()) : 0;
        if (before == 0 && after == 0) {
            return;
        }
        Element tie = page.createElement("span");
        tie.setAttribute("class", "tie");
        object.getParentNode().insertBefore(tie, object);
        tie.appendChild(object);
        tie.appendChild(joiner);
        if (before > 0) {
            Text text = (Text) tie.getPreviousSibling();
            tie.insertBefore(text.splitText(text.getLength() - before), object);
        }
        if (after > 0) {
            Text text = (Text) tie.getNextSibling();
            text.splitText(after);
            tie.appendChild(text);
        }
    }

    private static int tiedAtEnd(String text) {
        int count = 0;
        while (count < text.length() && isTied(text.charAt(text.length() - 1 - count))) {
            count++;
        }
        return count;
    }

    private static int tiedAtStart(String text) {
        int count = 0;
        while (count < text.length() && isTied(text.charAt(count))) {
            count++;
        }
        return count;
    }

    /** Whether a character next to a formula stays on its line; after a dash, say, a line may end. */
    private static boolean isTied(char c) {
        return switch (Character.getType(c)) {
            case Character.START_PUNCTUATION, Character.END_PUNCTUATION, Character.OTHER_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** Lets links say where they lead, formulas too. */
    private void nameLinks() {
        for (Element link : elements("a")) {
            StringBuilder title = new StringBuilder();
            addText(link, title);
            link.setAttribute("title", title.toString());
        }
    }

    private void addText(Element element, StringBuilder text) {
        for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
            switch (n) {
                case Text t -> text.append(t.getData());
                case Element e when drawings.isDrawing(e) -> text.append(drawings.text(e));
                case Element e -> addText(e, text);
                default -> { }
            }
        }
    }

    /** Draws the characters that the text's fonts lack. */
    private void drawMissingSigns() {
        NodeIterator texts = ((DocumentTraversal) page)
                .createNodeIterator(elements("body").getFirst(), NodeFilter.SHOW_TEXT, null, false);
        List<Text> lacking = new ArrayList<>();
        for (Node text = texts.nextNode(); text != null; text = texts.nextNode()) {
            if (!text.getNodeValue().codePoints().allMatch(TextFont::covers)) {
                lacking.add((Text) text);
            }
        }
        lacking.forEach(this::drawMissingSigns);
    }

    private void drawMissingSigns(Text text) {
        Node parent = text.getParentNode();
        StringBuilder covered = new StringBuilder();
        text.getNodeValue().codePoints().forEach(c -> {
            if (TextFont.covers(c)) {
                covered.appendCodePoint(c);
                return;
            }
            parent.insertBefore(page.createTextNode(covered.toString()), text);
            covered.setLength(0);
            parent.insertBefore(drawings.sign(sign(c), Character.toString(c), page), text);
        });
        text.setData(covered.toString());
    }

    private static String sign(int codePoint) {
        return switch (codePoint) {
            case '✓' -> "\\textcolor{#" + Palette.of(Role.REUSED) + "}{\\checkmark}";
            case '✗' -> "\\textcolor{#" + Palette.of(Role.WRONG) + "}{\\boldsymbol{\\times}}";
            default -> LatexSymbols.isMathematical(codePoint) ? LatexSymbols.sign(codePoint) : "\\square";
        };
    }
}
