package org.gradatim.parse.array;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.answer.Written.Label;
import org.gradatim.parse.answer.Written.Sign;
import org.gradatim.parse.answer.Written.Span;

/** In LaTeX {@code w1} is w times 1; nobody means that where there is a w1. */
public final class TrailingDigits {
    private TrailingDigits() {}

    /** The product with the digits joined to the names right before them, where that makes a name. */
    public static Written join(Written.Product p, Predicate<Label> isName) {
        List<Written> factors = new ArrayList<>(List.of(p.factors().getFirst()));
        List<Sign> signs = new ArrayList<>();
        for (int i = 1; i < p.factors().size(); i++) {
            Written next = p.factors().get(i);
            Written last = factors.getLast();
            boolean adjacent = p.signs().get(i - 1) == Sign.SIDE_BY_SIDE && last.span().end() == next.span().start();
            Written joined = adjacent && next instanceof Written.Literal l && l.digits().chars().allMatch(Character::isDigit) ? joined(last, l, isName) : null;
            if (joined != null) {
                factors.set(factors.size() - 1, joined);
            } else {
                factors.add(next);
                signs.add(p.signs().get(i - 1));
            }
        }
        return factors.size() == 1 ? factors.getFirst() : new Written.Product(factors, signs, p.span());
    }

    private static Written joined(Written last, Written.Literal digits, Predicate<Label> isName) {
        Span span = new Span(last.span().start(), digits.span().end());
        return switch (last) {
            case Written.Name n when isName.test(with(n.label(), digits)) -> new Written.Name(with(n.label(), digits), span);
            case Written.Derivative d when d.by() instanceof Written.Name n && isName.test(with(n.label(), digits)) ->
                    new Written.Derivative(d.of(), new Written.Name(with(n.label(), digits), n.span()), span);
            default -> null;
        };
    }

    private static Label with(Label label, Written.Literal digits) {
        List<String> below = new ArrayList<>(label.below());
        below.add(digits.digits());
        return new Label(label.base(), label.accent(), below, label.above(), label.source() + digits.digits());
    }
}
