package org.gradatim.render.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.gradatim.render.Samples;
import org.gradatim.render.escape.MarkdownText;
import org.gradatim.render.template.Templates;
import org.junit.jupiter.api.Test;

class MarkdownDocumentTest {

    private static final String SOURCE = MarkdownDocument.of(Samples.document(), Templates.builtIn());

    /** The source without its mathematics, code and drawings. */
    private static final String PROSE = SOURCE.replaceAll("(?s)(?m)^(`{3,})\\w.*?^\\1$|\\$\\$.*?\\$\\$", "")
            .replaceAll("\\$`[^`]*`\\$|`` .*? ``|(?<!>)\\$[^$\\n]+\\$", "");

    @Test
    void whatAPersonTypesIsNoMarkup() throws Exception {
        Files.writeString(Path.of("target", "sample.md"), SOURCE);
        assertThat(PROSE).doesNotContainPattern("(?<!\\\\)<script").doesNotContainPattern("(?<!\\\\)\\*d").contains("\\<script\\>", "<span>$</span>x\\_1");
    }

    @Test
    void dollarsHoldNothingThatMarkdownTouches() {
        Pattern touched = Pattern.compile("\\\\[^A-Za-z\\s]|[*`|<>]");
        assertThat(Pattern.compile("(?s)\\$\\$\\n(.*?)\\n\\$\\$").matcher(SOURCE).results().map(r -> r.group(1)))
                .hasSizeGreaterThan(5).noneMatch(touched.asPredicate());
    }

    @Test
    void everyRowOfATableHasAsManyCells() {
        assertThat(SOURCE.lines().filter(l -> l.startsWith("| ")).map(l -> l.split("(?<!\\\\)\\|", -1).length).distinct())
                .containsExactly(6);
    }

    @Test
    void aDollarThatTouchesALetterGetsBackticks() {
        assertThat(MarkdownMath.inline("w_1", "", ".")).isEqualTo("$w_1$");
        assertThat(MarkdownMath.inline("w_1", "x", "")).isEqualTo("$`w_1`$");
        assertThat(MarkdownMath.inline("w_1", " ", "s")).isEqualTo("$`w_1`$");
        assertThat(MarkdownMath.inline("\\mathrm{a\\_b}", " ", " ")).isEqualTo("$`\\mathrm{a\\_b}`$");
    }

    @Test
    void aLineThatLooksLikeAListIsNone() {
        assertThat(MarkdownText.startingLine("1. no list")).isEqualTo("1\\. no list");
        assertThat(MarkdownText.startingLine("- no list")).isEqualTo("\\- no list");
        assertThat(MarkdownText.startingLine("a - b")).isEqualTo("a - b");
    }
}
