package org.gradatim.derive;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradatim.expr.Expr;
import org.gradatim.graph.Program;

/**
 * Proves what a derivation is about to say. Every method returns only when the statement is proved; otherwise it throws, naming
 * the line, and there is no derivation.
 */
public interface Proof {
    /** left = right as functions. */
    void equal(String line, Expr left, Expr right);

    /** Whether left = right is proved: to choose between forms before one of them is said. */
    boolean holds(Expr left, Expr right);

    /** claimed = ∂value/∂variable, all other names held fixed. */
    void localDerivative(String line, Expr claimed, Expr value, String variable);

    /** claimed are the derivatives of root by the names, through all definitions. */
    void gradient(String line, Map<String, Expr> claimed, Expr root);

    /**
     * The sets of names whose expressions are equal as functions, in the order of their first names; an expression that equals no other
     * is a set of its own.
     */
    List<Set<String>> equalOnes(String line, Map<String, Expr> expressions);

    /** The same of what holds where some leaves have the values of others, or are numbers; counted with this one. */
    Proof on(Map<String, Expr> given);

    /** The same over another program, counted with this one. */
    Proof over(Program other);
}
