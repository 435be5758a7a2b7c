package org.gradatim.check.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.check.answer.Answer.Step;
import org.gradatim.check.answer.CheckedAnswer.Right;
import org.gradatim.check.numbers.NumericChecker;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Traversal;
import org.gradatim.graph.Model;
import org.gradatim.parse.numbers.NumberArray;
import org.gradatim.parse.numbers.Numeral;

/**
 * Lines of working that end in a number, {@code dJ/dw5 = (a3 - y) a1 = -0.18}: no formula equals it, but the derivative may have this
 * value at the parameters and data of the model. The formulas are judged as such, the number to its digits, and all numbers of a
 * text together.
 */
final class WrittenNumbers {
    private final Model model;
    private final Map<Integer, NumberArray> numbers = new LinkedHashMap<>();

    WrittenNumbers(Model model) {
        this.model = model;
    }

    /**
     * The formulas of a line that ends in a number; empty where it has none. A line without a number is given back as it is.
     *
     * @param index of the line among its text's
     */
    Optional<Answer> formulas(int index, Answer answer) {
        Optional<NumberArray> number = number(answer);
        if (number.isEmpty()) return Optional.of(answer);
        numbers.put(index, number.get());
        List<Step> formulas = answer.steps().stream().filter(step -> step.value().map(v -> !isNumber(v)).orElse(true)).toList();
        return formulas.isEmpty() ? Optional.empty() : Optional.of(new Answer(answer.quantity(), answer.program(), answer.truth(), formulas, answer.place()));
    }

    private Optional<NumberArray> number(Answer answer) {
        Quantity quantity = answer.quantity();
        Step last = answer.steps().getLast();
        boolean asked = model.hasNumbers() && quantity.by().size() == 1 && isCost(quantity.of()) && model.program().knows(quantity.by().getFirst());
        if (!asked || last.value().filter(v -> v.isScalar() && isNumber(v)).isEmpty() || isNumber(answer.truth())) return Optional.empty();
        return Numeral.read(last.source()).map(n -> NumberArray.scalar("grad:" + quantity.by().getFirst(), n, last.place()));
    }

    private boolean isCost(String of) {
        return of.equals(model.program().root()) || of.equals("J");
    }

    private static boolean isNumber(Grid grid) {
        return grid.entries().stream().allMatch(e -> Traversal.variables(e).isEmpty());
    }

    /**
     * The judgements with those of the numbers put in, where the formulas before them are right or there are none.
     *
     * @param judged by index; of a line that is a number alone there is none
     */
    List<CheckedAnswer> judged(Map<Integer, CheckedAnswer> judged, int lines) {
        Map<Integer, CheckedAnswer> all = new LinkedHashMap<>(judged);
        if (!numbers.isEmpty()) {
            List<Integer> places = List.copyOf(numbers.keySet());
            List<CheckedAnswer> found = NumericChecker.of(model).check(numbers.values()).answers();
            for (int i = 0; i < places.size(); i++) {
                CheckedAnswer formula = judged.get(places.get(i));
                if (formula == null || formula.verdict() instanceof Right) all.put(places.get(i), found.get(i));
            }
        }
        List<CheckedAnswer> ordered = new ArrayList<>();
        for (int i = 0; i < lines; i++) ordered.add(all.get(i));
        return ordered;
    }
}
