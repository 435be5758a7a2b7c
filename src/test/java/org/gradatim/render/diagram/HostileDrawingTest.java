package org.gradatim.render.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.gradatim.document.Block.Figure;
import org.gradatim.document.Diagram;
import org.gradatim.document.Diagram.Column;
import org.gradatim.document.Diagram.Edge;
import org.gradatim.document.Diagram.Kind;
import org.gradatim.document.Diagram.Node;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Symbol;
import org.gradatim.notation.Notation.Words;
import org.gradatim.render.FigureFormat;
import org.gradatim.render.Samples;
import org.gradatim.render.canvas.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

/** Names that would be markup in one format or another stay names in all of them. */
class HostileDrawingTest {
    private static final List<String> NAMES = List.of(Samples.HOSTILE_NAME, "<b>&amp;</b>", "]:::x", "\"];end;subgraph", "%% comment", "end", "graph", "}$\\end{tikzpicture}",
            "größe", "מחיר", "\u202Eabc", "価格", "a".repeat(40), "--> n1", "#quot;", "```", "x\ny");

    @TempDir
    Path folder;

    /** Each name as a neuron, on an edge, as a factor, in an equation and in a title. */
    private static Figure figure() {
        List<Column> columns = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            Notation name = new Symbol(NAMES.get(i));
            columns.add(new Column(Samples.text(NAMES.get(i)), List.of(new Node("n" + i, name, List.of(name, new Words(NAMES.get(i))), Kind.NEURON, true, List.of(name)))));
            if (i > 0) edges.add(new Edge("n" + (i - 1), "n" + i, Optional.of(name), Diagram.Path.ALONG, Optional.of(name)));
        }
        return new Figure(new Diagram(columns, edges), Samples.text(Samples.HOSTILE), Samples.HOSTILE);
    }

    private static String text(FigureFormat format) {
        return new String(format.write(figure(), Theme.AUTO), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void anSvgHasNoElementsButItsOwn(Theme theme) throws Exception {
        byte[] svg = FigureFormat.SVG.write(figure(), theme);
        Document page = DocumentBuilderFactory.newNSInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
        assertThat(elements(page)).isSubsetOf("svg", "title", "desc", "style", "defs", "path", "use");
        assertThat(page.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo(Samples.HOSTILE);
    }

    private static List<String> elements(Document page) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < page.getElementsByTagName("*").getLength(); i++) names.add(page.getElementsByTagName("*").item(i).getNodeName());
        return names;
    }

    /** In a label of Mermaid's stand letters, and signs by their numbers, between quotation marks that nothing closes before its time. */
    @Test
    void aFlowchartHasNoStatementsButItsOwn() {
        List<String> lines = text(FigureFormat.MARKDOWN).strip().lines().toList();
        String label = "\"(?:[^\"<>`{}\\[\\]\\\\;#]|#[0-9]+;|<br/>)*\"";
        Pattern statement = Pattern.compile("```mermaid|flowchart LR|  accDescr: [^;#{}<>\"%`]*|  subgraph c[0-9]+\\[" + label + "]|  end"
                + "|    n[0-9]+(?:\\(\\(" + label + "\\)\\)|\\(" + label + "\\)|\\[" + label + "])|  n[0-9]+ == " + label + " ==> n[0-9]+"
                + "|  classDef (?:path|plain|bias) [-a-zA-Z0-9#:, ]+|  class [n0-9,]+ (?:path|plain|bias)|```");
        assertThat(lines).allMatch(statement.asMatchPredicate());
        assertThat(lines.stream().filter(line -> line.startsWith("  subgraph"))).hasSize(NAMES.size());
        Matcher shown = Pattern.compile("#([0-9]+);").matcher(lines.stream().filter(l -> l.contains("subgraph c1[")).findFirst().orElseThrow());
        assertThat(shown.replaceAll(m -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(m.group(1)))))).contains("<b>&amp;</b>");
    }

    @Test
    void aPdfSaysThemAsTheyAre() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(FigureFormat.PDF.write(figure(), Theme.LIGHT))) {
            assertThat(pdf.getNumberOfPages()).isOne();
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo(Samples.HOSTILE);
        }
    }

    @Test
    void aTikzPictureCompilesAndReadsNoFile() throws Exception {
        assumeThat(Path.of("/usr/bin/lualatex")).exists();
        Files.writeString(folder.resolve("picture.tex"), text(FigureFormat.LATEX));
        Files.writeString(folder.resolve("main.tex"), "\\documentclass{article}\\usepackage{amsmath,amssymb,tikz}\\usetikzlibrary{arrows.meta}"
                + "\\begin{document}\\input{picture}\\end{document}");
        Process latex = new ProcessBuilder("lualatex", "-interaction=batchmode", "-halt-on-error", "main.tex").directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile()).start();
        assertThat(latex.waitFor(120, TimeUnit.SECONDS)).isTrue();
        String log = Files.readString(folder.resolve("main.log"));
        assertThat(latex.exitValue()).as(log).isZero();
        assertThat(log).doesNotContain("/etc/passwd");
    }

    @Test
    void aTextHasOneLineForEach() {
        assertThat(text(FigureFormat.TEXT)).doesNotContain("\u202E").contains("<b>&amp;</b>", "מחיר", "a".repeat(40));
    }
}
