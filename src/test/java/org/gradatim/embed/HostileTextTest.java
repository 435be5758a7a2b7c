package org.gradatim.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others have written, in captions, titles, answers and names of experiments, is text wherever it is shown, and never markup. */
class HostileTextTest {
    /** Ends, comments, commands and addresses of all media in which it is shown. */
    private static final String HOSTILE = "</script><script>alert(1)</script> --> <!-- /gradatim --> ]]> */ ++++ //// ```` ~~~ <img src=x onerror=alert(2)> $x$ \\input{/etc/passwd} \\write18{ls} % {docname} |s| `c`_ [x](javascript:alert(3)) *b* _e_ &lt; include::/etc/passwd[] .. raw:: html";

    /** The name of an experiment, which stands in pictures. */
    private static final String EXPERIMENT = "</text><script>alert(1)</script> ]]> \\input{x} & b";

    private static final List<String> SHOWN = List.of("table\ncaption: CAPTION", "network w1\ncaption: CAPTION", "gradient w1\ncaption: CAPTION", "check\nanswer: ANSWER", "plot loss");

    private Path folder;
    private Lectures lectures;

    @BeforeEach
    void write(@TempDir Path temporary) throws IOException {
        folder = temporary;
        lectures = Lectures.in(temporary);
        Path spec = folder.resolve(Lectures.SPEC);
        String text = Files.readString(spec).replaceFirst("(?m)^title: .*$", "");
        Files.writeString(spec, "title: " + quoted() + "\n" + text + "\nexperiments:\n  '" + EXPERIMENT + "': {}\n  other: {training: {learning_rate: 0.1, epochs: 20}}\n");
    }

    private static String quoted() {
        // Written so that no medium's comment around the request ends in it.
        return '"' + HOSTILE.replace("\\", "\\\\").replace("--", "-\\x2D").replace("////", "//\\x2F/").replace("````", "``\\x60`").replace("<", "\\x3C") + '"';
    }

    private String lecture(String open, String prefix, String close) {
        StringBuilder text = new StringBuilder();
        for (String show : SHOWN) {
            String request = "spec: " + Lectures.SPEC + "\nshow: " + show.replace("CAPTION", quoted()).replace("ANSWER", quoted().replaceFirst("\"", "\"dJ/dw1 = a1 "));
            text.append(open).append(request.lines().map(line -> prefix + line + "\n").reduce("", String::concat)).append(close).append('\n');
        }
        return text.toString();
    }

    private String filled(String name, String text) throws IOException {
        Path file = lectures.write(name, text);
        Lecture.Result result = Lecture.read(file).filled();
        assertThat(result.problems()).isEmpty();
        assertThat(result.renewed()).hasSize(SHOWN.size());
        result.writeTo(file);
        String filled = Files.readString(file);
        assertThat(Lecture.read(file).filled().text()).isEqualTo(filled);
        assertThat(lectures.removed(file)).isEqualTo(text);
        return filled;
    }

    /** A page in which nothing of the text has become an element or an attribute, and all of it is to be read. */
    private static void assertText(String html) {
        Document page = Jsoup.parse(html);
        assertThat(page.select("script, [onerror], img[src=x], a[href^=javascript]")).isEmpty();
        assertThat(page.select("svg *[onerror], svg script")).isEmpty();
        assertThat(page.text().replaceAll("\\s+", " ")).contains(HOSTILE.replaceAll("\\s+", " "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.md", "a.myst.md"})
    void inMarkdown(String name) throws IOException {
        String filled = filled(name, lecture("```gradatim\n", "", "```\n"));
        assertText(HtmlRenderer.builder().build().render(Parser.builder().build().parse(filled)));
    }

    @Test
    void inHtml() throws IOException {
        assertText(filled("a.html", lecture("<!-- gradatim\n", "", "-->\n")));
    }

    @Test
    void inAsciiDoc() throws IOException {
        String filled = filled("a.adoc", lecture("[gradatim]\n----\n", "", "----\n"));
        try (Asciidoctor asciidoctor = Asciidoctor.Factory.create()) {
            assertText(asciidoctor.convert(filled, Options.builder().safe(SafeMode.UNSAFE).build()));
        }
    }

    @Test
    void inLatex() throws IOException {
        String visible = filled("a.tex", lecture("% gradatim\n", "% ", "% end\n")).replaceAll("(?m)^%.*$", "");
        assertThat(visible).contains("\\textbackslash{}input\\{/etc/passwd\\}");
        assertThat(Pattern.compile("\\\\(?:input|write18|include)(?![a-zA-Z])").matcher(visible).results()).isEmpty();
    }

    @Test
    void inReStructuredText() throws IOException {
        String visible = filled("a.rst", lecture(".. gradatim\n", "   ", "\n")).replaceAll("(?m)^   (?:spec|show|caption|answer): .*$", "");
        assertThat(visible).doesNotContain("|s|", " `c`_", " *b*").doesNotContainPattern("(?m)^\\s*\\.\\. (?:raw|include)::");
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void onPlatforms(Platform platform) throws IOException {
        Path file = lectures.write("a.md", lecture("```gradatim\n", "", "```\n"));
        Lecture.Result result = Lecture.read(file).pasted(platform);
        assertThat(result.problems()).isEmpty();
        assertText(result.text());
    }

    @Test
    void inPictures() throws IOException {
        filledPictures("a.md", lecture("```gradatim\n", "", "```\n"));
    }

    private void filledPictures(String name, String text) throws IOException {
        Path file = lectures.write(name, text);
        Lecture.read(file).filled().writeTo(file);
        try (var pictures = Files.list(folder.resolve(KeptPictures.FOLDER))) {
            List<Path> files = pictures.toList();
            assertThat(files).hasSize(2);
            for (Path picture : files) {
                Document svg = Jsoup.parse(Files.readString(picture), "", org.jsoup.parser.Parser.xmlParser());
                assertThat(svg.select("script, img, [onerror]")).isEmpty();
                assertThat(svg.select("svg")).hasSize(1);
            }
        }
    }
}
