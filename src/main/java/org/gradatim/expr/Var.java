package org.gradatim.expr;

/** A variable, known by its name: an input, a target, a parameter, a constant with a name, or the output of a definition. */
public final class Var implements Expr {
    private final String name;
    private final int hash;

    private Var(String name) {
        this.name = name;
        this.hash = Interner.mix(name.hashCode());
    }

    public static Var of(String name) {
        return Interner.intern(new Var(name));
    }

    public String name() {
        return name;
    }

    /** Structural: only the interner ever sees two variables of one name. */
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Var v && name.equals(v.name);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return name;
    }
}
