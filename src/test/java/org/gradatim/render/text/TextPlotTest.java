package org.gradatim.render.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradatim.render.SamplePlots.BARS;
import static org.gradatim.render.SamplePlots.everything;

import java.util.List;
import org.gradatim.document.Plot;
import org.junit.jupiter.api.Test;

/** Plots of characters. */
class TextPlotTest {

    @Test
    void textShowsTheCourseOfACurveInEightyColumns() {
        List<String> lines = TextPlot.of((Plot.Lines) everything().getFirst().plots().getFirst(), 80, TextStyle.PLAIN);
        assertThat(lines).allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(80));
        assertThat(lines.get(0)).contains("w₁ = w₃").contains("▁").endsWith("49");
        assertThat(lines.get(1)).contains("w₂").contains("▁").contains("█").endsWith("98");
    }

    @Test
    void barsAreReadInText() {
        List<String> lines = TextPlot.of(BARS, 80, TextStyle.PLAIN);
        assertThat(lines).hasSize(5).allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(80));
        assertThat(lines.get(0)).isEqualTo("    sign           " + "█".repeat(40) + " 1000");
        assertThat(lines.get(1)).isEqualTo("    a longer name  " + "█".repeat(20) + " 500");
        assertThat(lines.get(2)).isEqualTo("    rare           ▏ 1");
        assertThat(lines.get(3)).isEqualTo("    none            0");
    }
}
