package org.gradatim.parse.answer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gradatim.expr.Rational;

/**
 * What a person wrote, before it is known what the names mean: one tree for plain text, Unicode, NumPy and LaTeX. Nothing is
 * simplified, reordered or guessed here; what may be read in two ways is kept so that who knows the names can choose and say so.
 * Trees are no deeper than {@link org.gradatim.parse.Limit#ANSWER_DEPTH}, so that walking them may recurse.
 */
public sealed interface Written {
    /** Where it stands in the text that was read. */
    Span span();

    /** What it is made of, in the order in which it was written. */
    default List<Written> parts() {
        return switch (this) {
            case Literal _, Name _ -> List.of();
            case Derivative d -> List.of(d.of, d.by);
            case Negated n -> List.of(n.operand);
            case Sum s -> s.terms;
            case Product p -> p.factors;
            case Quotient q -> List.of(q.numerator, q.denominator);
            case Power p -> List.of(p.base, p.exponent);
            case Call c -> Stream.of(Stream.of(c.function), c.arguments.stream(), c.named.values().stream()).flatMap(s -> s).toList();
            case Primed p -> List.of(p.body);
            case Transposed t -> List.of(t.body);
            case Big b -> Stream.of(b.from.stream(), b.to.stream(), Stream.of(b.body)).flatMap(s -> s).toList();
            case Picked p -> Stream.concat(Stream.of(p.body), p.indices.stream()).toList();
            case Slice s -> Stream.concat(s.from.stream(), s.to.stream()).toList();
            case Choice c -> Stream.concat(c.branches.stream().flatMap(b -> Stream.of(b.value, b.condition)), c.otherwise.stream()).toList();
            case Comparison c -> List.of(c.left, c.right);
            case Array a -> a.rows.stream().flatMap(List::stream).toList();
        };
    }

    /** The same with some parts replaced: the outermost ones for which {@code change} has something else. */
    default Written replacing(Function<Written, Optional<Written>> change) {
        Optional<Written> other = change.apply(this);
        if (other.isPresent()) return other.get();
        UnaryOperator<Written> inner = part -> part.replacing(change);
        return switch (this) {
            case Literal _, Name _ -> this;
            case Derivative d -> new Derivative(inner.apply(d.of), inner.apply(d.by), d.span);
            case Negated n -> new Negated(inner.apply(n.operand), n.span);
            case Sum s -> new Sum(each(s.terms, inner), s.span);
            case Product p -> new Product(each(p.factors, inner), p.signs, p.span);
            case Quotient q -> new Quotient(inner.apply(q.numerator), inner.apply(q.denominator), q.span);
            case Power p -> new Power(inner.apply(p.base), inner.apply(p.exponent), p.span);
            case Call c -> {
                Map<String, Written> named = new LinkedHashMap<>();
                c.named.forEach((name, value) -> named.put(name, inner.apply(value)));
                yield new Call(inner.apply(c.function), each(c.arguments, inner), named, c.span);
            }
            case Primed p -> new Primed(inner.apply(p.body), p.order, p.span);
            case Transposed t -> new Transposed(inner.apply(t.body), t.span);
            case Big b -> new Big(b.product, b.index, b.from.map(inner), b.to.map(inner), inner.apply(b.body), b.span);
            case Picked p -> new Picked(inner.apply(p.body), each(p.indices, inner), p.span);
            case Slice s -> new Slice(s.from.map(inner), s.to.map(inner), s.span);
            case Choice c -> new Choice(c.branches.stream().map(b -> new Branch(inner.apply(b.value), inner.apply(b.condition))).toList(), c.otherwise.map(inner), c.span);
            case Comparison c -> new Comparison(inner.apply(c.left), c.sign, inner.apply(c.right), c.span);
            case Array a -> new Array(a.rows.stream().map(row -> each(row, inner)).toList(), a.span);
        };
    }

    private static List<Written> each(List<Written> parts, UnaryOperator<Written> change) {
        return parts.stream().map(change).toList();
    }

    /** All parts of this, itself among them. */
    default Stream<Written> all() {
        return Stream.concat(Stream.of(this), parts().stream().flatMap(Written::all));
    }

    /** Offsets into the text of the side, in {@code char}s: from {@code start} up to but without {@code end}. */
    record Span(int start, int end) {}

    /** A number with its digits as they were written: {@code 0.5}, {@code 1e-3}. */
    record Literal(Rational value, String digits, Span span) implements Written {}

    /** A name with whatever is attached to it. */
    record Name(Label label, Span span) implements Written {}

    /** ∂of/∂by in any spelling: {@code dJ/dw1}, {@code \frac{\partial J}{\partial w_1}}, {@code \nabla_{W} J}. */
    record Derivative(Written of, Written by, Span span) implements Written {}

    record Negated(Written operand, Span span) implements Written {}

    /** Terms with plus signs between them; a subtracted one is {@link Negated}. */
    record Sum(List<Written> terms, Span span) implements Written {
        public Sum {
            terms = List.copyOf(terms);
        }
    }

    /** Factors, with the sign before each but the first. */
    record Product(List<Written> factors, List<Sign> signs, Span span) implements Written {
        public Product {
            factors = List.copyOf(factors);
            signs = List.copyOf(signs);
        }
    }

    /** How two factors are joined. */
    enum Sign {
        /** {@code 2 w5}: nothing between them. */
        SIDE_BY_SIDE,
        /** {@code *} and {@code ×}. */
        TIMES,
        /** {@code ·}, {@code \cdot}. */
        DOT,
        /** {@code ⊙}, {@code ∘}, {@code •}, {@code .*}: elementwise. */
        ELEMENTWISE,
        /** {@code @}: the matrix product. */
        MATRIX
    }

    record Quotient(Written numerator, Written denominator, Span span) implements Written {}

    record Power(Written base, Written exponent, Span span) implements Written {}

    /**
     * A name with a bracket behind it: a function or a method of NumPy with its arguments ({@code np.sum(dZ, axis=1)} is sum with one
     * of each kind), or a product, {@code h(1-h)}; who knows the names tells. Where it is a product, what stands behind the bracket
     * belongs to the bracket: {@code h(1-h)^2}, a {@link Power} of a call, is then h·(1-h)². {@code ∇C}, which does not say by
     * what, is a call of {@code nabla}.
     */
    record Call(Written function, List<Written> arguments, Map<String, Written> named, Span span) implements Written {
        public Call {
            arguments = List.copyOf(arguments);
            named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
        }
    }

    /** A prime after a name: the derivative of a function, or part of the name, or a transpose; {@code order} of them. */
    record Primed(Written body, int order, Span span) implements Written {}

    /** {@code X.T}, {@code X^\top}, {@code X^T}, {@code Xᵀ}. */
    record Transposed(Written body, Span span) implements Written {}

    /**
     * Σ or Π over a body, which goes up to the next plus or minus sign; bounds as far as they were written. A condition in the place
     * of the lower bound, {@code j \neq i} or {@code i \in B}, is a {@link Comparison}.
     */
    record Big(boolean product, Optional<String> index, Optional<Written> from, Optional<Written> to, Written body, Span span)
            implements Written {}

    /** An index such as {@code :} or {@code 1:3}: from one place up to but without another, all from the beginning and up to the end where none is given. */
    record Slice(Optional<Written> from, Optional<Written> to, Span span) implements Written {}

    /** {@code w[0]}, {@code X[i][0]}, {@code X[:, 1]}: counted from 0, as code does. */
    record Picked(Written body, List<Written> indices, Span span) implements Written {
        public Picked {
            indices = List.copyOf(indices);
        }
    }

    /** One value or another, by a condition: {@code cases}, {@code a if z > 0 else b}, {@code z > 0 ? a : b}. */
    record Choice(List<Branch> branches, Optional<Written> otherwise, Span span) implements Written {
        public Choice {
            branches = List.copyOf(branches);
        }
    }

    /** A value, and the condition under which it holds. */
    record Branch(Written value, Written condition) {}

    /** {@code z > 0}; 1 where it holds, else 0. */
    record Comparison(Written left, String sign, Written right, Span span) implements Written {}

    /** A matrix that is written out, row by row. */
    record Array(List<List<Written>> rows, Span span) implements Written {
        public Array {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A name as it was written: {@code a^{[2]}_1}, {@code \hat{y}}, {@code W1_11}, {@code delta_{h1}}.
     *
     * @param base   the letter or word, Greek letters by their names: {@code a}, {@code delta}, {@code theta}, {@code self.x} as {@code x}
     * @param accent {@code hat}, {@code bar}, {@code tilde}; or empty
     * @param below  subscripts, each one index: {@code w_{1,2}} has 1 and 2, {@code w_{12}} has 12
     * @param above  superscripts that are no powers: layer or example, with the brackets they stood in
     * @param source as it was written, for messages
     */
    record Label(String base, String accent, List<String> below, List<Above> above, String source) {
        public Label {
            below = List.copyOf(below);
            above = List.copyOf(above);
        }

        /** The subscripts in one piece: {@code w_{j,k}} has jk, as {@code w_{jk}} does. */
        public String joinedBelow() {
            return String.join("", below);
        }
    }

    /** A superscript of a name. {@code bracket} is {@code [}, <code>(</code> or a blank where there was none, as in {@code z^l}. */
    record Above(String text, char bracket) {}
}
