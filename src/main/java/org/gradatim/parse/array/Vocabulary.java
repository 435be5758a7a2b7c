package org.gradatim.parse.array;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Op;
import org.gradatim.parse.answer.Written;

/** What the names in a formula stand for. */
public interface Vocabulary {
    /** What this name stands for; its superscripts and indices are numbers where they can be. */
    Optional<Term> named(Spelling name, Interpreter reader);

    /** Why a name that the user has defined has no value all the same; empty where it has one. */
    default Optional<String> whyWithoutValue(Spelling name) {
        return Optional.empty();
    }

    /** What this part of a formula stands for, where the user has said so. */
    default Optional<Term> alias(Written part, Interpreter reader) {
        return Optional.empty();
    }

    /** Which function or name is called by this one, where the user has said so. */
    default Optional<Written> functionAlias(Written function) {
        return Optional.empty();
    }

    /** ∂of/∂by. */
    Term derivative(Written.Derivative derivative, Interpreter reader);

    /** The derivative of whatever function is applied to this argument, there: g′(z). Empty where none or several are. */
    default Optional<Expr> slopeAt(Expr argument) {
        return Optional.empty();
    }

    /** What is positive where this is: z for a = relu(z). The proof then has one sign to try instead of two. */
    default Expr sign(Expr value) {
        return value;
    }

    /** How a function's value is best written: by the name of a definition, where it is one. */
    default Expr output(Op function, Expr argument) {
        return Apply.of(function, argument);
    }

    /** Whether {@code name(arguments)} is a way to write the name alone, as in h(x), rather than a product. */
    default boolean dependsOn(Term name, Written argument, Interpreter reader) {
        return false;
    }

    /** Over how many examples the names range, where they do; a row with so many entries has one for each. */
    default OptionalInt examples() {
        return OptionalInt.empty();
    }

    /** Whether each row of a matrix over the examples is one of them. */
    default boolean examplesInRows() {
        return false;
    }

    /** The number m of examples. */
    default Optional<Term> count() {
        return Optional.empty();
    }

    /** All names, for advice. */
    Collection<String> known();
}
