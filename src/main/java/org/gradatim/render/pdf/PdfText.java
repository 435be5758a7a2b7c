package org.gradatim.render.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.gradatim.render.canvas.PdfCanvas;

/**
 * Tidies the marks in the content of pages. What a drawing says is written into the page itself: the library keeps it in a
 * list beside the page, where many readers do not look when they search or copy. The marks that the library sets around
 * the empty background of every box, each with a list of its own, go: they are most of a file. So do those around no text, and the dots
 * that lead to the number of a page are no text to be read aloud.
 */
final class PdfText {

    /** The begin of marked content whose properties are in a list, and its end where it follows at once. */
    private static final String LISTED = "/(?<tag>\\w+) /(?<list>\\w+) BDC\n(?<nothing>EMC\n)?";

    /** Text by its number, with nothing in it, or nothing but a leader, which is longer than any stop or ellipsis. */
    private static final String NUMBERED = "/Span <</MCID (?<number>\\d+)>> BDC\n(?:EMC\n|(?<leader>BT\n/\\w+ [\\d.]+ Tf\n[-\\d. ]+ Tm\n\\((?:%1$s){8,}\\) Tj\nET\n)EMC\n)";

    private static final String DRAWING = "Span";

    private final Pattern marks = Pattern.compile(LISTED + "|" + NUMBERED.formatted(leader()));
    private final Map<COSDictionary, Set<Integer>> unmarked = new IdentityHashMap<>();

    private PdfText() {}

    /** A dot or a blank, by the two bytes that stand for it in the text's font. */
    private static String leader() {
        return bytes('.') + "|" + bytes(' ');
    }

    private static String bytes(char c) {
        int glyph = TextFont.ROMAN.glyph(c);
        return "\\x%02x\\x%02x".formatted(glyph >> 8, glyph & 0xff);
    }

    /** Makes the pages final, and compressed. For each page the numbers of the marks that went are returned. */
    static Map<COSDictionary, Set<Integer>> inline(PDDocument pdf) throws IOException {
        PdfText text = new PdfText();
        for (PDPage page : pdf.getPages()) {
            text.inline(pdf, page);
        }
        return text.unmarked;
    }

    private void inline(PDDocument pdf, PDPage page) throws IOException {
        PDResources resources = page.getResources();
        COSDictionary lists = resources.getCOSObject().getCOSDictionary(COSName.PROPERTIES);
        Set<Integer> gone = new HashSet<>();
        // One character a byte, there and back.
        String content = new String(page.getContents().readAllBytes(), StandardCharsets.ISO_8859_1);
        String inlined = marks.matcher(content).replaceAll(mark -> Matcher.quoteReplacement(inline(mark, lists, gone)));
        unmarked.put(page.getCOSObject(), gone);
        resources.getCOSObject().removeItem(COSName.PROPERTIES);
        PDStream stream = new PDStream(pdf);
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(inlined.getBytes(StandardCharsets.ISO_8859_1));
        }
        page.setContents(stream);
    }

    private static String inline(MatchResult mark, COSDictionary lists, Set<Integer> gone) {
        if (mark.group("number") != null) {
            gone.add(Integer.valueOf(mark.group("number")));
            return mark.group("leader") == null ? "" : "/Artifact BMC\n" + mark.group("leader") + "EMC\n";
        }
        if (mark.group("nothing") != null) {
            return "";
        }
        if (!mark.group("tag").equals(DRAWING)) {
            return "/" + mark.group("tag") + " BMC\n";
        }
        String text = ((COSDictionary) lists.getDictionaryObject(mark.group("list"))).getString(COSName.ACTUAL_TEXT);
        return PdfCanvas.copiedAs(text);
    }
}
