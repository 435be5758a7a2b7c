package org.gradatim.parse.answer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.gradatim.parse.InputFile;
import org.gradatim.parse.Limit;
import org.gradatim.parse.Place;

/**
 * Reads answers as people write them. Plain text, Unicode, code and LaTeX become statements of the same syntax trees; a side that
 * cannot be read spoils nothing else. Reading is linear in the length of the text and evaluates nothing.
 */
public final class AnswerReader {
    private final Words words;

    public AnswerReader() {
        this(Set.of());
    }

    /** @param names of the model: where LaTeX has them as runs of letters, they are one name and no product */
    public AnswerReader(Set<String> names) {
        words = new Words(names);
    }

    /**
     * Reads lines of plain text or code; lines with macros are LaTeX.
     *
     * @param name what the text is called in messages
     * @throws org.gradatim.expr.InputException where the text is too long
     */
    public List<Statement> read(String text, String name) {
        require(text, name);
        return new Lines(new Source(text, name), words).read();
    }

    /**
     * Reads a file by the ending of its name: {@code .tex}, {@code .md}, {@code .ipynb}; all others are lines of plain text or code.
     *
     * @throws org.gradatim.expr.InputException where the file is too long or no text in UTF-8
     */
    public List<Statement> read(Path file) {
        String text = InputFile.text(file, Limit.ANSWER_BYTES);
        return read(text, file.toString());
    }

    private static void require(String text, String name) {
        long atLeast = text.length();
        Limit.ANSWER_BYTES.require(atLeast > Limit.ANSWER_BYTES.value() ? atLeast : text.getBytes(StandardCharsets.UTF_8).length, Place.of(name));
    }
}
