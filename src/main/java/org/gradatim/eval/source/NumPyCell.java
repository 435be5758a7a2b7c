package org.gradatim.eval.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.gradatim.expr.Expr;

/** Some lines of Python that are run together, as a notebook has them. For one thread. */
public final class NumPyCell {
    /** Longer lines are hard to read beside a text. */
    private static final int MOST_COLUMNS = 100;

    private static final String INDENT = "    ";

    private final SourceWriter writer;
    private final List<String> lines = new ArrayList<>();

    /** @param writer knows the names of all cells */
    public NumPyCell(SourceWriter writer) {
        this.writer = writer;
    }

    /** A remark for who reads the code. */
    public NumPyCell comment(String text) {
        filled("# ", text.split("\\s+"), "# ", "");
        return this;
    }

    /** An empty line, but for the beginning of a cell. */
    public NumPyCell gap() {
        if (!lines.isEmpty() && !lines.getLast().isEmpty()) lines.add("");
        return this;
    }

    /** name = code. */
    public NumPyCell assign(String name, String code) {
        return code(Language.NUMPY.assignment(name, code));
    }

    /** name = value. */
    public NumPyCell assign(String name, double value) {
        return assign(name, number(value));
    }

    /** An array with an entry for each example. */
    public NumPyCell assign(String name, double[] values) {
        filled(name + " = np.array([", Arrays.stream(values).mapToObj(NumPyCell::number).toArray(String[]::new), INDENT, "])");
        return this;
    }

    /** The expression under a name. */
    public NumPyCell assign(String name, Expr value) {
        SequencedMap<String, Expr> one = new LinkedHashMap<>();
        one.put(name, value);
        return assign(one);
    }

    /** Expressions under their names, what they share before them. */
    public NumPyCell assign(SequencedMap<String, Expr> values) {
        if (!values.isEmpty()) lines.addAll(writer.statements(values).lines().toList());
        return this;
    }

    /** function(argument, …). */
    public NumPyCell call(String function, String... arguments) {
        lines.add(function + "(" + String.join(", ", arguments) + ")");
        return this;
    }

    /** A function of parameters that are what they are now where a call does not say otherwise. */
    public NumPyCell function(String name, List<String> parameters, NumPyCell body, String result) {
        filled("def " + name + "(", parameters.stream().map(p -> p + "=" + p).toArray(String[]::new), INDENT + INDENT, "):");
        body.lines.forEach(line -> lines.add(INDENT + line));
        lines.add(INDENT + "return " + result);
        return this;
    }

    /** Code that is no formula, as it stands. */
    public NumPyCell code(String code) {
        lines.addAll(code.lines().toList());
        return this;
    }

    /** Words in as many lines as they need; those of code are parted by commas. */
    private void filled(String opening, String[] words, String indent, String closing) {
        boolean code = !opening.startsWith("#");
        StringBuilder line = new StringBuilder(opening);
        boolean first = true;
        for (int i = 0; i < words.length; i++) {
            String word = words[i] + (code && i + 1 < words.length ? "," : "");
            if (!first && line.length() + 1 + word.length() + closing.length() > MOST_COLUMNS) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                line.append(indent);
                first = true;
            }
            line.append(first ? "" : " ").append(word);
            first = false;
        }
        lines.add(line.append(closing).toString());
    }

    /** The shortest decimal that is this double. */
    public static String number(double value) {
        return Double.toString(value).replace("E", "e");
    }

    /** The cell, its lines parted by line feeds. */
    public String source() {
        return String.join("\n", lines);
    }

    @Override
    public String toString() {
        return source();
    }
}
