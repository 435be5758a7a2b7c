package org.gradatim.derive;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.expr.Expr;

/**
 * One line on the way from ∂f/∂v to its value: some derivatives are worked out, others stand to be worked out yet.
 *
 * @param form    the line; the variables named in {@code pending} stand for derivatives
 * @param pending for each such variable the expression that is still to be differentiated by v
 * @param rules   the rules that led to this line from the one before
 */
public record RuleLine(Expr form, Map<String, Expr> pending, List<AppliedRule> rules) {
    public RuleLine {
        pending = Collections.unmodifiableMap(new LinkedHashMap<>(pending));
        rules = List.copyOf(rules);
    }
}
