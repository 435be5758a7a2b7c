package org.gradatim.expr;

import static org.gradatim.expr.Arithmetic.divide;
import static org.gradatim.expr.Arithmetic.log;
import static org.gradatim.expr.Arithmetic.minus;
import static org.gradatim.expr.Arithmetic.negate;
import static org.gradatim.expr.Arithmetic.plus;
import static org.gradatim.expr.Arithmetic.power;
import static org.gradatim.expr.Arithmetic.sum;
import static org.gradatim.expr.Arithmetic.times;
import static org.gradatim.expr.Const.ONE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The losses L(y, a) of one example: targets y₁…yₙ against the outputs a₁…aₙ of the last layer. Named as in Keras where Keras has the loss. */
public enum Losses {
    /** -(1/n) Σ [y log a + (1-y) log(1-a)], the mean over the outputs. */
    BINARY_CROSSENTROPY("binary_crossentropy") {
        @Override
        public Expr of(List<Expr> targets, List<Expr> outputs) {
            return negate(mean(perOutput(targets, outputs, (y, a) ->
                    plus(times(y, log(a)), times(minus(ONE, y), log(minus(ONE, a)))))));
        }
    },
    /** (1/n) Σ (y-a)², the mean over the outputs. */
    MEAN_SQUARED_ERROR("mean_squared_error") {
        @Override
        public Expr of(List<Expr> targets, List<Expr> outputs) {
            return mean(perOutput(targets, outputs, (y, a) -> power(minus(y, a), 2)));
        }
    },
    /** -Σ y log a, where the targets sum to one. */
    CATEGORICAL_CROSSENTROPY("categorical_crossentropy") {
        @Override
        public Expr of(List<Expr> targets, List<Expr> outputs) {
            return negate(sum(perOutput(targets, outputs, (y, a) -> times(y, log(a)))));
        }
    },
    /** ½ Σ (y-a)², summed over the outputs as textbooks do. */
    HALF_SQUARED_ERROR("half_squared_error") {
        @Override
        public Expr of(List<Expr> targets, List<Expr> outputs) {
            return times(Const.of(Rational.of(1, 2)), sum(perOutput(targets, outputs, (y, a) -> power(minus(y, a), 2))));
        }
    };

    private final String keyword;

    Losses(String keyword) {
        this.keyword = keyword;
    }

    /** The name in a spec. */
    public String keyword() {
        return keyword;
    }

    public static Optional<Losses> named(String keyword) {
        return Arrays.stream(values()).filter(l -> l.keyword.equals(keyword)).findFirst();
    }

    /** The loss of one example as an expression. */
    public abstract Expr of(List<Expr> targets, List<Expr> outputs);

    private static List<Expr> perOutput(List<Expr> targets, List<Expr> outputs, BiFunction<Expr, Expr, Expr> term) {
        List<Expr> terms = new ArrayList<>(targets.size());
        for (int k = 0; k < targets.size(); k++) terms.add(term.apply(targets.get(k), outputs.get(k)));
        return terms;
    }

    private static Expr mean(List<Expr> terms) {
        return terms.size() == 1 ? terms.getFirst() : times(divide(ONE, Const.of(terms.size())), sum(terms));
    }
}
