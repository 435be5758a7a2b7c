package org.gradatim.notation;

/** The infix operators of a {@link Notation.Infix}. */
public enum Operator {
    /** a + b, set as a - b where the operand is a negative {@link Notation.Prefix}. */
    PLUS(Precedence.SUM),
    /** a b: the product of symbols, set by juxtaposition, with a dot between two numerals. */
    TIMES(Precedence.PRODUCT),
    /** a · b: the product of factors that are to be seen as factors, such as the derivatives of a chain. */
    DOT(Precedence.PRODUCT),
    /** a ⊙ b: the elementwise product of matrices of one shape. */
    HADAMARD(Precedence.PRODUCT),
    /** a × b: the size of a matrix. */
    CROSS(Precedence.PRODUCT),
    /** a, b, c: a list. */
    COMMA(Precedence.RELATION);

    private final Precedence precedence;

    Operator(Precedence precedence) {
        this.precedence = precedence;
    }

    public Precedence precedence() {
        return precedence;
    }
}
