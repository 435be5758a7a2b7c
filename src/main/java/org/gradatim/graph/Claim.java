package org.gradatim.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;

/**
 * What somebody said of a model, and by what it is to be judged.
 *
 * @param says  the words, as they are quoted
 * @param by    who said it
 * @param about the model that it is judged on; empty for the one that the claim belongs to
 */
public record Claim(String says, Optional<String> by, Optional<Model> about, Evidence evidence) {

    /** What decides whether a claim is right. */
    public sealed interface Evidence {}

    /** The derivative by a parameter; {@code equals} is a formula that it is said to equal. */
    public record Derivative(String name, Optional<Expr> equals) implements Evidence {}

    /** Two derivatives; {@code because} is why they are said to differ. */
    public record Compared(Questions.Pair pair, Optional<Unequal> because) implements Evidence {}

    /** Two sides that are said to be unequal. */
    public record Unequal(Expr left, Expr right) {}

    /** Parameters that are said to stay equal, if some start equal. */
    public record KeepEqual(List<Equal> equal, List<Equal> given) implements Evidence {
        public KeepEqual {
            equal = List.copyOf(equal);
            given = List.copyOf(given);
        }
    }

    /** Parameters that are equal, or equal to a number. */
    public record Equal(List<String> names, Optional<Rational> number) {
        public Equal {
            names = List.copyOf(names);
        }
    }

    /** Definitions that are said to be computed without a target. */
    public record WithoutTarget(List<String> definitions) implements Evidence {
        public WithoutTarget {
            definitions = List.copyOf(definitions);
        }
    }

    /** What stays equal from the first values on; {@code learns} says that nothing is to stay equal or as it is. */
    public record Symmetric(boolean learns) implements Evidence {}

    /** The step of gradient descent from the first values. */
    public record Updated() implements Evidence {}

    /** The experiments of the model. */
    public record Experimental() implements Evidence {}

    /** The same claim in other names; the model that it is about is renamed by itself. */
    Claim renamed(Map<String, String> names, Map<String, Expr> variables, UnaryOperator<Model> models) {
        return about.isPresent() ? new Claim(says, by, about.map(models), evidence) : new Claim(says, by, about, renamed(names, variables));
    }

    private Evidence renamed(Map<String, String> names, Map<String, Expr> variables) {
        return switch (evidence) {
            case Derivative d -> new Derivative(names.get(d.name()), d.equals().map(e -> Traversal.substitute(e, variables)));
            case Compared c -> new Compared(new Questions.Pair(names.get(c.pair().left()), names.get(c.pair().right())),
                    c.because().map(u -> new Unequal(Traversal.substitute(u.left(), variables), Traversal.substitute(u.right(), variables))));
            case KeepEqual k -> new KeepEqual(renamed(k.equal(), names), renamed(k.given(), names));
            case WithoutTarget w -> new WithoutTarget(w.definitions().stream().map(names::get).toList());
            case Symmetric s -> s;
            case Updated u -> u;
            case Experimental e -> e;
        };
    }

    private static List<Equal> renamed(List<Equal> sets, Map<String, String> names) {
        return sets.stream().map(set -> new Equal(set.names().stream().map(names::get).toList(), set.number())).toList();
    }
}
