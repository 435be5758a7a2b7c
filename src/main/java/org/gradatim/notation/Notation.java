package org.gradatim.notation;

import java.util.List;

/**
 * The layout of a formula: what stands where, before any renderer decides how it looks. Closed, immutable and free of
 * markup; a renderer (LaTeX, MathML, Unicode text, speech) is a switch over these kinds. Brackets are not part of a
 * notation unless an author wants them ({@link Bracketed}): renderers add them where {@link Precedence} demands it.
 *
 * <p>Example: ∂J/∂w₁ = (a₃ - y) x₁ is
 * {@snippet :
 * Notation left = new Fraction(row(symbol("∂"), symbol("J")), row(symbol("∂"), sub("w", "1")));
 * Notation right = Infix.product(difference(sub("a", "3"), symbol("y")), sub("x", "1"));
 * Notation equation = new Relation(left, "=", right);
 * }
 */
public sealed interface Notation {

    /** How tightly this formula holds together; a renderer brackets it where its surroundings hold tighter. */
    default Precedence precedence() {
        return switch (this) {
            case Infix i -> i.operator().precedence();
            case Prefix _ -> Precedence.SUM;
            case BigOperator _ -> Precedence.SUM;
            case Relation _ -> Precedence.RELATION;
            case Marked m -> m.body().precedence();
            case Brace b -> b.body().precedence();
            case Script s -> s.superscript().isPresent() ? Precedence.POWER : Precedence.ATOM;
            case Fraction _ -> Precedence.PRODUCT;
            case Call _, Symbol _, Numeral _, Words _, Bracketed _, Root _, Accent _, Matrix _, Cases _, Derivative _ ->
                    Precedence.ATOM;
            case Row _ -> Precedence.ATOM;
        };
    }

    /** A letter or sign by its Unicode text: {@code a}, {@code σ}, {@code λ}, {@code ∂}, {@code ∇}; one glyph or a short name. */
    record Symbol(String text, Face face) implements Notation {
        public Symbol(String text) {
            this(text, text.codePointCount(0, text.length()) == 1 ? Face.ITALIC : Face.UPRIGHT);
        }
    }

    /** The face of a {@link Symbol}: variables italic, names of several letters upright, matrices and vectors bold. */
    enum Face { ITALIC, UPRIGHT, BOLD }

    /** A number as it is to be printed, already rounded: {@code 0.0821670}, {@code 42}; minus signs are {@link Prefix}es. */
    record Numeral(String digits) implements Notation {}

    /** Plain words inside a formula: {@code if}, {@code otherwise}. */
    record Words(String text) implements Notation {}

    /** A base with scripts: w₅, a₁⁽ⁱ⁾, W^{[2]⊤}, z². A base that does not hold together is bracketed by the renderer. */
    record Script(Notation base, java.util.Optional<Notation> subscript, java.util.Optional<Notation> superscript)
            implements Notation {}

    /** numerator / denominator, set as a fraction. */
    record Fraction(Notation numerator, Notation denominator) implements Notation {}

    /** The derivative ∂y/∂x (or dy/dx where {@code partial} is false), a fraction that a reader speaks as one thing. */
    record Derivative(Notation of, Notation by, boolean partial) implements Notation {}

    /** Operands joined by an operator, in the author's order. A {@link Prefix} minus among the operands of a sum is set as a difference. */
    record Infix(Operator operator, List<Notation> operands) implements Notation {
        public Infix {
            operands = List.copyOf(operands);
        }
    }

    /** A sign before its operand: -x. */
    record Prefix(String sign, Notation operand) implements Notation {}

    /** A function applied to arguments: σ(z), log(a), max(0, z), g′(z). The name is itself a notation, so that it may carry scripts or a prime. */
    record Call(Notation function, List<Notation> arguments) implements Notation {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** Σ or Π with bounds under and above it, followed by its body. */
    record BigOperator(String sign, java.util.Optional<Notation> below, java.util.Optional<Notation> above, Notation body)
            implements Notation {}

    /** left = right, left := right, left ≠ right, …; {@code sign} is the Unicode sign. */
    record Relation(Notation left, String sign, Notation right) implements Notation {}

    /** A matrix in square brackets, row by row; a column vector has one entry a row. */
    record Matrix(List<List<Notation>> rows) implements Notation {
        public Matrix {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** A choice of cases behind one brace: value, and the condition under which it holds. */
    record Cases(List<Case> cases) implements Notation {
        public Cases {
            cases = List.copyOf(cases);
        }
        /** One line of {@link Cases}. */
        public record Case(Notation value, Notation condition) {}
    }

    /** A body with a brace under it and a label below the brace: the shape of a matrix, the name of a factor. */
    record Brace(Notation body, Notation label) implements Notation {}

    /** A body in brackets that the author wants, needed or not. */
    record Bracketed(Notation body, Bracket bracket) implements Notation {}

    /** Kinds of {@link Bracketed}. */
    enum Bracket { ROUND, SQUARE, BAR }

    /** √body. */
    record Root(Notation body) implements Notation {}

    /** A base with an accent above it: ŷ, ā. */
    record Accent(Notation base, AccentKind kind) implements Notation {}

    /** Kinds of {@link Accent}. */
    enum AccentKind { HAT, BAR, TILDE }

    /** A body that plays a part in the explanation; only renderers know how a part looks. */
    record Marked(Role role, Notation body) implements Notation {}

    /** Formulas set one after the other without any operator between them. */
    record Row(List<Notation> parts) implements Notation {
        public Row {
            parts = List.copyOf(parts);
        }
    }
}
