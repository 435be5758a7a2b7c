package org.gradatim.expr;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.gradatim.notation.Notation;

/**
 * An operation, declared in one place: its numeric value, its local derivatives, its definition by simpler operations, how it
 * reads, its rule's name and reason, and where tests try it. An op that is added to one of the families ({@link Arithmetic},
 * {@link Activations}) is known to the formula reader, the prover, the documents and the tests.
 *
 * {@snippet :
 * static final Op SIGMOID = op("sigmoid")
 *     .value(z -> 1 / (1 + Math.exp(-z)))
 *     .derivative((z, a) -> times(a, minus(ONE, a)))
 *     .definition(z -> divide(ONE, plus(ONE, exp(negate(z)))))
 *     .notation(call("σ"))
 *     .rule("sigmoid rule", "its slope is its own output times one minus its output")
 *     .samples(-8, -1, 0, 1, 8);
 * }
 */
public final class Op {
    /** The numeric value at the given arguments. */
    @FunctionalInterface
    public interface Value {
        double at(double[] arguments);
    }

    /** The local derivatives, one for each argument, written in the arguments and the op's own output. */
    @FunctionalInterface
    public interface Derivatives {
        List<Expr> of(List<Expr> arguments, Expr output);
    }

    /** The local derivative of a function of one variable in its argument z and its output a. */
    @FunctionalInterface
    public interface Derivative {
        Expr of(Expr argument, Expr output);
    }

    /** How an application reads, given how its arguments read. Brackets that precedence demands are the renderer's. */
    @FunctionalInterface
    public interface Layout {
        Notation of(List<Notation> arguments);
    }

    private static final int ANY_NUMBER = -1;

    private final String name;
    private final int arity;
    private final Value value;
    private final Derivatives derivatives;
    private final Optional<Elementary> elementary;
    private final Optional<java.util.function.Function<List<Expr>, Expr>> definition;
    private final Optional<UnaryOperator<Expr>> bridge;
    private final Optional<Value> kink;
    private final Interval range;
    private final boolean injective;
    private final Layout layout;
    private final Rule rule;
    private final double[] samples;

    private Op(Builder b, double[] samples) {
        this.name = b.name;
        this.arity = b.arity;
        this.value = b.value;
        this.derivatives = b.derivatives;
        this.elementary = Optional.ofNullable(b.elementary);
        this.definition = Optional.ofNullable(b.definition);
        this.bridge = Optional.ofNullable(b.bridge);
        this.kink = Optional.ofNullable(b.kink);
        this.range = b.range;
        this.injective = b.injective;
        this.layout = b.layout;
        this.rule = b.rule;
        this.samples = samples;
        if (elementary.isPresent() == definition.isPresent()) {
            throw new IllegalStateException(name + " must be either elementary or defined by other ops");
        }
    }

    /** Begins the declaration of an op; {@link Builder#samples} ends it. */
    public static Builder op(String name) {
        return new Builder(name);
    }

    /** The name in formulas, such as {@code sigmoid}. */
    public String name() {
        return name;
    }

    /** Whether this many arguments are fitting; anything else is a mistake of the caller. */
    public boolean accepts(int arguments) {
        return arity == ANY_NUMBER ? arguments > 0 : arguments == arity;
    }

    /** How many arguments are needed, in words. */
    public String arityInWords() {
        return switch (arity) {
            case ANY_NUMBER -> "one or more arguments";
            case 1 -> "1 argument";
            default -> arity + " arguments";
        };
    }

    void requireArity(int arguments) {
        if (!accepts(arguments)) throw new IllegalArgumentException(name + " takes " + arityInWords() + ", not " + arguments);
    }

    /** The numeric value. Outside of the op's domain NaN or infinite, as IEEE 754 says. */
    public double value(double... arguments) {
        return value.at(arguments);
    }

    /** The local derivatives ∂output/∂argument for each argument, in order. */
    public List<Expr> derivatives(List<Expr> arguments, Expr output) {
        return derivatives.of(arguments, output);
    }

    /** Which elementary operation this is; empty for an op that has a {@link #definition}. */
    public Optional<Elementary> elementary() {
        return elementary;
    }

    /** The op's application written out in simpler ops, such as 1/(1+e⁻ᶻ) for σ(z); empty for an elementary op. */
    public Optional<Expr> definition(List<Expr> arguments) {
        return definition.map(d -> d.apply(arguments));
    }

    /**
     * A line between the derivative of the definition and the declared derivative that makes the last step plain, such as
     * 1/(1+e⁻ᶻ) · e⁻ᶻ/(1+e⁻ᶻ) before σ(1-σ); for the first argument. Empty where the step is plain by itself.
     */
    public Optional<Expr> bridge(List<Expr> arguments) {
        return bridge.map(b -> b.apply(arguments.getFirst()));
    }

    /** For an op with a kink or jump: a number that is zero exactly there, such as z for relu(z). Empty for a smooth op. */
    public OptionalDouble kink(double... arguments) {
        return kink.map(k -> OptionalDouble.of(k.at(arguments))).orElse(OptionalDouble.empty());
    }

    /** Whether the op has a kink or jump somewhere. */
    public boolean hasKink() {
        return kink.isPresent();
    }

    /** What its values can be, at most: 0 to 1 for the sigmoid. */
    public Interval range() {
        return range;
    }

    /** Whether it is strictly monotone in its only argument: equal values mean equal arguments. */
    public boolean isInjective() {
        return injective;
    }

    public Notation notation(List<Notation> arguments) {
        return layout.of(arguments);
    }

    public Rule rule() {
        return rule;
    }

    /** Argument values inside of the op's domain, off its kinks, at which tests try it. */
    public double[] samples() {
        return samples.clone();
    }

    @Override
    public String toString() {
        return name;
    }

    /** Collects the declaration of an op. */
    public static final class Builder {
        private final String name;
        private int arity = 1;
        private Value value;
        private Derivatives derivatives;
        private Elementary elementary;
        private java.util.function.Function<List<Expr>, Expr> definition;
        private UnaryOperator<Expr> bridge;
        private Value kink;
        private Interval range = Interval.REALS;
        private boolean injective;
        private Layout layout;
        private Rule rule;

        private Builder(String name) {
            this.name = name;
        }

        public Builder value(DoubleUnaryOperator f) {
            value = x -> f.applyAsDouble(x[0]);
            return this;
        }

        public Builder value(DoubleBinaryOperator f) {
            arity = 2;
            value = x -> f.applyAsDouble(x[0], x[1]);
            return this;
        }

        /** For an op of any number of arguments. */
        public Builder valueOfAll(Value f) {
            arity = ANY_NUMBER;
            value = f;
            return this;
        }

        public Builder derivative(Derivative d) {
            derivatives = (x, out) -> List.of(d.of(x.getFirst(), out));
            return this;
        }

        public Builder derivatives(Derivatives d) {
            derivatives = d;
            return this;
        }

        public Builder elementary(Elementary kind) {
            elementary = kind;
            return this;
        }

        public Builder definition(UnaryOperator<Expr> d) {
            definition = x -> d.apply(x.getFirst());
            return this;
        }

        public Builder definition(BinaryOperator<Expr> d) {
            definition = x -> d.apply(x.get(0), x.get(1));
            return this;
        }

        public Builder definitionOfAll(java.util.function.Function<List<Expr>, Expr> d) {
            definition = d;
            return this;
        }

        /** A line that makes the way from the definition's derivative to the declared one plain. */
        public Builder bridge(UnaryOperator<Expr> line) {
            bridge = line;
            return this;
        }

        /** Says where the kink or jump is: where {@code f} of the arguments is zero. */
        public Builder kink(Value f) {
            kink = f;
            return this;
        }

        /** What its values can be, where that is not every number. */
        public Builder range(Interval values) {
            range = values;
            return this;
        }

        /** Says that the function of one variable is strictly monotone. */
        public Builder injective() {
            injective = true;
            return this;
        }

        public Builder notation(Layout l) {
            layout = l;
            return this;
        }

        public Builder rule(String ruleName, String reason) {
            rule = new Rule(ruleName, reason);
            return this;
        }

        /** Ends the declaration. */
        public Op samples(double... points) {
            return new Op(this, Arrays.copyOf(points, points.length));
        }
    }
}
