package org.gradatim.check.answer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradatim.check.answer.Meaning.Given;
import org.gradatim.check.numbers.NumericChecker;
import org.gradatim.check.numbers.NumericReport;
import org.gradatim.graph.Model;
import org.gradatim.parse.answer.Statement;
import org.gradatim.parse.answer.Statement.Side;
import org.gradatim.parse.answer.Statement.Sign;
import org.gradatim.parse.numbers.NumberArray;
import org.gradatim.parse.numbers.NumbersReader;

/**
 * Checks answers to one model: reads them as people write them, proves or refutes each, and finds what was done wrong.
 *
 * {@snippet :
 * List<CheckedAnswer> checked = Checker.of(model).check("dJ/dw1 = (a3 - y) w5 a1 (1 - a1) x1", "homework");
 * }
 *
 * <p>For one thread. What is prepared for the model serves all of its answers.
 */
public final class Checker {
    /** Files of numbers, by their endings; all others are text. */
    private static final Set<String> NUMBERS = Set.of("csv", "tsv", "json", "npy", "npz");

    private final Model model;
    private final AnswerMeaning meaning;
    private final Examiner examiner = new Examiner();
    private Optional<NumericChecker> numbers = Optional.empty();

    private Checker(Model model) {
        this.model = model;
        this.meaning = AnswerMeaning.of(model);
    }

    /** @throws org.gradatim.expr.InputException where an alias of the model cannot be read */
    public static Checker of(Model model) {
        return new Checker(model);
    }

    /**
     * Checks a file: text, LaTeX, Markdown, a notebook; or numbers, by its ending.
     *
     * @throws org.gradatim.expr.InputException where the file cannot be read as a whole
     */
    public List<CheckedAnswer> check(Path file) {
        return isNumbers(file) ? checkNumbers(NumbersReader.read(file)).answers() : check(meaning.reader().read(file));
    }

    /** Checks numbers that were read from a file or printed by a program, and finds what the wrong ones have in common. */
    public NumericReport checkNumbers(List<NumberArray> given) {
        if (numbers.isEmpty()) numbers = Optional.of(NumericChecker.of(model));
        return numbers.get().check(given);
    }

    /** Whether the file holds numbers, as its ending says. */
    public static boolean isNumbers(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return NUMBERS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /**
     * Checks lines of working.
     *
     * @param name what the text is called in messages
     */
    public List<CheckedAnswer> check(String text, String name) {
        return check(meaning.reader().read(text, name));
    }

    /**
     * Checks a formula for each quantity.
     *
     * @param answers by names such as {@code w1} or {@code dJ/dw1}
     */
    public List<CheckedAnswer> check(Map<String, String> answers) {
        List<Statement> statements = new ArrayList<>();
        answers.forEach((quantity, formula) -> statements.addAll(asked(quantity, formula)));
        return check(statements);
    }

    /** Checks lines that have been read. */
    public List<CheckedAnswer> check(List<Statement> statements) {
        if (statements.isEmpty()) return List.of();
        Meaning read = meaning.read(statements);
        WrittenNumbers written = new WrittenNumbers(model);
        Map<Integer, CheckedAnswer> judged = new LinkedHashMap<>();
        for (int i = 0; i < read.lines().size(); i++) {
            int index = i;
            switch (read.lines().get(i)) {
                case Given given -> written.formulas(i, given.answer()).ifPresent(answer -> judged.put(index, examiner.examine(answer, read.ownNames())));
                case Meaning.Unreadable unreadable -> judged.put(i, unreadable(unreadable));
            }
        }
        return written.judged(judged, read.lines().size());
    }

    private static CheckedAnswer unreadable(Meaning.Unreadable line) {
        return new CheckedAnswer(line.text(), Optional.empty(), Optional.empty(), new CheckedAnswer.Unreadable(line.error()), List.of(), Optional.empty(), List.of(),
                line.place());
    }

    /** The lines with the quantity before the last one, where that does not say itself what it gives. */
    private List<Statement> asked(String quantity, String formula) {
        List<Statement> lines = new ArrayList<>(meaning.reader().read(formula, quantity));
        if (lines.isEmpty() || lines.getLast().sides().size() > 1) return lines;
        String left = model.program().knows(quantity) ? "dJ/d" + quantity : quantity;
        List<Statement> named = meaning.reader().read(left, quantity);
        Statement last = lines.removeLast();
        List<Side> sides = new ArrayList<>(named.isEmpty() ? List.of() : List.of(named.getLast().sides().getFirst()));
        sides.addAll(last.sides());
        List<Sign> signs = new ArrayList<>(sides.size() > last.sides().size() ? List.of(Sign.EQUAL) : List.of());
        signs.addAll(last.signs());
        lines.add(last.with(sides, signs));
        return lines;
    }
}
