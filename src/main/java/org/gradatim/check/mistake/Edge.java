package org.gradatim.check.mistake;

import org.gradatim.expr.Expr;

/**
 * A local derivative ∂from/∂to, everything else that is named in {@code from} held fixed.
 *
 * @param factor in the program's names
 */
record Edge(Node from, Node to, Expr factor, Part part) {
    /** The part that a local derivative plays in the chain. */
    enum Part {
        /** The derivative of an activation. */
        ACTIVATION,
        /** A weight, an input, an activation: what stands beside {@code to} in a product. */
        FACTOR,
        /** Of a function that is not linear and no activation: a loss. */
        LOSS,
        /** What a penalty adds beside the ways through the network. */
        PENALTY,
        /** A number: the 1 of a sum, the -1 of a difference, 1/m. */
        NUMBER
    }

    /** As identity: each edge is one object. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    String template() {
        return from.template() + "→" + to.template();
    }

    /** The layer between whose nodes it leads. */
    String layer() {
        return from.height() + "→" + to.height() + part;
    }

    @Override
    public String toString() {
        return "∂" + from + "/∂" + to;
    }
}
