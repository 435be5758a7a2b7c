package org.gradatim.eval;

/** What a node of the lowered computation does, and the instruction that computes it. */
enum Code {
    /** A number that is known when the tape is made. */
    CONSTANT,
    /** The value of a parameter, given with each run. */
    PARAMETER,
    /** The value of an input or target in an example. Operands: result, column. */
    COLUMN,
    /**
     * bias + Σ aₜbₜ. Operands: result, bias, how many of the pairs have an aₜ that is the same in all examples, how many pairs
     * there are, then the pairs, those first.
     */
    SUM,
    /** a b. Operands: result, a, b; if one of the two is the same in all examples, then a. */
    PRODUCT,
    /** a / b. Operands: result, a, b. */
    QUOTIENT,
    MAX,
    MIN,
    /** Functions of one variable. Operands: result, argument. */
    EXP,
    LOG,
    SIGMOID,
    TANH,
    RELU,
    STEP,
    /** Any other op, by its own value. Operands: result, index of the op, number of arguments, arguments. */
    CALL,
    /** bias + a b is an output. Operands: its index, bias, a, b, ordered as in a product. */
    OUTPUT,
    /**
     * biasⱼ + a bⱼ are outputs, for the factors bⱼ of a {@link Factors list}. Operands: a, index of the list, then for each j the
     * output's index and bias.
     */
    OUTPUTS
}
