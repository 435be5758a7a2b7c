package org.gradatim.parse.answer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.gradatim.parse.InputFile;
import org.gradatim.parse.Limit;
import org.gradatim.parse.Place;

/**
 * Reads answers as people write them. Plain text, Unicode, code and LaTeX become statements of the same syntax trees; a side that
 * cannot be read spoils nothing else. Reading is linear in the length of the text and evaluates nothing.
 */
public final class AnswerReader {
    private static final Pattern DELIMITED = Pattern.compile("\\$[^$\\n]+\\$|\\$\\$|(?<!\\\\)\\\\[\\[(]");

    private final Words words;

    /** Reads without knowing the names of a model. */
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
        return read(text, name, Form.LINES);
    }

    /**
     * Reads a file by the ending of its name: {@code .tex}, {@code .md}, {@code .ipynb}; all others are lines of plain text or code.
     *
     * @throws org.gradatim.expr.InputException where the file is too long or no text in UTF-8
     */
    public List<Statement> read(Path file) {
        return read(InputFile.text(file, Limit.ANSWER_BYTES), file.toString(), Form.of(file));
    }

    /**
     * Reads a text in this form.
     *
     * @param name what the text is called in messages
     * @throws org.gradatim.expr.InputException where the text is too long or no notebook
     */
    public List<Statement> read(String text, String name, Form form) {
        require(text, name);
        String lines = withLineFeeds(text);
        return switch (form) {
            case LINES -> lines(new Source(lines, name));
            case FORMULA -> formula(new Source(lines, name));
            case LATEX -> Documents.read(new Source(lines, name), false, words);
            case MARKDOWN -> Documents.read(new Source(lines, name), true, words);
            case NOTEBOOK -> Notebook.cells(lines, name).stream().flatMap(cell -> cell(cell, name).stream()).toList();
        };
    }

    /** What a text is written in. */
    public enum Form {
        /** Lines of plain text or code, some perhaps in LaTeX. */
        LINES,
        /** One formula in LaTeX, without signs around it. */
        FORMULA,
        /** A document in LaTeX. */
        LATEX, MARKDOWN,
        /** Jupyter's. */
        NOTEBOOK;

        /** The form that the ending of the file's name says. */
        public static Form of(Path file) {
            String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
            if (name.endsWith(".tex") || name.endsWith(".latex")) return LATEX;
            if (name.endsWith(".md") || name.endsWith(".markdown") || name.endsWith(".rmd") || name.endsWith(".qmd")) return MARKDOWN;
            return name.endsWith(".ipynb") ? NOTEBOOK : LINES;
        }
    }

    /** Lines with formulas between dollar signs are Markdown. */
    private List<Statement> lines(Source source) {
        if (DELIMITED.matcher(source.text()).find()) return Documents.read(source, true, words);
        return AnswerLines.read(source, words);
    }

    private List<Statement> formula(Source source) {
        Region region = Region.of(source.text(), 0, source.text().length());
        return Statements.of(source, new LatexMarks(region, words, OwnMacros.in(source.text())).read());
    }

    private List<Statement> cell(Notebook.Cell cell, String name) {
        Source source = new Source(cell.source(), name + " cell " + cell.number());
        if (!cell.code()) return Documents.read(source, true, words);
        return AnswerLines.read(source, words).stream().filter(s -> s.sides().size() > 1).toList();
    }

    private static String withLineFeeds(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static void require(String text, String name) {
        long atLeast = text.length();
        Limit.ANSWER_BYTES.require(atLeast > Limit.ANSWER_BYTES.value() ? atLeast : text.getBytes(StandardCharsets.UTF_8).length, Place.of(name));
    }
}
