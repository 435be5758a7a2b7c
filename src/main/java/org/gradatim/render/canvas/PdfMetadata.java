package org.gradatim.render.canvas;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.gradatim.render.escape.Plain;
import org.gradatim.render.escape.Xml;

/**
 * What a PDF says of itself: its title, that it keeps to PDF/UA-1 and PDF/A-2a, what its colours mean; and no time, so that the same
 * document gives the same bytes. The renderer's own metadata have the time.
 */
public final class PdfMetadata {
    private PdfMetadata() {}

    static final String PRODUCER = "Gradatim";

    /** Names the file in its trailer where programs put a time and chance. */
    private static final long ID = 1;

    /** Title and producer are to be filled in. PDF/A knows nothing of PDF/UA, so its one property is described. */
    private static final String XMP = """
            <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
             xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
             xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
             xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
            <dc:format>application/pdf</dc:format>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
            <pdf:Producer>%s</pdf:Producer>
            <pdfaid:part>2</pdfaid:part>
            <pdfaid:conformance>A</pdfaid:conformance>
            <pdfuaid:part>1</pdfuaid:part>
            <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
            <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
            <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
            <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
            <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
            <pdfaProperty:name>part</pdfaProperty:name>
            <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
            <pdfaProperty:category>internal</pdfaProperty:category>
            <pdfaProperty:description>the part of ISO 14289 that is kept to</pdfaProperty:description>
            </rdf:li></rdf:Seq></pdfaSchema:property>
            </rdf:li></rdf:Bag></pdfaExtension:schemas>
            </rdf:Description>
            </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>
            """;

    /** Replaces what the renderer said, but for the title, which is that of the page. */
    public static void replace(PDDocument pdf) throws IOException {
        String found = pdf.getDocumentInformation().getTitle();
        // A document without a title cannot be announced.
        String title = found == null || found.isBlank() ? PRODUCER : Plain.printable(found);
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(title);
        information.setProducer(PRODUCER);
        pdf.setDocumentInformation(information);
        PDMetadata metadata = new PDMetadata(pdf);
        metadata.importXMPMetadata(XMP.formatted(Xml.escape(title), PRODUCER).getBytes(StandardCharsets.UTF_8));
        pdf.getDocumentCatalog().setMetadata(metadata);
        pdf.getDocumentCatalog().getCOSObject().setItem(COSName.OUTPUT_INTENTS, new COSArray(List.of(colours(pdf))));
        pdf.setDocumentId(ID);
    }

    /** The colours are those of a screen. */
    private static COSDictionary colours(PDDocument pdf) throws IOException {
        COSStream profile = pdf.getDocument().createCOSStream();
        profile.setInt(COSName.N, 3);
        try (OutputStream out = profile.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(SrgbProfile.bytes());
        }
        COSDictionary intent = new COSDictionary();
        intent.setItem(COSName.TYPE, COSName.OUTPUT_INTENT);
        intent.setItem(COSName.S, COSName.GTS_PDFA1);
        intent.setString(COSName.OUTPUT_CONDITION_IDENTIFIER, SrgbProfile.NAME);
        intent.setString(COSName.INFO, SrgbProfile.NAME);
        intent.setItem(COSName.DEST_OUTPUT_PROFILE, profile);
        return intent;
    }
}
