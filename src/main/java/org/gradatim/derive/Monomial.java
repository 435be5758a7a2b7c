package org.gradatim.derive;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.gradatim.expr.Expr;
import org.gradatim.expr.StructuralOrder;

/**
 * A power product: atoms to exponents of at least 1, an atom being any expression that is not taken apart. The atoms keep the order
 * in which they came; equality does not look at the order.
 */
final class Monomial {
    static final Monomial ONE = new Monomial(new Expr[0], new int[0]);

    /** An order for choosing among terms, the same whatever order they came in. */
    static final Comparator<Monomial> ORDER = (m, n) -> {
        Expr[] left = m.sortedAtoms();
        Expr[] right = n.sortedAtoms();
        int byAtoms = Arrays.compare(left, right, StructuralOrder.INSTANCE);
        if (byAtoms != 0) return byAtoms;
        return m.lexicographic(n, List.of(left));
    };

    private final Expr[] atoms;
    private final int[] exponents;
    private final int hash;

    private Monomial(Expr[] atoms, int[] exponents) {
        this.atoms = atoms;
        this.exponents = exponents;
        int sum = 0;
        for (int i = 0; i < atoms.length; i++) sum += exponents[i] * atoms[i].hashCode();
        this.hash = sum;
    }

    static Monomial of(Expr atom, int exponent) {
        return exponent == 0 ? ONE : new Monomial(new Expr[] {atom}, new int[] {exponent});
    }

    boolean isOne() {
        return atoms.length == 0;
    }

    List<Expr> atoms() {
        return List.of(atoms);
    }

    int exponent(Expr atom) {
        int i = indexOf(atom);
        return i < 0 ? 0 : exponents[i];
    }

    void forEach(ObjIntConsumer<Expr> action) {
        for (int i = 0; i < atoms.length; i++) action.accept(atoms[i], exponents[i]);
    }

    Monomial times(Monomial other) {
        if (isOne()) return other;
        if (other.isOne()) return this;
        return combined(other, 1);
    }

    /** The quotient, or null where the other does not divide this. */
    Monomial dividedBy(Monomial other) {
        for (int i = 0; i < other.atoms.length; i++) if (exponent(other.atoms[i]) < other.exponents[i]) return null;
        return other.isOne() ? this : combined(other, -1);
    }

    /** this · other^sign. */
    private Monomial combined(Monomial other, int sign) {
        Expr[] joined = Arrays.copyOf(atoms, atoms.length + other.atoms.length);
        int[] powers = Arrays.copyOf(exponents, joined.length);
        int size = atoms.length;
        for (int i = 0; i < other.atoms.length; i++) {
            int place = indexOf(other.atoms[i]);
            if (place < 0) joined[size++] = other.atoms[i];
            powers[place < 0 ? size - 1 : place] += sign * other.exponents[i];
        }
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (powers[i] == 0) continue;
            joined[kept] = joined[i];
            powers[kept++] = powers[i];
        }
        return new Monomial(Arrays.copyOf(joined, kept), Arrays.copyOf(powers, kept));
    }

    /** The greatest power product that divides both. */
    Monomial common(Monomial other) {
        Monomial common = ONE;
        for (int i = 0; i < atoms.length; i++) {
            common = common.times(of(atoms[i], Math.min(exponents[i], other.exponent(atoms[i]))));
        }
        return common;
    }

    /** Compares the exponents of the first atom in the list, then of the second, … */
    int lexicographic(Monomial other, List<Expr> order) {
        for (Expr atom : order) {
            int difference = exponent(atom) - other.exponent(atom);
            if (difference != 0) return difference;
        }
        return 0;
    }

    /** How much there is to read: atoms and exponents above one. */
    int length() {
        int length = 0;
        for (int e : exponents) length += e > 1 ? 2 : 1;
        return length;
    }

    private Expr[] sortedAtoms() {
        Expr[] sorted = atoms.clone();
        Arrays.sort(sorted, StructuralOrder.INSTANCE);
        return sorted;
    }

    private int indexOf(Expr atom) {
        for (int i = 0; i < atoms.length; i++) if (atoms[i] == atom) return i;
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) return true;
        if (!(other instanceof Monomial m) || hash != m.hash || atoms.length != m.atoms.length) return false;
        for (int i = 0; i < atoms.length; i++) if (exponents[i] != m.exponent(atoms[i])) return false;
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
