package org.gradatim.check.grade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradatim.expr.InputException;
import org.gradatim.parse.Place;
import org.gradatim.parse.Quote;

/**
 * Which columns of a table say who somebody is, and which are answers. Known are the exports of Moodle ({@code ID number},
 * {@code Response 1}) and Canvas ({@code id}, {@code 123: What is dJ/dw1?}), and plain tables with a column for each quantity or one for
 * the whole working.
 */
final class TableColumns {
    /** The columns of an id, the best first; of several people all have the same. */
    private static final List<List<String>> WHO = List.of(List.of("id"), List.of("id number"), List.of("sis_id"), List.of("student id"), List.of("student"),
            List.of("username"), List.of("email address"), List.of("email"), List.of("first name", "last name"), List.of("first name", "surname"),
            List.of("firstname", "lastname"), List.of("full name"), List.of("name"));

    private static final Set<String> WORKING = Set.of("text", "answer", "answers", "working");
    private static final Pattern MOODLE = Pattern.compile("(?i)(response|answer) (\\d{1,4})");
    private static final Pattern CANVAS = Pattern.compile("(?s)(\\d{1,12}): (.*)");

    private final List<int[]> who = new ArrayList<>();
    /** By column; empty where the whole working stands there. */
    private final Map<Integer, Optional<String>> answers = new LinkedHashMap<>();

    /** @throws InputException where there is no answer in it */
    TableColumns(List<String> header, Quantities quantities, Place place) {
        List<String> lower = header.stream().map(h -> h.strip().toLowerCase(Locale.ROOT)).toList();
        for (List<String> names : WHO) {
            if (lower.containsAll(names)) who.add(names.stream().mapToInt(lower::indexOf).toArray());
        }
        findAnswers(header, quantities);
        if (answers.isEmpty()) {
            throw place.error("no column has answers, among " + Quote.all(header) + "; expected `text`, `Response 1`, or a quantity: " + Quote.all(quantities.asked()));
        }
    }

    private void findAnswers(List<String> header, Quantities quantities) {
        int questions = 0;
        for (int c = 0; c < header.size(); c++) {
            String title = header.get(c).strip();
            Matcher canvas = CANVAS.matcher(title);
            Matcher moodle = MOODLE.matcher(title);
            if (isWho(c)) continue;
            if (WORKING.contains(title.toLowerCase(Locale.ROOT))) answers.put(c, Optional.empty());
            else if (quantities.named(title).isPresent()) answers.put(c, quantities.named(title));
            else if (moodle.matches()) answers.put(c, numbered(Integer.parseInt(moodle.group(2)), quantities));
            else if (canvas.matches()) answers.put(c, quantities.mentioned(canvas.group(2)).or(() -> numbered(1 + answers.size(), quantities)));
        }
    }

    private boolean isWho(int column) {
        return who.stream().anyMatch(columns -> Arrays.stream(columns).anyMatch(c -> c == column));
    }

    /** Platforms that number their questions ask in the order of the spec. */
    private static Optional<String> numbered(int number, Quantities quantities) {
        return number >= 1 && number <= quantities.asked().size() ? Optional.of(quantities.asked().get(number - 1)) : Optional.empty();
    }

    /** Who this row is of; the first of the columns in which something stands. */
    Optional<String> id(List<String> row) {
        return who.stream().map(columns -> Arrays.stream(columns).filter(c -> c < row.size()).mapToObj(c -> row.get(c).strip()).filter(s -> !s.isEmpty())
                .collect(Collectors.joining(" "))).filter(id -> !id.isEmpty()).findFirst();
    }

    /** The answers of a row; a blank or a dash is none. A cell with an equals sign says itself what it is about. */
    Submission.Content content(List<String> row, String name) {
        Map<String, String> formulas = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        answers.forEach((column, quantity) -> {
            String cell = column < row.size() ? RichText.plain(row.get(column).strip()) : "";
            if (cell.isEmpty() || cell.equals("-")) return;
            if (quantity.isPresent() && cell.indexOf('=') < 0) formulas.put(quantity.get(), cell);
            else text.append(cell).append('\n');
        });
        if (text.isEmpty()) return new Submission.Formulas(formulas);
        formulas.forEach((by, formula) -> text.append("dJ/d").append(by).append(" = ").append(formula).append('\n'));
        return new Submission.Text(text.toString(), name);
    }
}
