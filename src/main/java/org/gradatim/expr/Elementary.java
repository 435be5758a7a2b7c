package org.gradatim.expr;

/**
 * The operations that all others are defined by, directly or indirectly. An evaluator over another domain (a prime field, dual
 * numbers, a computer algebra system) needs these and no more.
 */
public enum Elementary {
    /** Sum of one or more operands. */
    ADD,
    /** Product of one or more operands. */
    MULTIPLY,
    /** -x. */
    NEGATE,
    /** x / y. */
    DIVIDE,
    /** x^y. */
    POWER,
    /** eˣ. */
    EXP,
    /** Natural logarithm. */
    LOG,
    /** Square root. */
    SQRT,
    SIN,
    COS,
    /** 1 for x &gt; 0, otherwise 0. */
    STEP
}
