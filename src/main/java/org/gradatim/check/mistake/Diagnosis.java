package org.gradatim.check.mistake;

import java.util.List;
import org.gradatim.expr.Expr;

/**
 * One explanation of a wrong answer: the mistakes that together lead from the true derivation to it.
 *
 * @param mistakes one or two, the graver one first
 * @param variant  what the derivation gives with these mistakes, proved equal to the answer; the answer itself where the mistake was found by mending it
 * @param cost     how far-fetched it is; the least is shown first
 */
public record Diagnosis(List<Mistake> mistakes, Expr variant, int cost) {
    public Diagnosis {
        mistakes = List.copyOf(mistakes);
    }
}
