package org.gradatim.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What platforms delete, by their own lists, is nothing that a lecture for them needs. */
class PlatformTest {
    private static final List<String> SHOWN = List.of("gradient w1", "chain w1", "compare w1 w3", "symmetry", "forward", "table", "network w1", "graph w1", "plot loss", "formula dJ/dw1",
            "check dJ/dw1 = a3*w5");

    /** {@code SANITIZE} in canvas_sanitize.rb, as far as it may occur here. */
    private static final Set<String> CANVAS_ELEMENTS = Set.of("a", "b", "blockquote", "br", "caption", "code", "h1", "h2", "h3", "h4", "h5", "h6", "div", "em", "figure", "figcaption", "i", "img", "li", "ol", "p",
            "pre", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul", "math", "menclose", "merror", "mfenced", "mfrac", "mi", "mn", "mo", "mover", "mpadded", "mroot", "mrow", "mspace",
            "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover");
    private static final Set<String> CANVAS_ATTRIBUTES = Set.of("style", "class", "id", "title", "role", "lang", "dir", "aria-label", "aria-hidden", "a href", "img alt", "img src", "td colspan", "th scope", "ol start",
            "math xmlns", "math display", "math displaystyle", "mo form", "mo lspace", "mo rspace", "mo stretchy", "mover accent", "munder accentunder", "mstyle displaystyle", "mtable columnalign", "mtd columnalign");
    private static final Pattern CANVAS_STYLES = Pattern.compile("background|border|color|display|height|margin|max-width|overflow|overflow-[xy]|padding|text-align|text-decoration|vertical-align|white-space|width"
            + "|border-(?:bottom|collapse|color|left|right|spacing|style|top|width)|font-(?:family|size|style|weight)|margin-(?:bottom|left|right|top)|padding-(?:bottom|left|right|top)");
    /** A style with anything else in it is deleted whole. */
    private static final Pattern CANVAS_STYLE = Pattern.compile("[-:,;#%.()/\\sa-zA-Z0-9!]*");

    /** XHTML 1.0 Transitional, as far as it may occur here. */
    private static final Set<String> XHTML = Set.of("a", "b", "blockquote", "br", "caption", "code", "h1", "h2", "h3", "h4", "h5", "h6", "div", "em", "i", "img", "li", "ol", "p", "pre", "span", "strong", "sub", "sup",
            "table", "tbody", "td", "th", "thead", "tr", "ul");

    private Lectures lectures;

    @BeforeEach
    void write(@TempDir Path temporary) throws IOException {
        lectures = Lectures.in(temporary);
    }

    private List<Element> elements(Platform platform) throws IOException {
        StringBuilder text = new StringBuilder("# Lesson\n\n");
        for (String show : SHOWN) text.append("```gradatim\nspec: two-neurons.yaml\nshow: ").append(show).append("\ndetail: full\n```\n\nSo `gradatim: dJ/dw1 right`.\n\n");
        Path file = lectures.write("a.md", text.toString());
        Lecture.Result result = Lecture.read(file).pasted(platform);
        assertThat(result.problems()).isEmpty();
        List<Element> elements = new ArrayList<>(Jsoup.parse(result.text()).body().select("*"));
        elements.removeFirst();
        return elements;
    }

    @Test
    void canvasKeepsWhatIsMadeForIt() throws IOException {
        for (Element element : elements(Platform.CANVAS)) {
            assertThat(element.tagName()).isIn(CANVAS_ELEMENTS);
            for (Attribute attribute : element.attributes()) {
                assertThat(Set.of(attribute.getKey(), element.tagName() + " " + attribute.getKey())).as("%s", element.cssSelector()).containsAnyElementsOf(CANVAS_ATTRIBUTES);
            }
            assertThat(element.attr("src")).doesNotContain(":");
            assertThat(element.attr("style")).matches(CANVAS_STYLE);
            for (String property : element.attr("style").split(";")) {
                if (!property.isBlank()) assertThat(property.split(":")[0].strip()).matches(CANVAS_STYLES);
            }
        }
    }

    @Test
    void moodleKeepsWhatIsMadeForIt() throws IOException {
        for (Element element : elements(Platform.MOODLE)) {
            assertThat(element.tagName()).isIn(XHTML);
            assertThat(element.attr("src")).doesNotContain(":");
        }
    }

    @Test
    void whatIsMadeForAnyPageNeedsNothingElse() throws IOException {
        for (Element element : elements(Platform.PLAIN_HTML)) {
            assertThat(element.tagName()).isIn(XHTML);
            if (element.hasAttr("src")) assertThat(element.attr("src")).startsWith("data:image/svg+xml;base64,");
        }
    }
}
