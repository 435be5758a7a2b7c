package org.gradatim.check.numbers;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.check.numbers.Target.Entry;
import org.gradatim.check.numbers.Target.Role;
import org.gradatim.parse.numbers.Numeral;

/** One number of an answer beside the true one, and what has been found out about it. */
final class GivenNumber {
    /** What it is. */
    enum State {
        WRONG,
        /** To the digits that were given. */
        RIGHT,
        /** As it follows from rounded numbers that were given with it. */
        ROUNDED,
        /** As it follows from wrong numbers that were given with it. */
        CARRIED
    }

    final Role role;
    final Entry entry;
    final Numeral given;
    final double truth;
    State state = State.WRONG;
    /** How far rounded numbers that were given with it may have moved it. */
    double spread;
    final List<Suspicion> suspicions = new ArrayList<>(0);

    GivenNumber(Role role, Entry entry, Numeral given, double truth) {
        this.role = role;
        this.entry = entry;
        this.given = given;
        this.truth = truth;
    }

    boolean isRight() {
        return state == State.RIGHT || state == State.ROUNDED;
    }

    double error() {
        return Math.abs(given.value() - truth);
    }
}
