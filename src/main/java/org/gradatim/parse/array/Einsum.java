package org.gradatim.parse.array;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Grids;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation.Call;
import org.gradatim.parse.Limit;
import org.gradatim.parse.Quote;
import org.gradatim.parse.answer.Written;

/**
 * {@code einsum("ij,kj->ik", A, B)}: Σⱼ aᵢⱼ bₖⱼ. Letters that the result lacks are summed over; without an arrow it has those that stand once,
 * in the order of the alphabet.
 */
final class Einsum {
    private static final Pattern SUBSCRIPTS = Pattern.compile("[A-Za-z]{1,2}(?:,[A-Za-z]{1,2}){0,5}(?:->[A-Za-z]{0,2})?");

    private final Interpreter reader;
    private final Written.Call call;
    private final Map<String, Integer> extents = new LinkedHashMap<>();

    Einsum(Interpreter reader, Written.Call call) {
        this.reader = reader;
        this.call = call;
    }

    Term read() {
        String subscripts = call.arguments().getFirst() instanceof Written.Name n ? n.label().base() : "";
        if (!SUBSCRIPTS.matcher(subscripts).matches()) throw reader.error(call.span(), "einsum takes letters for the axes of each matrix, such as \"ij,kj->ik\", and then the matrices");
        String[] sides = subscripts.split("->", -1);
        List<String> inputs = List.of(sides[0].split(","));
        if (inputs.size() != call.arguments().size() - 1) throw reader.error(call.span(), Quote.of(subscripts) + " is of " + inputs.size() + " matrices, but " + (call.arguments().size() - 1) + " are given");
        List<Term> operands = call.arguments().subList(1, call.arguments().size()).stream().map(reader::read).toList();
        for (int i = 0; i < inputs.size(); i++) measure(inputs.get(i), operands.get(i), call.arguments().get(i + 1));
        return result(inputs, operands, sides.length > 1 ? sides[1] : implicit(inputs));
    }

    private static String implicit(List<String> inputs) {
        String all = String.join("", inputs);
        return all.chars().filter(c -> all.indexOf(c) == all.lastIndexOf(c)).sorted().mapToObj(Character::toString).collect(Collectors.joining());
    }

    /** Notes how long the axes are that the letters name. */
    private void measure(String letters, Term operand, Written written) {
        Grid grid = operand.grid();
        boolean line = grid.rows() == 1 || grid.columns() == 1;
        if (letters.length() == 1 && !line || letters.length() == 2 && operand.flat()) {
            throw reader.error(written.span(), Quote.of(letters) + " are not the axes of this matrix, which is " + grid.shape());
        }
        if (letters.length() == 1) measure(letters, grid.entries().size(), written);
        else {
            measure(letters.substring(0, 1), grid.rows(), written);
            measure(letters.substring(1), grid.columns(), written);
        }
    }

    private void measure(String letter, int extent, Written written) {
        Integer before = extents.putIfAbsent(letter, extent);
        if (before != null && before != extent) throw reader.error(written.span(), "the axis " + Quote.of(letter) + " is " + before + " long before and " + extent + " here");
    }

    private Term result(List<String> inputs, List<Term> operands, String output) {
        if (!output.chars().allMatch(c -> extents.containsKey(Character.toString(c)))) throw reader.error(call.span(), "no matrix has the axis that " + Quote.of(output) + " names");
        long work = extents.values().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> Math.min(a * b, Integer.MAX_VALUE));
        Limit.ARRAY_ENTRIES.require(work, reader.place());
        List<String> summed = extents.keySet().stream().filter(l -> !output.contains(l)).toList();
        List<String> free = output.chars().mapToObj(Character::toString).toList();
        int rows = free.size() == 2 ? extents.get(free.get(0)) : 1;
        int columns = free.isEmpty() ? 1 : extents.get(free.getLast());
        Grid value = Grids.build(rows, columns, (i, j) -> {
            Map<String, Integer> at = new HashMap<>();
            if (free.size() == 2) at.put(free.getFirst(), i);
            if (!free.isEmpty()) at.put(free.getLast(), j);
            return sum(summed, at, inputs, operands);
        });
        Call reading = new Call(Formulas.upright("einsum"), operands.stream().map(Term::reading).toList());
        return free.size() == 1 ? Term.flat(value, reading) : new Term(value, reading, free.size() == 2);
    }

    private Expr sum(List<String> summed, Map<String, Integer> at, List<String> inputs, List<Term> operands) {
        List<Map<String, Integer>> places = List.of(at);
        for (String letter : summed) {
            places = places.stream().flatMap(p -> IntStream.range(0, extents.get(letter)).mapToObj(k -> {
                Map<String, Integer> more = new HashMap<>(p);
                more.put(letter, k);
                return more;
            })).toList();
        }
        return Arithmetic.sum(places.stream().map(p -> product(p, inputs, operands)).toList());
    }

    private static Expr product(Map<String, Integer> at, List<String> inputs, List<Term> operands) {
        List<Expr> factors = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Grid grid = operands.get(i).grid();
            int first = at.get(inputs.get(i).substring(0, 1));
            factors.add(inputs.get(i).length() == 1 ? grid.entries().get(first) : grid.at(first, at.get(inputs.get(i).substring(1))));
        }
        return Arithmetic.product(factors);
    }
}
