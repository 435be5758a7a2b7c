package org.gradatim.expr;

import java.util.List;

/** An operation applied to operands, in the author's order. */
public final class Apply implements Expr {
    private final Op op;
    private final List<Expr> arguments;
    private final int hash;
    private final int leaves;

    private Apply(Op op, List<Expr> arguments) {
        this.op = op;
        this.arguments = arguments;
        int hash = op.name().hashCode();
        int leaves = 0;
        for (int i = 0; i < arguments.size(); i++) {
            hash = Interner.mix(hash + arguments.get(i).hashCode());
            leaves = Math.min(MOST_LEAVES, leaves + arguments.get(i).leaves());
        }
        this.hash = hash;
        this.leaves = leaves;
    }

    /** op(arguments), exactly as given: nothing is simplified. */
    public static Apply of(Op op, List<Expr> arguments) {
        op.requireArity(arguments.size());
        return Interner.intern(new Apply(op, List.copyOf(arguments)));
    }

    public static Apply of(Op op, Expr... arguments) {
        return of(op, List.of(arguments));
    }

    public Op op() {
        return op;
    }

    public List<Expr> arguments() {
        return arguments;
    }

    /** The only argument of a function of one variable, the first of any other. */
    public Expr argument() {
        return arguments.getFirst();
    }

    @Override
    public int leaves() {
        return leaves;
    }

    /** Shallow: operands are interned already, so that their equality is identity. */
    @Override
    public boolean equals(Object other) {
        if (this == other) return true;
        if (!(other instanceof Apply a) || hash != a.hash || !op.equals(a.op) || arguments.size() != a.arguments.size()) return false;
        for (int i = 0; i < arguments.size(); i++) if (arguments.get(i) != a.arguments.get(i)) return false;
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return PlainText.of(this);
    }
}
