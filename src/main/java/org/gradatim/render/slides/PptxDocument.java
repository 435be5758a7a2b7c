package org.gradatim.render.slides;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.sl.usermodel.VerticalAlignment;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFNotes;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFSlideLayout;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.gradatim.document.Block;
import org.gradatim.document.Document;
import org.gradatim.document.Inline;
import org.gradatim.notation.Role;
import org.gradatim.render.escape.Plain;
import org.gradatim.render.formula.Typesetter;

/**
 * Slides for PowerPoint and Impress: formulas and drawings as vector pictures with alternative text, text and tables that can be edited, one
 * step with every click, speaker notes. The same document gives the same bytes.
 */
public final class PptxDocument {
    /** What stands where programs put the time. The very first that zip files can say they take for an earlier one, and add the time zone to it. */
    private static final LocalDateTime NEVER = LocalDateTime.of(1980, 2, 1, 0, 0);

    /** Letters of the title, in points. */
    private static final double TITLE = 44;

    private PptxDocument() {}

    /** The whole file. */
    public static byte[] of(Document document) {
        Deck deck = Deck.of(document);
        try (XMLSlideShow show = new XMLSlideShow()) {
            show.setPageSize(new Dimension((int) (Deck.WIDTH * PptxSlide.EM), (int) (Deck.HEIGHT * PptxSlide.EM)));
            describe(show, deck);
            title(show, deck);
            Typesetter typesetter = new Typesetter();
            XSLFSlideLayout layout = layout(show, SlideLayout.TITLE_ONLY, new Rectangle2D.Double(Deck.MARGIN, 0.8, Deck.LINE, 1.6));
            for (Deck.Slide content : deck.slides()) {
                XSLFSlide slide = show.createSlide(layout);
                clear(slide);
                PptxSlide writer = new PptxSlide(show, slide, content, typesetter, deck.language());
                writer.heading();
                writer.write();
                if (!content.notes().isEmpty()) notes(show.getNotesSlide(slide), content.notes(), deck.language());
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 18);
            show.write(out);
            return undated(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void describe(XMLSlideShow show, Deck deck) {
        CoreProperties properties = show.getProperties().getCoreProperties();
        properties.setTitle(Plain.printable(deck.title()));
        properties.setCreator("Gradatim");
        Optional<Date> never = Optional.of(Date.from(NEVER.toInstant(ZoneOffset.UTC)));
        properties.setCreated(never);
        properties.setModified(never);
        properties.getUnderlyingProperties().setLanguageProperty(deck.language().toLanguageTag());
    }

    private static void title(XMLSlideShow show, Deck deck) {
        Rectangle2D middle = new Rectangle2D.Double(Deck.MARGIN, Deck.HEIGHT / 2 - 4, Deck.LINE, 8);
        XSLFSlide slide = show.createSlide(layout(show, SlideLayout.TITLE, middle));
        slide.removeShape(slide.getPlaceholder(1));
        clear(slide);
        XSLFTextShape title = slide.getPlaceholder(0);
        new PptxText(PptxSlide.leftAligned(title.addNewTextParagraph()), TITLE, PptxSlide.color(Role.HIGHLIGHT), deck.language())
                .add(List.of(new Inline.Strong(List.of(new Inline.Text(deck.title())))));
    }

    /** The layout that comes with the library, its title moved to its place on a wide slide. */
    private static XSLFSlideLayout layout(XMLSlideShow show, SlideLayout kind, Rectangle2D title) {
        XSLFSlideLayout layout = show.getSlideMasters().getFirst().getLayout(kind);
        XSLFTextShape shape = layout.getPlaceholder(0);
        shape.setAnchor(scaled(title));
        return layout;
    }

    private static Rectangle2D scaled(Rectangle2D ems) {
        return new Rectangle2D.Double(ems.getX() * PptxSlide.EM, ems.getY() * PptxSlide.EM, ems.getWidth() * PptxSlide.EM, ems.getHeight() * PptxSlide.EM);
    }

    private static void clear(XSLFSlide slide) {
        XSLFTextShape title = slide.getPlaceholder(0);
        title.clearText();
        title.setLeftInset(0);
        title.setVerticalAlignment(VerticalAlignment.MIDDLE);
    }

    private static void notes(XSLFNotes notes, List<Block> said, Locale language) {
        for (XSLFTextShape shape : notes.getPlaceholders()) {
            if (shape.getTextType() != Placeholder.BODY) continue;
            shape.clearText();
            for (Block block : said) {
                if (block instanceof Block.Paragraph p) new PptxText(shape.addNewTextParagraph(), 12, Color.BLACK, language).add(p.inlines());
            }
        }
    }

    /** The same entries, without the times at which they were written. */
    private static byte[] undated(byte[] zip) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(zip.length);
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(zip)); ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(NEVER);
                to.putNextEntry(copy);
                from.transferTo(to);
                to.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
