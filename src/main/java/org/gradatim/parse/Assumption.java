package org.gradatim.parse;

import java.util.List;
import java.util.Optional;
import org.gradatim.expr.Rational;

/** Names that are supposed to be equal, or to be a number: {@code w1 = w3} or {@code w7 = 0}. */
public record Assumption(List<String> names, Optional<Rational> number) {
    public Assumption {
        names = List.copyOf(names);
    }
}
