package org.gradatim.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.render.Samples;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class HtmlFragmentTest {

    /** An element of two classes has the styles of both: {@code padding:0} behind {@code padding-left:1.5em} would take it back. */
    @Test
    void noStyleTakesBackAnotherOneOfItsElement() {
        String html = HtmlFragment.mathMl().blocks(Samples.document().blocks());
        List<String> takenBack = new ArrayList<>();
        Jsoup.parse(html).select("[style]").forEach(element -> {
            List<String> properties = properties(element.attr("style"));
            for (int i = 0; i < properties.size(); i++) {
                for (String later : properties.subList(i + 1, properties.size())) {
                    if (properties.get(i).matches(later + "-(left|right|top|bottom)")) takenBack.add(element.attr("style"));
                }
            }
        });
        assertThat(html).contains("padding-left:1.5em");
        assertThat(takenBack).isEmpty();
    }

    private static List<String> properties(String style) {
        return List.of(style.split(";")).stream().map(declaration -> declaration.split(":")[0].strip()).toList();
    }
}
