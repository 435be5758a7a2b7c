package org.gradatim.compare;

import java.util.List;
import java.util.Optional;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;

/**
 * Parameters that are equal.
 *
 * @param members at least one, in the program's order
 * @param frozen  the number that all of them stay at; empty for a class that moves, whose value may be any
 */
public record EqualityClass(List<String> members, Optional<Rational> frozen) {
    public EqualityClass {
        members = List.copyOf(members);
    }

    /** The first member, whose name stands for all of them. */
    public String representative() {
        return members.getFirst();
    }

    public boolean isFrozen() {
        return frozen.isPresent();
    }

    /** Whether there is more than one member. */
    public boolean isShared() {
        return members.size() > 1;
    }

    /** What its members are: the number they stay at, or the representative. */
    public Expr value() {
        return isFrozen() ? Const.of(frozen.get()) : Var.of(representative());
    }

    EqualityClass thawed() {
        return new EqualityClass(members, Optional.empty());
    }
}
