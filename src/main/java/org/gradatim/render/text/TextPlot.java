package org.gradatim.render.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.gradatim.document.Block.Align;
import org.gradatim.document.Plot;
import org.gradatim.document.Plot.Points;
import org.gradatim.document.Plot.Series;
import org.gradatim.notation.Notation;
import org.gradatim.render.plot.BarsPlot;
import org.gradatim.render.plot.LinesPlot;
import org.gradatim.render.plot.PlotNumber;
import org.gradatim.render.plot.PlotScale;

/** Plots in characters: curves as rows of bars on a common scale, counts as lying bars, a plane as a field of letters. */
public final class TextPlot {
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final String LYING = "▏▎▍▌▋▊▉█";
    private static final String INDENT = "    ";

    /** Bars of a row; more do not fit beside names and figures on 80 columns. */
    private static final int MOST_BARS = 40;
    private static final int FEWEST_BARS = 10;

    /** Columns and rows of a field, whose letters are about twice as high as wide. */
    private static final int FIELD_COLUMNS = 49;
    private static final int FIELD_ROWS = 21;

    /** The examples of the classes, and the ground of their regions; the first region has the first ground. */
    private static final String LETTERS = "xo+#*@";
    private static final String GROUNDS = " ·:-~=";

    private TextPlot() {}

    /** A row for each curve that has a name: where it begins, its course, where it ends. */
    static List<String> of(Plot.Lines plot, int columns, TextStyle style) {
        List<List<Series>> groups = LinesPlot.coinciding(plot.series()).stream().filter(g -> !g.getFirst().label().isEmpty()).toList();
        PlotScale x = PlotScale.exactly(plot.series().stream().flatMapToDouble(s -> DoubleStream.of(s.x())));
        PlotScale y = range(plot);
        List<String> names = groups.stream().map(g -> Inlines.text(LinesPlot.name(g), TextStyle.PLAIN)).toList();
        List<String> starts = groups.stream().map(g -> number(g.getFirst().y()[0])).toList();
        List<String> ends = groups.stream().map(g -> number(g.getFirst().y()[g.getFirst().y().length - 1])).toList();
        int before = widest(names);
        int start = widest(starts);
        int bars = Math.clamp(columns - INDENT.length() - before - start - widest(ends) - 6L, FEWEST_BARS, MOST_BARS);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            lines.add(INDENT + TextCell.left(names.get(i), before) + "  " + TextCell.right(starts.get(i), start) + "  "
                    + course(groups.get(i).getFirst(), bars, x, y) + "  " + ends.get(i));
        }
        String scale = Inlines.text(plot.xAxis(), TextStyle.PLAIN) + " " + number(x.from()) + " … " + number(x.to()) + ";  "
                + BARS.charAt(0) + " = " + number(y.from()) + ",  " + BARS.charAt(BARS.length() - 1) + " = " + number(y.to());
        lines.add(INDENT + style.faint(scale));
        return lines;
    }

    /** A row for each bar: what is counted, the bar to an eighth of a letter, how many. */
    static List<String> of(Plot.Bars plot, int columns, TextStyle style) {
        List<String> names = plot.bars().stream().map(b -> Inlines.text(b.label(), TextStyle.PLAIN)).toList();
        List<String> counts = plot.bars().stream().map(b -> text(BarsPlot.count(b))).toList();
        int before = widest(names);
        int most = Math.clamp(columns - INDENT.length() - before - widest(counts) - 4L, FEWEST_BARS, MOST_BARS);
        long largest = BarsPlot.largest(plot);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            lines.add(INDENT + TextCell.left(names.get(i), before) + "  " + bar((double) plot.bars().get(i).count() / largest * most) + " " + counts.get(i));
        }
        lines.add(INDENT + style.faint(Inlines.text(plot.axis(), TextStyle.PLAIN)));
        return lines;
    }

    /** A lying bar of this length in letters, no shorter than the thinnest. */
    private static String bar(double length) {
        int eighths = (int) Math.max(length > 0 ? 1 : 0, Math.round(length * LYING.length()));
        int rest = eighths % LYING.length();
        return String.valueOf(LYING.charAt(LYING.length() - 1)).repeat(eighths / LYING.length()) + (rest == 0 ? "" : LYING.charAt(rest - 1));
    }

    private static PlotScale range(Plot.Lines plot) {
        PlotScale exactly = PlotScale.exactly(plot.series().stream().flatMapToDouble(s -> DoubleStream.of(s.y())));
        return new PlotScale(exactly.from(), exactly.to(), plot.logarithmic());
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(TextWidth::of).max().orElse(0);
    }

    /** Blank where the curve has ended. */
    private static String course(Series series, int bars, PlotScale x, PlotScale y) {
        StringBuilder course = new StringBuilder(bars);
        int k = 0;
        for (int bar = 0; bar < bars; bar++) {
            double at = (double) bar / (bars - 1);
            while (k + 1 < series.x().length && x.place(series.x()[k + 1]) <= at) k++;
            boolean ended = k == series.x().length - 1 && x.place(series.x()[k]) < at;
            int height = (int) Math.clamp(Math.round(y.place(series.y()[k]) * (BARS.length() - 1)), 0, BARS.length() - 1);
            course.append(ended ? ' ' : BARS.charAt(height));
        }
        return course.toString();
    }

    private static String number(double value) {
        return text(PlotNumber.sample(value));
    }

    private static String text(Notation notation) {
        return TextFormula.of(notation, TextStyle.PLAIN);
    }

    /** A field of the regions, each with its ground, and the examples by the letters of their classes. */
    public static List<String> of(Plot.Boundary plot, TextStyle style) {
        char[][] field = new char[FIELD_ROWS][FIELD_COLUMNS];
        for (int r = 0; r < FIELD_ROWS; r++) {
            for (int c = 0; c < FIELD_COLUMNS; c++) field[r][c] = ground(plot, r, c);
        }
        for (int k = 0; k < plot.classes().size(); k++) mark(plot, plot.classes().get(k), LETTERS.charAt(k % LETTERS.length()), field);
        List<String> lines = new ArrayList<>();
        String top = number(plot.ys()[plot.ys().length - 1]);
        String bottom = number(plot.ys()[0]);
        int left = Math.max(TextWidth.of(top), Math.max(TextWidth.of(bottom), TextWidth.of(text(plot.yAxis()))));
        for (int r = 0; r < FIELD_ROWS; r++) {
            String label = r == 0 ? top : r == FIELD_ROWS - 1 ? bottom : r == FIELD_ROWS / 2 ? text(plot.yAxis()) : "";
            lines.add((TextCell.right(label, left) + " │" + new String(field[r])).stripTrailing());
        }
        lines.add(" ".repeat(left + 1) + "└" + "─".repeat(FIELD_COLUMNS));
        String from = number(plot.xs()[0]);
        String to = number(plot.xs()[plot.xs().length - 1]);
        String name = text(plot.xAxis());
        int room = FIELD_COLUMNS - TextWidth.of(from) - TextWidth.of(to);
        lines.add(" ".repeat(left + 2) + from + TextCell.aligned(name, room, Align.CENTER) + to);
        lines.add(" ".repeat(left + 2) + style.faint(legend(plot)));
        return lines;
    }

    private static char ground(Plot.Boundary plot, int row, int column) {
        int r = (int) Math.round((double) (FIELD_ROWS - 1 - row) / (FIELD_ROWS - 1) * (plot.ys().length - 1));
        int c = (int) Math.round((double) column / (FIELD_COLUMNS - 1) * (plot.xs().length - 1));
        int region = 0;
        for (int k = 0; k < plot.regions().size(); k++) if (plot.regions().get(k).margin()[r][c] > 0) region = k + 1;
        return GROUNDS.charAt(region % GROUNDS.length());
    }

    private static void mark(Plot.Boundary plot, Points points, char letter, char[][] field) {
        PlotScale x = new PlotScale(plot.xs()[0], plot.xs()[plot.xs().length - 1], false);
        PlotScale y = new PlotScale(plot.ys()[0], plot.ys()[plot.ys().length - 1], false);
        for (int i = 0; i < points.x().length; i++) {
            int row = FIELD_ROWS - 1 - (int) Math.round(y.place(points.y()[i]) * (FIELD_ROWS - 1));
            field[row][(int) Math.round(x.place(points.x()[i]) * (FIELD_COLUMNS - 1))] = letter;
        }
    }

    private static String legend(Plot.Boundary plot) {
        List<String> entries = new ArrayList<>();
        for (int k = 0; k < plot.classes().size(); k++) {
            String ground = GROUNDS.charAt(k % GROUNDS.length()) + "";
            entries.add(LETTERS.charAt(k % LETTERS.length()) + (ground.isBlank() ? "" : " on " + ground) + "  "
                    + Inlines.text(plot.classes().get(k).name(), TextStyle.PLAIN));
        }
        return String.join("     ", entries);
    }
}
