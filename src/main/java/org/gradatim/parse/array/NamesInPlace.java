package org.gradatim.parse.array;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gradatim.expr.Const;
import org.gradatim.parse.answer.Written.Label;

/**
 * What names stand for at one place of a formula: where letters among their indices are numbers, by a sum or by what the line is about, where
 * letters are left out, and where the parameters of a function have values.
 */
final class NamesInPlace {
    private final Interpreter reader;
    private final Map<String, Integer> bound = new HashMap<>();
    /** Letters that are bound by a sum, and stay letters for the reader. */
    private final Set<String> running = new LinkedHashSet<>();
    /** What the parameters of a function of the user's stand for. */
    private final Map<String, Term> locals = new HashMap<>();
    private final Set<String> dropped = new LinkedHashSet<>();
    private final Set<String> used = new LinkedHashSet<>();

    NamesInPlace(Interpreter reader) {
        this.reader = reader;
    }

    /** Takes over which letters are bound and left out elsewhere. */
    void follow(NamesInPlace other) {
        bound.putAll(other.bound);
        dropped.addAll(other.dropped);
    }

    void put(Map<String, Term> parameters) {
        locals.putAll(parameters);
    }

    void drop(Set<String> letters) {
        dropped.addAll(letters);
    }

    void bind(Map<String, Integer> values) {
        bound.putAll(values);
    }

    Map<String, Integer> bound() {
        return bound;
    }

    /** Reads with one more letter bound, by a sum. */
    <T> T with(String letter, int value, Supplier<T> body) {
        Integer before = bound.put(letter, value);
        boolean added = running.add(letter);
        try {
            return body.get();
        } finally {
            if (before == null) bound.remove(letter);
            else bound.put(letter, before);
            if (added) running.remove(letter);
        }
    }

    /** Whether the letter has been used as an index since this was last asked. */
    boolean takeUse(String letter) {
        return used.remove(letter);
    }

    /** The name with letters bound and dropped. */
    Spelling spelling(Label label) {
        return kept(label).bound(bound);
    }

    /** For which numbers its letters stand, for messages: {@code  with j = 3, k = 1}. */
    String numbers(Label label) {
        String numbers = kept(label).letters().stream().filter(bound::containsKey).map(l -> l + " = " + bound.get(l)).collect(Collectors.joining(", "));
        return numbers.isEmpty() ? "" : " with " + numbers;
    }

    private Spelling kept(Label label) {
        Spelling spelling = Spelling.of(label);
        for (String letter : dropped) spelling = spelling.without(letter);
        return spelling;
    }

    /** What the name stands for, if anything. */
    Optional<Term> find(Label label) {
        Optional<Term> here = onlyHere(label);
        if (here.isPresent()) return here;
        Spelling raw = kept(label);
        Spelling spelled = raw.bound(bound);
        if (spelled == raw) return reader.names().named(raw, reader);
        boolean runs = raw.letters().stream().anyMatch(running::contains);
        Optional<Term> found = runs ? reader.trying(() -> reader.names().named(spelled, reader)) : reader.names().named(spelled, reader);
        if (found.isPresent()) raw.letters().stream().filter(bound::containsKey).forEach(used::add);
        if (runs) return found.map(t -> new Term(t.grid(), LabelNotation.of(label)));
        return found.or(() -> reader.names().named(raw, reader));
    }

    /** Why a name that could have a value has none. */
    Optional<String> whyWithoutValue(Label label) {
        return onlyHere(label).isPresent() ? Optional.empty() : reader.names().whyWithoutValue(spelling(label));
    }

    /** What the name stands for at this place, whatever it does elsewhere. */
    private Optional<Term> onlyHere(Label label) {
        Term local = locals.isEmpty() ? null : locals.get(label.base());
        return local != null && label.below().isEmpty() ? Optional.of(local) : kronecker(label);
    }

    /** {@code \\delta_{ij}}: 1 where the two letters are the same number, else 0. */
    private Optional<Term> kronecker(Label label) {
        String letters = label.joinedBelow();
        if (!label.base().equals("delta") || !label.above().isEmpty() || letters.length() != 2 || !letters.chars().allMatch(Character::isLetter)) return Optional.empty();
        Integer i = bound.get(letters.substring(0, 1));
        Integer j = bound.get(letters.substring(1));
        if (i == null || j == null) return Optional.empty();
        List.of(letters.substring(0, 1), letters.substring(1)).forEach(used::add);
        return Optional.of(Term.scalar(i.equals(j) ? Const.ONE : Const.ZERO, LabelNotation.of(label)));
    }
}
