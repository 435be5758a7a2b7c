package org.gradatim.parse.answer;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.gradatim.parse.answer.AnswerReader.Form;

/** The fuzzer looks for LaTeX that is neither read nor refused in words. */
class LatexAnswerFuzz {
    @DictionaryEntries({"\\frac{", "\\partial ", "\\nabla_{", "\\sum_{i=1}^{m}", "\\left(", "\\right)", "^{[1]}", "_{", "\\hat{y}", "\\begin{cases}", "\\end{cases}", "\\begin{pmatrix}", "\\\\", "&=", "\\text{if }",
        "\\newcommand{\\a}[1]{#1}", "\\a", "\\underbrace{", "\\mathbb{1}", "\\sqrt[3]{", "\\over ", "^T", "\\texttt{"})
    @FuzzTest(maxDuration = "30s")
    void everyTextIsReadOrRefusedInWords(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        AnswerReading.attempt(text, Form.FORMULA);
        AnswerReading.attempt(text, Form.MARKDOWN);
    }
}
