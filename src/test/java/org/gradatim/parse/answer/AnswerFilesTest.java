package org.gradatim.parse.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gradatim.expr.InputException;
import org.gradatim.parse.answer.AnswerReader.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerFilesTest {
    @TempDir
    private Path folder;

    @Test
    void ofALatexDocumentTheEquationsAreTaken() throws IOException {
        String tex = """
                \\documentclass{article}
                \\newcommand{\\pd}[2]{\\frac{\\partial #1}{\\partial #2}}  % partials
                \\begin{document}
                With $w_1$ and cost \\$5 we find \\(\\delta_3 = a_3 - y\\), hence
                \\begin{align*}
                  \\pd{J}{w_1} &= \\pd{J}{a_3} \\pd{a_3}{w_1} \\\\  % the chain rule
                              &= \\delta_3 w_5
                \\end{align*}
                \\[ \\pd{J}{w_2}
                   = \\delta_3 \\]
                \\begin{verbatim}
                dW = a1 * delta3
                \\end{verbatim}
                \\end{document}
                """;
        List<Statement> statements = read("hw.tex", tex);
        assertThat(TreeText.of(statements)).isEqualTo("""
                delta_3 = (a_3 + -y)
                D[J; w_1] = (D[J; a_3] D[a_3; w_1]) = (delta_3 w_5)
                D[J; w_2] = delta_3
                dW = (a1*delta3)""");
        assertThat(statements).extracting(s -> s.place().line()).containsExactly(4, 6, 9, 12);
    }

    @Test
    void ofMarkdownFormulasAndCodeAreTaken() throws IOException {
        String markdown = """
                # Homework
                The weight $w_1$ costs $5. We have `dJ/dw1 = x1*w5` and $\\frac{dJ}{dw_2} = x_2 w_5$.

                $$
                \\frac{\\partial J}{\\partial w_5} = a_1
                $$

                ```python
                import numpy as np
                dW = X.T @ dZ
                ```

                ```math
                \\nabla_W J = X^T \\delta
                ```

                - dJ/dw6 = a2
                """;
        assertThat(TreeText.of(read("hw.md", markdown))).isEqualTo("""
                D[J; w1] = (x1*w5)
                D[J; w_2] = (x_2 w_5)
                D[J; w_5] = a_1
                dW = (Xᵀ@dZ)
                D[J; W] = (Xᵀ delta)
                D[J; w6] = a2""");
    }

    @Test
    void ofANotebookBothKindsOfCellsAreTakenWithTheirNumbers() throws IOException {
        String notebook = """
                {"cells": [
                  {"cell_type": "markdown", "source": ["# Title\\n", "$\\\\frac{\\\\partial J}{\\\\partial w_1} = x_1$"]},
                  {"cell_type": "raw", "source": "dJ/dw9 = 1"},
                  {"cell_type": "code", "source": "a1 = 1\\ndW = (a3 - y) * x", "outputs": [{"text": "dJ/dw8 = 1"}]}
                ], "nbformat": 4}
                """;
        List<Statement> statements = read("hw.ipynb", notebook);
        assertThat(TreeText.of(statements)).isEqualTo("D[J; w_1] = x_1\na1 = 1\ndW = ((a3 + -y)*x)");
        assertThat(statements.getLast().sides().getLast().place().toString()).endsWith("hw.ipynb cell 3:2:6");
    }

    @Test
    void aNotebookThatIsNoneIsRefused() {
        AnswerReader reader = new AnswerReader();
        assertThatThrownBy(() -> reader.read("{\"cells\": [", "hw.ipynb", Form.NOTEBOOK)).isInstanceOf(InputException.class).hasMessageStartingWith("hw.ipynb:1:").hasMessageContaining("save it again by Jupyter");
        assertThatThrownBy(() -> reader.read("{}", "hw.ipynb", Form.NOTEBOOK)).isInstanceOf(InputException.class).hasMessageContaining("no list `cells`");
        assertThatThrownBy(() -> reader.read("[".repeat(100_000), "hw.ipynb", Form.NOTEBOOK)).isInstanceOf(InputException.class);
    }

    @Test
    void pythonFunctionsThatOnlyReturnAFormulaAreDefinitions() throws IOException {
        String python = "def sigmoid(x):\n    \"\"\"The logistic function.\"\"\"\n    return 1 / (1 + np.exp(-x))\nrelu_prime = lambda z: (z > 0)\ndef step(z):\n  if z > 0:\n    return 1\n  else:\n    return 0\n";
        assertThat(TreeText.of(read("hw.py", python))).isEqualTo("sigmoid(x) := (1 / (1 + exp(-x)))\nrelu_prime(z) := <z > 0>\nstep(z) := {1 if <z > 0>; else 0}");
    }

    @Test
    void plainFilesMayHaveLinesInLatexOrBetweenDollarSigns() throws IOException {
        assertThat(TreeText.of(read("a.txt", "\\frac{dJ}{dw_1} = x_1\r\ndJ/dw2 = x2\r\n"))).isEqualTo("D[J; w_1] = x_1\nD[J; w2] = x2");
        assertThat(TreeText.of(read("b.txt", "$\\frac{dJ}{dw_1} = x_1$"))).isEqualTo("D[J; w_1] = x_1");
    }

    @Test
    void bytesThatAreNoUtf8AreNamedWithTheirPlace() throws IOException {
        Path file = folder.resolve("latin.txt");
        Files.write(file, "dJ/dw1 = é".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> new AnswerReader().read(file)).isInstanceOf(InputException.class).hasMessageEndingWith("latin.txt:1:10: the byte 0xE9 begins no character of UTF-8; save the file as UTF-8");
    }

    private List<Statement> read(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        return new AnswerReader().read(file);
    }
}
