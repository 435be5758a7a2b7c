package org.gradatim.render.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gradatim.render.SamplePlots.BARS;
import static org.gradatim.render.SamplePlots.X;
import static org.gradatim.render.SamplePlots.curve;
import static org.gradatim.render.SamplePlots.everything;
import static org.gradatim.render.SamplePlots.label;
import static org.gradatim.render.SamplePlots.lines;
import static org.gradatim.render.SamplePlots.plots;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gradatim.document.Inline;
import org.gradatim.document.Plot;
import org.gradatim.document.Plot.Series;
import org.gradatim.render.canvas.Ink;
import org.gradatim.render.formula.FormulaLayout;
import org.gradatim.render.formula.Typesetter;
import org.gradatim.render.picture.PlotSvg;
import org.gradatim.render.picture.Png;
import org.gradatim.render.plot.PlotMark.Label;
import org.gradatim.render.plot.PlotMark.Stroke;
import org.gradatim.render.text.Inlines;
import org.gradatim.render.text.TextFormula;
import org.gradatim.render.text.TextStyle;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class PlotTest {
    @Test
    void curvesThatCoincideAreSeenAsTwoAndHaveOneName() {
        PlotLayout layout = PlotLayout.of(plots(lines(false, curve("w1", 1), curve("w2", 2), curve("w3", 1))), new Typesetter());
        List<Stroke> first = curves(layout, 0);
        List<Stroke> third = curves(layout, 2);
        assertThat(first).hasSize(1).allSatisfy(s -> assertThat(s.pen().dash()).isEmpty());
        assertThat(third).hasSize(1).allSatisfy(s -> assertThat(s.pen().dash()).isNotEmpty());
        assertThat(layout.marks().indexOf(third.getFirst())).as("drawn over it").isGreaterThan(layout.marks().indexOf(first.getFirst()));
        assertThat(third.getFirst().shape().getBounds2D()).isEqualTo(first.getFirst().shape().getBounds2D());
        assertThat(names(layout)).contains("w₁ = w₃", "w₂").doesNotContain("w₁", "w₃");
    }

    @Test
    void aCurveLiesWhereItsNumbersAre() {
        PlotLayout layout = PlotLayout.of(plots(lines(false, new Series(label("w1"), new double[] {0, 10}, new double[] {0, 1}),
                new Series(label("w2"), new double[] {0, 10}, new double[] {1, 1}))), new Typesetter());
        var rising = curves(layout, 0).getFirst().shape().getBounds2D();
        var level = curves(layout, 1).getFirst().shape().getBounds2D();
        assertThat(level.getY()).isCloseTo(rising.getY(), within(1e-6));
        assertThat(level.getWidth()).isCloseTo(rising.getWidth(), within(1e-6));
        assertThat(tickAt(layout, "0").y()).as("the tick of 0 stands beside the lowest point")
                .isCloseTo(rising.getMaxY() + PlotPanel.HALF_LETTER * PlotPanel.SMALL + 0.02, within(0.01));
    }

    @Test
    void namesDoNotOverlap() {
        Series[] close = IntStream.range(1, 9).mapToObj(k -> new Series(label("w" + k), new double[] {0, 1}, new double[] {k, 5 + k * 1e-3})).toArray(Series[]::new);
        List<Label> labels = labels(PlotLayout.of(plots(lines(false, close)), new Typesetter())).stream().filter(l -> text(l).startsWith("w")).toList();
        double[] places = labels.stream().mapToDouble(Label::y).sorted().toArray();
        assertThat(places).hasSize(8);
        for (int k = 1; k < places.length; k++) assertThat(places[k] - places[k - 1]).isGreaterThan(1);
    }

    @Test
    void powersOfTenAreEvenlySpaced() {
        PlotScale scale = PlotScale.roomy(DoubleStream.of(1e-6, 1), true);
        assertThat(scale.place(1e-2) - scale.place(1e-4)).isCloseTo(scale.place(1e-4) - scale.place(1e-6), within(1e-12));
        assertThat(scale.ticks(5)).extracting(t -> t.toPlainString()).contains("0.000001", "1");
        PlotLayout layout = PlotLayout.of(plots(lines(true, new Series(label("w1"), new double[] {0, 1, 2}, new double[] {1, 1e-3, 1e-6}))), new Typesetter());
        assertThat(curves(layout, 0)).hasSize(1);
    }

    @Test
    void ticksAreRoundNumbersWithinTheScale() {
        assertThat(new PlotScale(-1.3, 4.2, false).ticks(6)).extracting(t -> t.doubleValue()).containsExactly(-1.0, 0.0, 1.0, 2.0, 3.0, 4.0);
        assertThat(new PlotScale(0, 1e-7, false).ticks(5)).hasSizeBetween(3, 7);
    }

    @Test
    void aCurveThatIsLevelHasAScale() {
        assertThat(PlotSvg.file(List.of(plots(lines(false, new Series(label("w1"), new double[] {0, 1}, new double[] {3, 3})))))).contains("<path");
        assertThat(PlotSvg.file(List.of(plots(lines(false, new Series(label("w1"), new double[] {0}, new double[] {0})))))).contains("<path");
    }

    @Test
    void theZeroLineOfACircleIsThatCircle() {
        double[] grid = IntStream.range(0, 61).mapToDouble(k -> -1.5 + k * 0.05).toArray();
        double[][] values = new double[61][61];
        for (int r = 0; r < 61; r++) for (int c = 0; c < 61; c++) values[r][c] = 1 - grid[r] * grid[r] - grid[c] * grid[c];
        Contour contour = new Contour(grid, grid, values);
        assertThat(contour.zero()).hasSizeGreaterThan(100).allSatisfy(s -> {
            assertThat(Math.hypot(s.from().x(), s.from().y())).isCloseTo(1, within(0.002));
            assertThat(Math.hypot(s.to().x(), s.to().y())).isCloseTo(1, within(0.002));
        });
        double length = contour.zero().stream().mapToDouble(s -> Math.hypot(s.to().x() - s.from().x(), s.to().y() - s.from().y())).sum();
        assertThat(length).isCloseTo(2 * Math.PI, within(0.02));
        double area = contour.positiveRows().stream().mapToDouble(s -> s.to().x() - s.from().x()).sum() * 0.05;
        assertThat(area).isCloseTo(Math.PI, within(0.02));
    }

    @Test
    void thePictureIsWellFormedAndTheSameEveryTime() throws Exception {
        String svg = PlotSvg.file(everything());
        Element root = DocumentBuilderFactory.newNSInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))).getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("svg");
        assertThat(root.getElementsByTagName("text").getLength()).as("letters are outlines").isZero();
        assertThat(root.getElementsByTagName("use").getLength()).isGreaterThan(20);
        assertThat(svg).doesNotContain("var(", "currentColor", "NaN").isEqualTo(PlotSvg.file(everything()));
        assertThat(PlotSvg.of(everything().getFirst())).contains("currentColor");
    }

    @Test
    void thePictureInDotsIsNotBlank() throws Exception {
        byte[] png = Png.plots(everything(), 20);
        assertThat(png).isEqualTo(Png.plots(everything(), 20));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        long inked = IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(i -> (image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xff) < 0xc0).count();
        assertThat((double) inked / image.getWidth() / image.getHeight()).isBetween(0.01, 0.5);
    }

    @Test
    void wordsInAPictureLeaveLaterFormulasAsTheyAre() {
        FormulaLayout before = FormulaLayout.of("w:=1,\\;a:b", FormulaLayout.Style.TEXT);
        PlotLayout.of(plots(lines(false, new Series(List.of(new Inline.Text("seed 7: 1.5, 2; all?")), X, X))), new Typesetter());
        Png.plots(everything(), 10);
        assertThat(FormulaLayout.of("w:=1,\\;a:b", FormulaLayout.Style.TEXT).width()).isEqualTo(before.width());
    }

    @Test
    void cellsAreReadableInBlackOnWhite() {
        PlotLayout layout = PlotLayout.of(everything().get(1), new Typesetter());
        assertThat(layout.marks()).filteredOn(PlotMark.Area.class::isInstance).hasSize(4).allSatisfy(mark -> {
            var c = ((PlotMark.Area) mark).ink().color();
            assertThat(0.2126 * c.getRed() + 0.7152 * c.getGreen() + 0.0722 * c.getBlue()).as("light enough for black figures").isGreaterThan(130);
        });
        assertThat(names(layout)).contains("-2", "1", "0", "0.5");
    }

    @Test
    void aBarIsAsLongAsItsCount() {
        PlotLayout layout = PlotLayout.of(plots(BARS), new Typesetter());
        List<Double> lengths = layout.marks().stream().filter(PlotMark.Area.class::isInstance).map(m -> ((PlotMark.Area) m).shape().getBounds2D().getWidth()).toList();
        assertThat(lengths).hasSize(4);
        assertThat(lengths.get(1)).isCloseTo(lengths.get(0) / 2, within(1e-9));
        assertThat(lengths.get(2)).as("one of very many is seen").isPositive();
        assertThat(lengths.get(3)).isZero();
        assertThat(names(layout)).contains("sign", "1000", "500", "1", "0");
        assertThat(layout.marks()).filteredOn(Label.class::isInstance).allSatisfy(m -> {
            assertThat(((Label) m).left()).isNotNegative();
            assertThat(((Label) m).left() + ((Label) m).width()).isLessThanOrEqualTo(layout.width());
        });
    }

    @Test
    void aTableHasARowForEachBar() {
        assertThat(PlotTable.of(BARS).rows()).hasSize(4);
    }

    @Test
    void aTableHasSamplesOfEveryCurve() {
        var table = PlotTable.of((Plot.Lines) everything().getFirst().plots().getFirst());
        assertThat(table.rows()).hasSize(2).allSatisfy(row -> assertThat(row).hasSize(7));
        assertThat(Inlines.text(table.rows().getFirst().getLast(), TextStyle.PLAIN)).isEqualTo("49");
    }

    /** The lines of the curve with that number that are as thick as a curve and no key. */
    private static List<Stroke> curves(PlotLayout layout, int index) {
        Ink ink = PlotStyle.ofCurve(index, 0).ink();
        return layout.marks().stream().filter(Stroke.class::isInstance).map(Stroke.class::cast)
                .filter(s -> s.ink().equals(ink) && s.pen().width() > 0.1 && s.shape().getBounds2D().getWidth() > 2).toList();
    }

    private static List<Label> labels(PlotLayout layout) {
        return layout.marks().stream().filter(Label.class::isInstance).map(Label.class::cast).toList();
    }

    private static List<String> names(PlotLayout layout) {
        return labels(layout).stream().map(PlotTest::text).toList();
    }

    private static Label tickAt(PlotLayout layout, String text) {
        return labels(layout).stream().filter(l -> l.anchor() == PlotMark.Anchor.RIGHT && text(l).equals(text)).findFirst().orElseThrow();
    }

    private static String text(Label label) {
        return TextFormula.of(label.text(), TextStyle.PLAIN);
    }
}
