package org.gradatim.render;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Tidies the marks in the content of pages. What a drawing says is written into the page itself: the library keeps it in a
 * list beside the page, where many readers do not look when they search or copy. The marks that the library sets around
 * the empty background of every box, each with a list of its own, go: they are most of a file.
 */
final class PdfText {
    private PdfText() {}

    /** The begin of marked content whose properties are in a list, and its end where it follows at once. */
    private static final Pattern MARK = Pattern.compile("/(\\w+) /(\\w+) BDC\n(EMC\n)?");

    private static final String DRAWING = "Span";

    /** Makes the pages final, and compressed. */
    static void inline(PDDocument pdf) throws IOException {
        for (PDPage page : pdf.getPages()) {
            inline(pdf, page);
        }
    }

    private static void inline(PDDocument pdf, PDPage page) throws IOException {
        PDResources resources = page.getResources();
        COSDictionary lists = resources.getCOSObject().getCOSDictionary(COSName.PROPERTIES);
        // One character a byte, there and back.
        String content = new String(page.getContents().readAllBytes(), StandardCharsets.ISO_8859_1);
        String inlined = MARK.matcher(content).replaceAll(mark -> Matcher.quoteReplacement(inline(mark, lists)));
        resources.getCOSObject().removeItem(COSName.PROPERTIES);
        PDStream stream = new PDStream(pdf);
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(inlined.getBytes(StandardCharsets.ISO_8859_1));
        }
        page.setContents(stream);
    }

    private static String inline(MatchResult mark, COSDictionary lists) {
        if (mark.group(3) != null) {
            return "";
        }
        if (!mark.group(1).equals(DRAWING)) {
            return "/" + mark.group(1) + " BMC\n";
        }
        String text = ((COSDictionary) lists.getDictionaryObject(mark.group(2))).getString(COSName.ACTUAL_TEXT);
        return "/" + DRAWING + " <</ActualText <FEFF"
                + HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE)) + ">>> BDC\n";
    }
}
