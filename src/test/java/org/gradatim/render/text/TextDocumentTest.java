package org.gradatim.render.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradatim.notation.Formulas.symbol;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Step;
import org.gradatim.document.Diagram;
import org.gradatim.document.Diagram.Column;
import org.gradatim.document.Diagram.Kind;
import org.gradatim.document.Diagram.Node;
import org.gradatim.document.Document;
import org.gradatim.document.Inline;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Brace;
import org.gradatim.notation.Notation.Matrix;
import org.gradatim.render.Samples;
import org.gradatim.render.template.Templates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextDocumentTest {

    private static String text(int columns, TextStyle style) {
        return TextDocument.of(Samples.document(), Templates.builtIn(), columns, style);
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

    private static String body(Block... blocks) {
        Document document = new Document("Sample", Locale.ENGLISH, false, List.of(blocks));
        return TextDocument.of(document, Templates.builtIn(), 80, TextStyle.PLAIN);
    }

    @Test
    void equationsOfADrawingGoOnBelowWhereTheyAreTooWide() {
        Node neuron = new Node("n", symbol("a"), List.of(Samples.wide(30), symbol("b")), Kind.NEURON, false);
        Diagram diagram = new Diagram(List.of(new Column(List.of(), List.of(neuron))), List.of());
        String text = body(new Block.Figure(diagram, List.of(new Inline.Text("caption")), "a drawing"));
        assertThat(text.lines()).allMatch(line -> TextWidth.of(line) <= 80).contains("    a:", "        b");
    }

    @Test
    void labelsStandBelowWhatTheyBrace() {
        Notation product = Formulas.chain(List.of(
                new Brace(Samples.plus(symbol("a"), symbol("b")), symbol("c")), new Brace(symbol("x"), symbol("shape"))));
        assertThat(body(new Block.Display(Formulas.equation(symbol("y"), product)))).contains("""
                    y = (a + b) ·   x
                        ╰──┬──╯     ┬
                           c      shape
                """);
    }

    @Test
    void matricesStandRowByRow() {
        Notation matrix = new Matrix(List.of(List.of(symbol("a"), symbol("bb")), List.of(symbol("ccc"), symbol("d")), List.of(symbol("e"), symbol("f"))));
        assertThat(body(new Block.Display(Formulas.equation(symbol("W"), matrix)))).contains("""
                        ⎡  a   bb ⎤
                    W = ⎢ ccc  d  ⎥
                        ⎣  e   f  ⎦
                """);
    }

    @Test
    void reasonsStandBesideTheBaseLineOfTheirStep() {
        Step step = new Step(Optional.of(symbol("y")), "=", new Brace(symbol("x"), symbol("shape")), List.of(new Inline.Text("given")));
        assertThat(body(new Block.Calculation(List.of(step)))).contains("""
                    y =   x      given
                          ┬
                        shape
                """);
    }
}
