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
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Writes what a drawing says into the page itself. The library keeps it in a list beside the page, where many readers do
 * not look when they search or copy.
 */
final class PdfText {
    private PdfText() {}

    private static final Pattern SPAN = Pattern.compile("/Span /(\\w+) BDC");

    static void inline(PDDocument pdf) throws IOException {
        for (PDPage page : pdf.getPages()) {
            COSDictionary lists = page.getResources().getCOSObject().getCOSDictionary(COSName.PROPERTIES);
            if (lists != null) {
                inline(pdf, page, lists);
            }
        }
    }

    private static void inline(PDDocument pdf, PDPage page, COSDictionary lists) throws IOException {
        // One character a byte, there and back.
        String content = new String(page.getContents().readAllBytes(), StandardCharsets.ISO_8859_1);
        Matcher spans = SPAN.matcher(content);
        String inlined = spans.replaceAll(span -> Matcher.quoteReplacement(inline(span, lists)));
        PDStream stream = new PDStream(pdf);
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(inlined.getBytes(StandardCharsets.ISO_8859_1));
        }
        page.setContents(stream);
    }

    private static String inline(MatchResult span, COSDictionary lists) {
        COSDictionary list = (COSDictionary) lists.getDictionaryObject(span.group(1));
        String text = list.getString(COSName.ACTUAL_TEXT);
        lists.removeItem(COSName.getPDFName(span.group(1)));
        return "/Span <</ActualText <FEFF"
                + HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE)) + ">>> BDC";
    }
}
