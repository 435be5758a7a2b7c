package org.gradatim.check.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradatim.check.answer.Answer.Step;
import org.gradatim.expr.InputException;
import org.gradatim.notation.Notation;
import org.gradatim.parse.Place;
import org.gradatim.parse.Quote;
import org.gradatim.parse.answer.Statement;
import org.gradatim.parse.answer.Statement.Side;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.answer.Written.Label;
import org.gradatim.parse.array.Interpreter;
import org.gradatim.parse.array.Note;
import org.gradatim.parse.array.Spelling;
import org.gradatim.parse.array.Term;
import org.gradatim.parse.array.UnknownName;

/** Reads one side of a line in a scope; letters that nothing binds are numbers if only one number fits, or are left out. */
final class SideReader {
    /** So many letters are tried to be understood in one formula. */
    private static final int MOST_LETTERS = 6;

    private static final Side EMPTY = new Side("", new Place("answer", 0, 0), Optional.empty(), Optional.empty());

    private final Scope scope;

    SideReader(Scope scope) {
        this.scope = scope;
    }

    /** A side and, where it can be understood, what it means. */
    private record Understood(Step step, Optional<Term> term) {}

    /** A side read in one way, with the error where it cannot be understood. */
    Step step(Side side, Optional<Written> written, Map<String, Integer> bound, Target target) {
        return understood(side, written, bound, target).step();
    }

    /** Reads a side; letters that nothing binds are numbers if only one number fits, or are left out. */
    private Understood understood(Side side, Optional<Written> written, Map<String, Integer> bound, Target target) {
        if (written.isEmpty()) return failed(side, side.error().orElseThrow());
        Map<String, Integer> letters = new LinkedHashMap<>(bound);
        Set<String> dropped = new LinkedHashSet<>();
        for (int attempt = 0; ; attempt++) {
            Interpreter reader = new Interpreter(scope, side).binding(letters).dropping(dropped);
            if (scope.convention().octave()) reader.withMatrixStars();
            try {
                Term term = reader.read(written.get());
                List<Remark> remarks = new ArrayList<>(reader.notes().stream().map(SideReader::remark).toList());
                letters.forEach((l, k) -> {
                    if (!bound.containsKey(l)) remarks.add(new Remark(Remark.Kind.NAME_READ_AS, List.of(l, k.toString())));
                });
                Step step = new Step(side.source(), side.place(), term.reading(), Optional.of(term.grid()), Optional.empty(), remarks);
                return new Understood(step, Optional.of(term));
            } catch (UnknownName e) {
                if (attempt == MOST_LETTERS || !settle(e.label(), letters, dropped, target)) return failed(side, e);
            } catch (InputException e) {
                return failed(side, e);
            }
        }
    }

    /** The value of the last side that can be read. */
    Optional<Term> value(Statement statement) {
        Target none = Target.of(scope.root(), scope.root(), false);
        Side last = statement.sides().getLast();
        return understood(last, last.written(), Map.of(), none).term();
    }

    private static Understood failed(Side side, InputException error) {
        Notation reading = new Notation.Words(Quote.printable(side.source().strip()));
        return new Understood(new Step(side.source(), side.place(), reading, Optional.empty(), Optional.of(error), List.of()), Optional.empty());
    }

    private static Remark remark(Note note) {
        return new Remark(note.ofName() ? Remark.Kind.NAME_READ_AS : Remark.Kind.READ_AS, List.of(note.written(), note.read()));
    }

    /** Whether a letter among the name's indices could be settled: bound to the only number that fits, or left out. */
    private boolean settle(Label label, Map<String, Integer> letters, Set<String> dropped, Target target) {
        Spelling s = Spelling.of(label).bound(letters);
        for (String letter : s.letters()) {
            if (letters.containsKey(letter) || dropped.contains(letter)) continue;
            List<Integer> fitting = scope.table().indices().all().filter(k -> fits(s, label, letters, letter, k)).boxed().toList();
            Optional<Integer> ofTarget = index(target).filter(fitting::contains);
            if (fitting.size() == 1 || ofTarget.isPresent()) {
                letters.put(letter, ofTarget.orElseGet(fitting::getFirst));
                return true;
            }
            if (fitting.isEmpty() && scope.named(s.without(letter), new Interpreter(scope, EMPTY)).isPresent()) {
                dropped.add(letter);
                return true;
            }
        }
        return false;
    }

    private boolean fits(Spelling s, Label label, Map<String, Integer> letters, String letter, int k) {
        Map<String, Integer> bound = new HashMap<>(letters);
        bound.put(letter, k);
        return scope.model(s.bound(bound)).isPresent() || scope.aliases().find(new Written.Name(label, new Written.Span(0, 0)), bound).isPresent();
    }

    /** The number of the neuron or weight that is asked about. */
    private static Optional<Integer> index(Target target) {
        List<String> indices = Spelling.of(target.by().name()).indices();
        return indices.isEmpty() || !indices.getLast().matches("[0-9]{1,6}") ? Optional.empty() : Optional.of(Integer.valueOf(indices.getLast()));
    }
}
