package org.gradatim.render.slides;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gradatim.notation.Notation;
import org.gradatim.render.canvas.ImageCanvas;
import org.gradatim.render.canvas.SvgCanvas;
import org.gradatim.render.formula.FormulaLayout;
import org.gradatim.render.formula.FormulaLayout.Style;
import org.gradatim.render.formula.LatexFormula;
import org.gradatim.render.formula.LatexFormula.Dialect;
import org.gradatim.render.formula.Typesetter;
import org.gradatim.render.piece.FormulaLines;
import org.gradatim.render.piece.Piece;
import org.gradatim.render.speech.SpokenFormula;

/**
 * Lines of formulas as one picture: as SVG, and as PNG for programs that do not draw that.
 *
 * @param x     where the picture begins, and further down how large it is, in em
 * @param words what it says, for those who cannot see it
 */
record PptxPicture(double x, double width, double height, List<Placed> lines, String words) {
    /** Room between lines. */
    private static final double GAP = 0.35;

    /** A relation sign has this room at its left. */
    private static final double SIGN_GAP = 0.28;

    /** How far a line that goes on is set in. */
    static final double CONTINUED = 2;

    /** Pixels of an em in a picture of dots, by which projectors show no steps. */
    private static final double PIXELS = 36;

    /** Ink that reaches beyond a letter's own box. */
    private static final double EDGE = 0.1;

    record Placed(FormulaLayout layout, double x, double y) {}

    /** One formula, broken where it is wider than a line. */
    static PptxPicture of(Notation formula, double x, Typesetter typesetter, Locale language) {
        List<List<Piece>> lines = Deck.LINES.of(formula);
        List<Placed> placed = new ArrayList<>();
        double y = 0;
        for (int i = 0; i < lines.size(); i++) {
            FormulaLayout layout = layout(lines.get(i), typesetter);
            placed.add(new Placed(layout, i == 0 ? x : x + CONTINUED, y + layout.height()));
            y += layout.height() + layout.depth() + GAP;
        }
        return of(placed, SpokenFormula.of(formula, language));
    }

    /**
     * A step of a calculation.
     *
     * @param sign where the relation signs of the calculation stand
     */
    static PptxPicture of(List<FormulaLines.Line> step, double x, double sign, Typesetter typesetter, Locale language) {
        List<Placed> placed = new ArrayList<>();
        List<Piece> said = new ArrayList<>();
        double y = 0;
        for (FormulaLines.Line line : step) {
            FormulaLayout left = layout(line.left(), typesetter);
            FormulaLayout right = layout(line.relation(), typesetter);
            double height = Math.max(left.height(), right.height());
            if (!line.left().isEmpty()) placed.add(new Placed(left, line.isLeftAlone() ? x : sign - SIGN_GAP - left.width(), y + height));
            if (!line.isLeftAlone()) placed.add(new Placed(right, line.sign().isPresent() ? sign : sign + CONTINUED, y + height));
            y += height + Math.max(left.depth(), right.depth()) + GAP;
            said.addAll(line.left());
            said.addAll(line.relation());
        }
        return of(placed, SpokenFormula.line(said, language));
    }

    /** Where the relation signs of a calculation stand that begins at x. */
    static double sign(List<FormulaLines.Line> lines, double x, Typesetter typesetter) {
        double left = lines.stream().filter(l -> !l.isLeftAlone()).mapToDouble(l -> layout(l.left(), typesetter).width()).max().orElse(0);
        boolean alone = lines.stream().anyMatch(FormulaLines.Line::isLeftAlone);
        return x + Math.max(left, alone ? CONTINUED : 0) + SIGN_GAP;
    }

    private static FormulaLayout layout(List<Piece> line, Typesetter typesetter) {
        return typesetter.layout(LatexFormula.line(line, Dialect.PICTURE), Style.DISPLAY);
    }

    private static PptxPicture of(List<Placed> lines, String words) {
        double left = lines.stream().mapToDouble(Placed::x).min().orElse(0);
        double right = lines.stream().mapToDouble(p -> p.x + p.layout.width()).max().orElse(0);
        double bottom = lines.stream().mapToDouble(p -> p.y + p.layout.depth()).max().orElse(0);
        List<Placed> within = lines.stream().map(p -> new Placed(p.layout, p.x - left + EDGE, p.y + EDGE)).toList();
        return new PptxPicture(left - EDGE, right - left + 2 * EDGE, bottom + 2 * EDGE, within, words);
    }

    String svg() {
        SvgCanvas canvas = SvgCanvas.onPaper();
        lines.forEach(p -> p.layout.paint(canvas, p.x, p.y, 1));
        long unitsWide = SvgCanvas.roundedUp(width);
        long unitsHigh = SvgCanvas.roundedUp(height);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + points(width) + "\" height=\"" + points(height)
                + "\" viewBox=\"0 0 " + unitsWide + ' ' + unitsHigh + "\">" + canvas.content() + "</svg>";
    }

    private static String points(double ems) {
        return String.format(Locale.ROOT, "%.2fpt", ems * PptxSlide.EM);
    }

    BufferedImage image() {
        ImageCanvas canvas = new ImageCanvas((int) Math.ceil(width * PIXELS), (int) Math.ceil(height * PIXELS));
        lines.forEach(p -> p.layout.paint(canvas, p.x * PIXELS, p.y * PIXELS, PIXELS));
        return canvas.image();
    }
}
