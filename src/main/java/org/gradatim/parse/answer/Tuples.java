package org.gradatim.parse.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gradatim.parse.answer.Mark.Kind;

/** {@code dw1, dw2 = dz*x1, dz*x2} says two things at once, as code does. */
final class Tuples {
    private Tuples() {}

    /** The marks of each equation; all marks as they are where these are no tuples of one length. */
    static List<List<Mark>> apart(List<Mark> marks) {
        Brackets brackets = new Brackets(marks);
        List<Integer> cuts = IntStream.range(0, marks.size()).filter(i -> brackets.depth(i) == 0 && isCut(marks.get(i))).boxed().toList();
        List<Integer> relations = cuts.stream().filter(i -> marks.get(i).is(Kind.RELATION, "=")).toList();
        boolean mixed = cuts.stream().anyMatch(i -> !marks.get(i).is(Kind.COMMA) && !marks.get(i).is(Kind.RELATION, "="));
        if (relations.size() != 1 || mixed) return List.of(marks);
        List<List<Mark>> left = items(marks, 0, relations.getFirst(), cuts);
        List<List<Mark>> right = items(marks, relations.getFirst() + 1, marks.size(), cuts);
        boolean names = left.stream().allMatch(item -> item.size() == 1 && item.getFirst().is(Kind.NAME));
        if (left.size() < 2 || left.size() != right.size() || !names || right.stream().anyMatch(List::isEmpty)) return List.of(marks);
        List<List<Mark>> equations = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            List<Mark> equation = new ArrayList<>(left.get(i));
            equation.add(marks.get(relations.getFirst()));
            equation.addAll(right.get(i));
            equations.add(equation);
        }
        return equations;
    }

    private static boolean isCut(Mark mark) {
        return switch (mark.kind()) {
            case COMMA, RELATION, ROW, SEMICOLON, WORDS, QUAD -> true;
            default -> false;
        };
    }

    private static List<List<Mark>> items(List<Mark> marks, int from, int to, List<Integer> cuts) {
        List<List<Mark>> items = new ArrayList<>();
        int start = from;
        for (int cut : cuts) {
            if (cut < from || cut >= to) continue;
            items.add(marks.subList(start, cut));
            start = cut + 1;
        }
        items.add(marks.subList(start, to));
        return items;
    }
}
