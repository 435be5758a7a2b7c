package org.gradatim.render.plot;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.gradatim.document.Plot;
import org.gradatim.render.canvas.Ink;
import org.gradatim.render.formula.Measure;
import org.gradatim.render.formula.Typesetter;
import org.gradatim.render.plot.PlotMark.Anchor;

/**
 * Lays out a matrix as shaded cells. Positive values have a blue shade, negative ones an orange shade and, where no figures say it, a dash;
 * the shades are light enough for black figures.
 */
final class HeatMapPlot {
    private static final Color POSITIVE = new Color(0x5B9BD5);
    private static final Color NEGATIVE = new Color(0xF0A050);

    /** On a shade, whatever the ground of the page. */
    private static final Ink BLACK = new Ink("", Color.BLACK);

    /** Between shades. */
    private static final Ink WHITE = new Ink("", Color.WHITE);

    private static final double FIGURES_HEIGHT = 1.7;
    private static final double PLAIN_CELL = 0.9;
    private static final double DASH = 0.25;

    private final Plot.HeatMap plot;
    private final PlotPanel panel;

    HeatMapPlot(Plot.HeatMap plot, Measure measure) {
        this.plot = plot;
        this.panel = new PlotPanel(measure);
    }

    PlotLayout layOut() {
        double left = plot.rows().stream().mapToDouble(r -> panel.width(r, PlotPanel.SMALL)).max().orElse(0) + 0.5;
        double cellHeight = plot.labels().isPresent() ? FIGURES_HEIGHT : PLAIN_CELL;
        double cellWidth = cellWidth();
        double width = cellWidth * plot.columns().size();
        double title = plot.title().isEmpty() ? 0 : panel.width(Typesetter.words(plot.title()), PlotPanel.TITLE);
        left = Math.max(left, (title - width) / 2);
        double top = panel.title(plot.title(), left + width / 2) + PlotPanel.LINE;
        for (int c = 0; c < plot.columns().size(); c++) {
            panel.label(plot.columns().get(c), Anchor.CENTER, left + (c + 0.5) * cellWidth, top - 0.4, PlotPanel.SMALL);
        }
        for (int r = 0; r < plot.rows().size(); r++) {
            panel.label(plot.rows().get(r), Anchor.RIGHT, left - 0.35, top + (r + 0.5) * cellHeight + PlotPanel.HALF_LETTER * PlotPanel.SMALL, PlotPanel.SMALL);
            for (int c = 0; c < plot.columns().size(); c++) cell(r, c, new Rectangle2D.Double(left + c * cellWidth, top + r * cellHeight, cellWidth, cellHeight));
        }
        double height = cellHeight * plot.rows().size();
        panel.add(new PlotMark.Stroke(new Rectangle2D.Double(left, top, width, height), PlotPanel.THIN, Ink.TEXT));
        return new PlotLayout(Math.max(left + width, left + (width + title) / 2), top + height + 0.5, panel.marks());
    }

    private double cellWidth() {
        double names = plot.columns().stream().mapToDouble(c -> panel.width(c, PlotPanel.SMALL)).max().orElse(0);
        double figures = plot.labels().stream().flatMap(List::stream).flatMap(List::stream)
                .mapToDouble(f -> panel.width(f, PlotPanel.SMALL)).max().orElse(0);
        return Math.max(Math.max(names, figures) + 0.7, plot.labels().isPresent() ? FIGURES_HEIGHT : PLAIN_CELL);
    }

    private void cell(int row, int column, Rectangle2D cell) {
        double value = plot.values()[row][column];
        panel.add(new PlotMark.Area(cell, new Ink("", shade(plot.largest() == 0 ? 0 : value / plot.largest()))));
        panel.add(new PlotMark.Stroke(cell, PlotPanel.THIN, WHITE));
        if (plot.labels().isPresent()) {
            panel.label(plot.labels().get().get(row).get(column), Anchor.CENTER, cell.getCenterX(),
                    cell.getCenterY() + PlotPanel.HALF_LETTER * PlotPanel.SMALL + 0.03, PlotPanel.SMALL, BLACK);
        } else if (value < 0) {
            panel.add(new PlotMark.Stroke(new Line2D.Double(cell.getCenterX() - DASH / 2, cell.getCenterY(), cell.getCenterX() + DASH / 2, cell.getCenterY()),
                    PlotPanel.THIN, BLACK));
        }
    }

    /** From white at 0 to the full shade at ±1. */
    private static Color shade(double share) {
        Color full = share < 0 ? NEGATIVE : POSITIVE;
        double part = Math.min(1, Math.abs(share));
        return new Color(mixed(full.getRed(), part), mixed(full.getGreen(), part), mixed(full.getBlue(), part));
    }

    private static int mixed(int full, double part) {
        return (int) Math.round(255 + (full - 255) * part);
    }
}
