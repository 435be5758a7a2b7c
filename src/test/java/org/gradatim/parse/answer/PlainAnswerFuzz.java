package org.gradatim.parse.answer;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.gradatim.parse.answer.AnswerReader.Form;

/** The fuzzer looks for plain text and code that is neither read nor refused in words. */
class PlainAnswerFuzz {
    @DictionaryEntries({"dJ/dw1", "np.dot(", ".T", ".sum(", "axis=0", "if ", " else ", "def f(x): return ", "lambda x: ", "∂", "∑", "₁", "ŷ", "**", "+=", "[0]", "['W1']", "exp ", "\"\"\""})
    @FuzzTest(maxDuration = "30s")
    void everyTextIsReadOrRefusedInWords(FuzzedDataProvider data) {
        AnswerReading.attempt(data.consumeRemainingAsString(), Form.LINES);
    }
}
