package org.gradatim.render.slides;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.poi.sl.usermodel.PictureData.PictureType;
import org.apache.poi.sl.usermodel.TextParagraph.TextAlign;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFPictureShape;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Calculation;
import org.gradatim.document.Block.Code;
import org.gradatim.document.Block.Display;
import org.gradatim.document.Block.Figure;
import org.gradatim.document.Block.Items;
import org.gradatim.document.Block.Paragraph;
import org.gradatim.document.Block.Plots;
import org.gradatim.document.Block.Remark;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Inline;
import org.gradatim.notation.Role;
import org.gradatim.render.canvas.Ink;
import org.gradatim.render.formula.Typesetter;
import org.gradatim.render.picture.PictureSvg;
import org.gradatim.render.picture.Png;
import org.gradatim.render.piece.FormulaLines;
import org.gradatim.render.text.Inlines;
import org.openxmlformats.schemas.presentationml.x2006.main.CTPicture;

/** Puts the blocks of one slide below each other. Lengths are in em until they reach the file. */
final class PptxSlide {
    /** An em of a slide's text, in points. */
    static final double EM = 24;

    /** Letters of a heading, in points. */
    private static final double HEADING = 28;

    /** Below the heading. */
    private static final double TOP = 2.7;

    private static final double GAP = 0.4;
    private static final double ROW_GAP = 0.25;
    private static final double LINE = 1.25;
    private static final double SMALL = 0.72;
    private static final double INDENT = 1;
    private static final double BULLET = 1.6;

    /** Pixels of an em in drawings, for programs that show no SVG. */
    private static final double DRAWING_PIXELS = 24;

    private final XMLSlideShow show;
    private final XSLFSlide slide;
    private final Deck.Slide content;
    private final Typesetter typesetter;
    private final Locale language;
    private final PptxReveal reveal = new PptxReveal();
    private double y = TOP;
    private double x = Deck.MARGIN;
    private int step;

    PptxSlide(XMLSlideShow show, XSLFSlide slide, Deck.Slide content, Typesetter typesetter, Locale language) {
        this.show = show;
        this.slide = slide;
        this.content = content;
        this.typesetter = typesetter;
        this.language = language;
    }

    void write() {
        List<Integer> steps = content.firstSteps();
        for (int i = 0; i < steps.size(); i++) {
            step = steps.get(i);
            block(content.blocks().get(i), content.number(i));
        }
        reveal.writeTo(slide.getXmlObject());
    }

    /** @param first the number of the first item of a numbered list */
    private void block(Block block, int first) {
        switch (block) {
            case Paragraph p -> text(p.inlines(), x, Deck.WIDTH - Deck.MARGIN - x, 1, Color.BLACK);
            case Display d -> picture(PptxPicture.of(d.formula(), x + INDENT, typesetter, language));
            case Calculation c -> calculation(c);
            case Items i -> items(i, first);
            case Table t -> table(t);
            case Code c -> code(c);
            case Figure f -> drawing(PictureSvg.of(f), Png.diagram(f.diagram(), DRAWING_PIXELS), f.description(), f.caption());
            case Plots p -> drawing(PictureSvg.of(p), Png.plots(List.of(p), DRAWING_PIXELS), p.description(), p.caption());
            case Remark r -> r.blocks().forEach(b -> block(b, 1));
            case Section s -> s.blocks().forEach(b -> block(b, 1));
        }
        y += GAP;
    }

    // ---- text

    /** @param size of the letters, 1 for those of a slide's text */
    private void text(List<Inline> inlines, double left, double width, double size, Color color) {
        text(inlines, left, width, size, color, TextAlign.LEFT);
    }

    private void text(List<Inline> inlines, double left, double width, double size, Color color, TextAlign align) {
        if (inlines.isEmpty()) return;
        double height = Math.ceil(Inlines.width(inlines) * size / (width * 0.92)) * LINE * size;
        XSLFTextBox box = box(left, y, width, height);
        XSLFTextParagraph paragraph = box.addNewTextParagraph();
        paragraph.setTextAlign(align);
        new PptxText(paragraph, EM * size, color, language).add(inlines);
        y += height;
    }

    private XSLFTextBox box(double left, double top, double width, double height) {
        XSLFTextBox box = slide.createTextBox();
        box.clearText();
        box.setAnchor(rectangle(left, top, width, height));
        box.setWordWrap(true);
        box.setLeftInset(0);
        box.setRightInset(0);
        box.setTopInset(0);
        box.setBottomInset(0);
        revealed(box);
        return box;
    }

    private void code(Code code) {
        List<String> lines = code.source().lines().toList();
        XSLFTextBox box = box(x, y, Deck.WIDTH - Deck.MARGIN - x, lines.size() * LINE * SMALL);
        for (String line : lines) new PptxText(box.addNewTextParagraph(), EM * SMALL, Color.BLACK, language).code(line);
        y += lines.size() * LINE * SMALL;
    }

    private void items(Items items, int first) {
        int number = first;
        for (List<Block> item : items.items()) {
            String bullet = items.numbered() ? number++ + "." : "•";
            XSLFTextBox box = box(x, y, BULLET, LINE);
            new PptxText(box.addNewTextParagraph(), EM, color(Role.HIGHLIGHT), language).add(List.of(new Inline.Text(bullet)));
            x += BULLET;
            int outer = step;
            for (Block block : item) {
                block(block, 1);
                step = outer;
            }
            x -= BULLET;
            step++;
        }
    }

    // ---- formulas

    private void calculation(Calculation calculation) {
        List<List<FormulaLines.Line>> steps = Deck.LINES.steps(calculation);
        List<FormulaLines.Line> lines = steps.stream().flatMap(List::stream).toList();
        double sign = PptxPicture.sign(lines, x + INDENT, typesetter);
        List<PptxPicture> pictures = steps.stream().map(s -> PptxPicture.of(s, x + INDENT, sign, typesetter, language)).toList();
        double right = pictures.stream().mapToDouble(p -> p.x() + p.width()).max().orElse(0) + INDENT;
        double room = Deck.WIDTH - Deck.MARGIN - right;
        double widest = lines.stream().mapToDouble(l -> Inlines.width(l.reason()) * SMALL).max().orElse(0);
        boolean beside = Deck.LINES.areReasonsBeside(room, widest);
        for (int i = 0; i < steps.size(); i++) {
            double top = y;
            picture(pictures.get(i));
            List<Inline> reason = steps.get(i).getLast().reason();
            if (!reason.isEmpty()) {
                double below = y;
                PptxPicture picture = pictures.get(i);
                double baseline = top + picture.lines().getLast().y();
                if (beside) y = baseline - LINE * SMALL * 0.8;
                text(reason, beside ? right : sign + PptxPicture.CONTINUED, beside ? room : Deck.WIDTH * 0.7, SMALL, color(Role.COMMON));
                y = Math.max(below, y);
            }
            step++;
        }
    }

    private void picture(PptxPicture picture) {
        double room = Deck.WIDTH - Deck.MARGIN - picture.x();
        double scale = Math.min(1, room / picture.width());
        place(picture.svg(), Png.bytes(picture.image()), picture.words(),
                rectangle(picture.x(), y, picture.width() * scale, picture.height() * scale));
        y += picture.height() * scale + ROW_GAP;
    }

    private void drawing(String svg, byte[] png, String description, List<Inline> caption) {
        BufferedImage image = Png.read(png);
        double width = image.getWidth() / DRAWING_PIXELS;
        double height = image.getHeight() / DRAWING_PIXELS;
        double room = SlideHeight.roomForDrawing(content.blocks());
        double scale = Math.min(1, Math.min(Deck.LINE / width, room / height));
        place(svg, png, description, rectangle((Deck.WIDTH - width * scale) / 2, y, width * scale, height * scale));
        y += height * scale + GAP;
        text(caption, x, Deck.WIDTH - Deck.MARGIN - x, SMALL, color(Role.COMMON), TextAlign.CENTER);
    }

    private void place(String svg, byte[] png, String words, Rectangle2D where) {
        XSLFPictureShape shape = slide.createPicture(show.addPicture(png, PictureType.PNG));
        shape.setSvgImage(show.addPicture(svg.getBytes(StandardCharsets.UTF_8), PictureType.SVG));
        shape.setAnchor(where);
        ((CTPicture) shape.getXmlObject()).getNvPicPr().getCNvPr().setDescr(words);
        revealed(shape);
    }

    // ---- tables

    private void table(Table table) {
        text(table.caption(), x, Deck.WIDTH - Deck.MARGIN - x, SMALL, color(Role.COMMON));
        y += GAP / 2;
        PptxTable grid = new PptxTable(slide, table, language);
        revealed(grid.place(x * EM, y * EM));
        y += grid.height() / EM;
    }

    private void revealed(XSLFShape shape) {
        reveal.add(step, shape.getShapeId());
    }

    private static Rectangle2D rectangle(double x, double y, double width, double height) {
        return new Rectangle2D.Double(x * EM, y * EM, width * EM, height * EM);
    }

    static Color color(Role role) {
        return Ink.of(role).color();
    }

    static TextAlign align(Block.Align align) {
        return switch (align) {
            case LEFT -> TextAlign.LEFT;
            case CENTER -> TextAlign.CENTER;
            case RIGHT -> TextAlign.RIGHT;
        };
    }

    /** Titles are centred in the layout that comes with the library. */
    static XSLFTextParagraph leftAligned(XSLFTextParagraph paragraph) {
        paragraph.setTextAlign(TextAlign.LEFT);
        return paragraph;
    }

    /** The heading in the place that the layout has for it. */
    void heading() {
        XSLFTextParagraph paragraph = leftAligned(slide.getPlaceholder(0).addNewTextParagraph());
        PptxText text = new PptxText(paragraph, HEADING, color(Role.HIGHLIGHT), language);
        text.add(List.of(new Inline.Strong(Inlines.heading(content.heading()))));
        if (!content.place().isEmpty()) new PptxText(paragraph, EM * SMALL, color(Role.COMMON), language).add(List.of(new Inline.Text("   " + content.place())));
    }
}
