package org.gradatim.compare;

import java.util.List;
import org.gradatim.expr.Expr;

/**
 * Where some names are equal, one more equation decides: the derivatives agree exactly when it holds, or one of the given conditions
 * does.
 *
 * @param assumed    the names taken as equal: w1 = w3, w2 = w4
 * @param equation   what then decides: w5 = w6
 * @param given      the other ways for the difference to vanish: a3 = y, x1 = 0
 * @param difference the difference of the derivatives under what is assumed, as a product
 */
public record Decisive(List<Equation> assumed, Equation equation, List<Condition> given, Expr difference) {
    public Decisive {
        assumed = List.copyOf(assumed);
        given = List.copyOf(given);
    }
}
