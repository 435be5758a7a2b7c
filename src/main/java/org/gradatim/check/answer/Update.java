package org.gradatim.check.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.expr.Const;
import org.gradatim.expr.Rational;
import org.gradatim.graph.Model;
import org.gradatim.graph.Training;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.answer.Written.Label;
import org.gradatim.parse.array.Spelling;

/**
 * The gradient in a step of descent: g in {@code w := w - α g} and {@code w -= α g}; {@code w += g} has minus the gradient.
 *
 * @param gradient what stands there for the gradient
 * @param added    whether it is added to the weight
 */
record Update(Written gradient, boolean added) {
    /** What a line changes the parameter by; empty where the line gives it a value of its own. */
    static Optional<Update> of(Written right, Label parameter, Model model) {
        if (!(right instanceof Written.Sum s)) return Optional.empty();
        List<Written> rest = new ArrayList<>(s.terms());
        boolean has = rest.removeIf(t -> t instanceof Written.Name n && Spelling.of(n.label()).key().equals(Spelling.of(parameter).key())
                && n.label().above().equals(parameter.above()));
        if (!has || rest.size() != 1) return Optional.empty();
        return Optional.of(rest.getFirst() instanceof Written.Negated n ? new Update(withoutRate(n.operand(), model), false)
                : new Update(withoutRate(rest.getFirst(), model), true));
    }

    /** The factor α is no part of the gradient; {@code α (a - y)} is read as a call of α. */
    static Written withoutRate(Written step, Model model) {
        return switch (step) {
            case Written.Call c when c.arguments().size() == 1 && isRate(c.function(), model) -> c.arguments().getFirst();
            case Written.Quotient q when isRate(q.numerator(), model) -> new Written.Quotient(new Written.Literal(Rational.ONE, "1", q.numerator().span()), q.denominator(), q.span());
            case Written.Quotient q -> new Written.Quotient(withoutRate(q.numerator(), model), q.denominator(), q.span());
            case Written.Product p -> withoutRate(p, model);
            default -> step;
        };
    }

    private static Written withoutRate(Written.Product p, Model model) {
        for (int i = 0; i < p.factors().size(); i++) {
            Written factor = p.factors().get(i);
            if (factor instanceof Written.Call || factor instanceof Written.Quotient) {
                Written rest = withoutRate(factor, model);
                if (rest.equals(factor)) continue;
                List<Written> factors = new ArrayList<>(p.factors());
                factors.set(i, rest);
                return new Written.Product(factors, p.signs(), p.span());
            }
            if (!isRate(factor, model)) continue;
            List<Written> factors = new ArrayList<>(p.factors());
            factors.remove(i);
            if (factors.size() == 1) return factors.getFirst();
            List<Written.Sign> signs = new ArrayList<>(p.signs());
            signs.remove(i == 0 ? 0 : i - 1);
            return new Written.Product(factors, signs, p.span());
        }
        return p;
    }

    private static boolean isRate(Written factor, Model model) {
        if (factor instanceof Written.Name n) return CommonNames.isRate(n.label()) && !model.program().knows(n.label().base());
        double rate = model.training().map(Training::learningRate).orElse(Training.DEFAULT.learningRate());
        return factor instanceof Written.Literal l && l.value().doubleValue() == rate && !Const.of(l.value()).isOne();
    }
}
