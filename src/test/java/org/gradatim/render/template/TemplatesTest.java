package org.gradatim.render.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gradatim.render.Format;
import org.gradatim.render.Options;
import org.gradatim.render.Renderer;
import org.gradatim.render.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {

    @TempDir
    private Path folder;

    private String fill(Shell shell, String template) throws IOException {
        Path file = Files.writeString(folder.resolve("own.html"), template);
        return Templates.of(file).fill(shell, Map.of("title", Samples.HOSTILE, "body", new SafeString("<p>{{ title }}</p>")));
    }

    @Test
    void aTemplateOfTheUsersReplacesTheShell() throws IOException {
        assertThat(fill(Shell.PAGE, "<b>{{ body }}</b>\n")).isEqualTo("<b><p>{{ title }}</p></b>\n");
    }

    @Test
    void titlesAreEscapedAsTheFormatNeedsIt() throws IOException {
        assertThat(fill(Shell.PAGE, "{{ title }}")).startsWith("&lt;script&gt;");
        assertThat(fill(Shell.LATEX, "<< title >>")).startsWith("\\textless{}script\\textgreater{}");
        assertThat(fill(Shell.MARKDOWN, "{{ title }}")).startsWith("\\<script\\>");
    }

    @Test
    void aTemplateMayBuildOnTheBuiltInOnes() throws IOException {
        Path file = Files.writeString(folder.resolve("own.txt"), "{% include \"document.txt\" %}--");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Renderer(Options.standard().with(Templates.of(file))).write(Samples.document(), Format.TEXT, out);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("════").endsWith("--");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{% include \"/etc/passwd\" %}", "{% extends \"../pom.xml\" %}", "{% import \"other.html\" %}"})
    void aTemplateReadsNoOtherFile(String template) {
        assertThatThrownBy(() -> fill(Shell.PAGE, template))
                .isInstanceOf(TemplateException.class).hasMessageContaining("own.html").hasMessageContaining("built-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ title.getClass().forName(\"java.lang.Runtime\") }}", "{{ title.bytes }}", "{{ title.class }}"})
    void aTemplateCallsNoMethodOfJava(String template) {
        assertThatThrownBy(() -> fill(Shell.PAGE, template)).isInstanceOf(TemplateException.class);
    }

    @Test
    void aBrokenTemplateIsNamedWithItsLine() {
        assertThatThrownBy(() -> fill(Shell.PAGE, "one\n{% if %}\n"))
                .isInstanceOf(TemplateException.class).hasMessageContaining("own.html:2: ");
        assertThatThrownBy(() -> fill(Shell.PAGE, "one\ntwo\n{{ titel }}"))
                .isInstanceOf(TemplateException.class).hasMessageContaining("own.html:3: ").hasMessageContaining("titel");
        assertThatThrownBy(() -> fill(Shell.PAGE, "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"))
                .isInstanceOf(TemplateException.class).hasMessageContaining("without end");
    }

    @Test
    void whatIsNoTemplateIsNamed() throws IOException {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
        assertThatThrownBy(() -> Templates.of(binary)).isInstanceOf(TemplateException.class).hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> Templates.of(folder.resolve("none"))).isInstanceOf(TemplateException.class)
                .hasMessageContaining("none: ");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void theSameDocumentGivesTheSameBytes(Format format) throws IOException {
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        new Renderer(Options.standard()).write(Samples.document(), format, first);
        new Renderer(Options.standard()).write(Samples.document(), format, second);
        assertThat(first.toByteArray()).isEqualTo(second.toByteArray());
        assertThat(Format.of(Path.of("x" + format.ending().toUpperCase(java.util.Locale.ROOT)))).contains(format);
    }
}
