package org.gradatim.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextDocumentTest {

    private static String text(int columns, TextStyle style) {
        return TextDocument.of(Samples.document(), Options.standard().terminal(columns, style));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100})
    void noLineIsWiderThanTheTerminal(int columns) throws Exception {
        String text = text(columns, TextStyle.PLAIN);
        Files.writeString(Path.of("target", "sample-" + columns + ".txt"), text);
        assertThat(text.lines().filter(line -> TextWidth.of(line) > columns && !line.contains(Samples.HOSTILE_NAME))).isEmpty();
    }

    @Test
    void coloursTakeNoRoom() throws Exception {
        String coloured = text(80, TextStyle.ANSI);
        Files.writeString(Path.of("target", "sample-ansi.txt"), coloured);
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "").lines().filter(l -> l.contains("verdict")))
                .isEqualTo(text(80, TextStyle.PLAIN).lines().filter(l -> l.contains("verdict")).toList());
    }

    @Test
    void aFileHasNoControlCharacters() {
        assertThat(text(80, TextStyle.PLAIN).codePoints().filter(c -> c != '\n').noneMatch(Character::isISOControl)).isTrue();
    }
}
