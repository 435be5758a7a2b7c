package org.gradatim.check.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradatim.graph.Model;
import org.gradatim.parse.answer.Statement;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.answer.Written.Above;
import org.gradatim.parse.answer.Written.Label;
import org.gradatim.parse.array.Spelling;

/**
 * Examples that are counted below: {@code x_{nj}} is the j-th input of the n-th example, as where each row of X is one of them, and y_n its
 * target. The letter is that over which a sum goes, and the first below the name.
 */
final class ExampleLetters {
    private static final Set<String> INPUTS = Set.of("x", "X");
    private static final Set<String> OUTPUTS = Set.of("y", "Y", "t", "T", "yhat", "Yhat", "p");
    private static final Set<String> NEURONS = Set.of("a", "A", "z", "Z", "h", "H");

    private final List<Statement> statements;
    private final Set<String> summed;
    private final List<Label> labels;

    private ExampleLetters(List<Statement> statements) {
        this.statements = statements;
        this.summed = statements.stream().flatMap(Statement::parts).flatMap(w -> w instanceof Written.Big b ? b.index().stream() : Optional.<String>empty().stream()).collect(Collectors.toSet());
        this.labels = summed.isEmpty() ? List.of() : statements.stream().flatMap(Statement::labels).filter(this::isCounted).toList();
    }

    /** The sheet with these letters above the names, in round brackets, if there are any. */
    static Optional<Rereading> of(List<Statement> statements, Model model) {
        ExampleLetters letters = model.program().inputs().isEmpty() ? new ExampleLetters(List.of()) : new ExampleLetters(statements);
        return letters.labels.isEmpty() ? Optional.empty() : Optional.of(letters.reading());
    }

    private Rereading reading() {
        List<Statement> above = statements.stream().map(s -> s.relabelled(l -> isCounted(l) ? raised(l) : l)).toList();
        return new Rereading(above, new Remark(Remark.Kind.EXAMPLES_COUNTED_BELOW, List.of()), isSaid());
    }

    /** {@code x_{nj}} beside y_n: no other letter than that of the examples can stand there. */
    private boolean isSaid() {
        Set<String> ofInputs = labels.stream().filter(l -> INPUTS.contains(stem(l)) && l.joinedBelow().length() > 1).map(ExampleLetters::first).collect(Collectors.toSet());
        Set<String> ofOutputs = labels.stream().filter(l -> OUTPUTS.contains(stem(l))).map(ExampleLetters::first).collect(Collectors.toSet());
        return ofInputs.size() == 1 && ofInputs.equals(ofOutputs);
    }

    private boolean isCounted(Label label) {
        String stem = stem(label);
        String below = label.joinedBelow();
        boolean data = INPUTS.contains(stem) || OUTPUTS.contains(stem) || NEURONS.contains(stem) && below.length() > 1;
        return data && label.above().isEmpty() && !below.isEmpty() && below.chars().allMatch(Character::isLetter) && summed.contains(first(label));
    }

    private static String stem(Label label) {
        return Spelling.of(label).stem();
    }

    private static String first(Label label) {
        return label.joinedBelow().substring(0, 1);
    }

    private static Label raised(Label label) {
        List<String> rest = new ArrayList<>();
        String others = label.joinedBelow().substring(1);
        if (!others.isEmpty()) rest.add(others);
        return new Label(label.base(), label.accent(), rest, List.of(new Above(first(label), '(')), label.source());
    }
}
