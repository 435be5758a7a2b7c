package org.gradatim.parse.answer;

import java.util.List;
import java.util.stream.Collectors;

/** Syntax trees in one line, every bracket set, for tests to compare: {@code (w5 * a1(1 - a1))}. */
final class TreeText {
    private TreeText() {}

    /** The statements of a text, one a line. */
    static String of(List<Statement> statements) {
        return statements.stream().map(TreeText::of).collect(Collectors.joining("\n"));
    }

    static String of(Statement statement) {
        StringBuilder text = new StringBuilder(of(statement.sides().getFirst()));
        for (int i = 1; i < statement.sides().size(); i++) {
            text.append(switch (statement.signs().get(i - 1)) {
                case EQUAL -> " = ";
                case ASSIGN -> " := ";
                case ABOUT -> " ≈ ";
                case ADD -> " += ";
                case SUBTRACT -> " -= ";
            }).append(of(statement.sides().get(i)));
        }
        return text.toString();
    }

    private static String of(Statement.Side side) {
        return side.written().map(TreeText::of).orElseGet(() -> "ERROR " + side.error().get().getMessage());
    }

    static String of(Written written) {
        return switch (written) {
            case Written.Literal l -> l.digits();
            case Written.Name n -> name(n.label());
            case Written.Derivative d -> "D[" + of(d.of()) + "; " + of(d.by()) + "]";
            case Written.Negated n -> "-" + of(n.operand());
            case Written.Sum s -> s.terms().stream().map(TreeText::of).collect(Collectors.joining(" + ", "(", ")"));
            case Written.Product p -> product(p);
            case Written.Quotient q -> "(" + of(q.numerator()) + " / " + of(q.denominator()) + ")";
            case Written.Power p -> of(p.base()) + "^" + of(p.exponent());
            case Written.Call c -> of(c.function()) + list(c.arguments(), "(", "")
                    + c.named().entrySet().stream().map(e -> ", " + e.getKey() + "=" + of(e.getValue())).collect(Collectors.joining()) + ")";
            case Written.Primed p -> of(p.body()) + "'".repeat(p.order());
            case Written.Transposed t -> of(t.body()) + "ᵀ";
            case Written.Big b -> (b.product() ? "PROD" : "SUM") + "[" + b.index().orElse("") + b.from().map(f -> " from " + of(f)).orElse("") + b.to().map(t -> " to " + of(t)).orElse("") + "]{" + of(b.body()) + "}";
            case Written.Picked p -> of(p.body()) + list(p.indices(), "[", "]");
            case Written.Slice s -> s.from().map(TreeText::of).orElse("") + ":" + s.to().map(TreeText::of).orElse("");
            case Written.Choice c -> c.branches().stream().map(b -> of(b.value()) + " if " + of(b.condition())).collect(Collectors.joining("; ", "{", "")) + c.otherwise().map(o -> "; else " + of(o)).orElse("") + "}";
            case Written.Comparison c -> "<" + of(c.left()) + " " + c.sign() + " " + of(c.right()) + ">";
            case Written.Array a -> a.rows().stream().map(r -> list(r, "", "")).collect(Collectors.joining("; ", "[", "]"));
        };
    }

    private static String list(List<Written> parts, String open, String close) {
        return parts.stream().map(TreeText::of).collect(Collectors.joining(", ", open, close));
    }

    private static String product(Written.Product product) {
        StringBuilder text = new StringBuilder("(" + of(product.factors().getFirst()));
        for (int i = 1; i < product.factors().size(); i++) {
            text.append(switch (product.signs().get(i - 1)) {
                case SIDE_BY_SIDE -> " ";
                case TIMES -> "*";
                case DOT -> "·";
                case ELEMENTWISE -> "⊙";
                case MATRIX -> "@";
            }).append(of(product.factors().get(i)));
        }
        return text.append(")").toString();
    }

    /** {@code y^hat_1^(i)}: base, accent, below, above. */
    private static String name(Written.Label label) {
        String accent = label.accent().isEmpty() ? "" : "~" + label.accent();
        String below = label.below().isEmpty() ? "" : "_" + String.join(",", label.below());
        return label.base() + accent + below + label.above().stream().map(a -> "^" + (a.bracket() == ' ' ? "" : a.bracket()) + a.text() + (a.bracket() == ' ' ? "" : "|")).collect(Collectors.joining());
    }
}
