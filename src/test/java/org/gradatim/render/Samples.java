package org.gradatim.render;

import static org.gradatim.notation.Formulas.bold;
import static org.gradatim.notation.Formulas.chain;
import static org.gradatim.notation.Formulas.equation;
import static org.gradatim.notation.Formulas.minus;
import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.partial;
import static org.gradatim.notation.Formulas.product;
import static org.gradatim.notation.Formulas.row;
import static org.gradatim.notation.Formulas.sub;
import static org.gradatim.notation.Formulas.sum;
import static org.gradatim.notation.Formulas.sup;
import static org.gradatim.notation.Formulas.symbol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Align;
import org.gradatim.document.Block.Calculation;
import org.gradatim.document.Block.Column;
import org.gradatim.document.Block.Display;
import org.gradatim.document.Block.Figure;
import org.gradatim.document.Block.Items;
import org.gradatim.document.Block.Paragraph;
import org.gradatim.document.Block.Remark;
import org.gradatim.document.Block.RemarkKind;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Step;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Diagram;
import org.gradatim.document.Diagram.Edge;
import org.gradatim.document.Diagram.Kind;
import org.gradatim.document.Diagram.Node;
import org.gradatim.document.Document;
import org.gradatim.document.Inline;
import org.gradatim.document.Inline.Code;
import org.gradatim.document.Inline.Emphasis;
import org.gradatim.document.Inline.Formula;
import org.gradatim.document.Inline.Reference;
import org.gradatim.document.Inline.Strong;
import org.gradatim.document.Inline.Text;
import org.gradatim.document.Inline.Verdict;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Accent;
import org.gradatim.notation.Notation.AccentKind;
import org.gradatim.notation.Notation.BigOperator;
import org.gradatim.notation.Notation.Brace;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Notation.Bracketed;
import org.gradatim.notation.Notation.Call;
import org.gradatim.notation.Notation.Cases;
import org.gradatim.notation.Notation.Fraction;
import org.gradatim.notation.Notation.Infix;
import org.gradatim.notation.Notation.Marked;
import org.gradatim.notation.Notation.Matrix;
import org.gradatim.notation.Notation.Relation;
import org.gradatim.notation.Notation.Root;
import org.gradatim.notation.Notation.Words;
import org.gradatim.notation.Operator;
import org.gradatim.notation.Role;

/** Formulas and documents that between them use every kind of notation, block and inline. */
public final class Samples {
    private Samples() {}

    /** What a person might type to break a page. */
    public static final String HOSTILE = "<script>alert(1)</script> \\input{/etc/passwd} $x_1$ a|b `c` *d* {{ e }} {% f %} & # ^ ~ % \"g\" << h >> -- 'i'";

    /** The same, short enough for a line. */
    public static final String HOSTILE_NAME = "<script>\\input{/etc/passwd}$x_1$a|b`c`*d*{{ e }}{%f%}&#^~%\"<<--'";

    public static Notation indexed(String letter, int index) {
        return sub(symbol(letter), number(Integer.toString(index)));
    }

    public static Notation call(String function, Notation... arguments) {
        return new Call(symbol(function), List.of(arguments));
    }

    public static Notation times(Notation... factors) {
        return product(List.of(factors));
    }

    public static Notation plus(Notation... terms) {
        return sum(List.of(terms));
    }

    public static final Notation W1 = indexed("w", 1);
    public static final Notation W5 = indexed("w", 5);
    public static final Notation A1 = indexed("a", 1);
    public static final Notation A3 = indexed("a", 3);
    public static final Notation X1 = indexed("x", 1);
    public static final Notation Y = symbol("y");
    public static final Notation J = symbol("J");
    public static final Notation ONE = number("1");

    /** −(y log a₃ + (1−y) log(1−a₃)). */
    public static final Notation LOSS = minus(plus(times(Y, call("log", A3)), times(plus(ONE, minus(Y)), call("log", plus(ONE, minus(A3))))));

    /** (a₃ − y) w₅ a₁ (1 − a₁) x₁. */
    public static final Notation GRADIENT = times(plus(A3, minus(Y)), W5, A1, plus(ONE, minus(A1)), X1);

    public static final Notation CHAIN = chain(List.of(
            partial(J, A3), partial(A3, indexed("z", 3)), partial(indexed("z", 3), A1),
            partial(A1, indexed("z", 1)), partial(indexed("z", 1), W1)));

    public static Notation layer(int l) {
        return new Bracketed(number(Integer.toString(l)), Bracket.SQUARE);
    }

    /** A sum of so many products, wider than any line. */
    public static Notation wide(int terms) {
        return sum(IntStream.rangeClosed(1, terms)
                .mapToObj(i -> times(indexed("w", i), plus(ONE, minus(indexed("a", i))), indexed("x", i))).toList());
    }

    public static Notation mean() {
        Notation example = row(symbol("("), symbol("i"), symbol(")"));
        return times(new Fraction(ONE, symbol("m")), new BigOperator("∑",
                Optional.of(equation(symbol("i"), ONE)), Optional.of(symbol("m")),
                new Bracketed(plus(sup(A3, example), minus(sup(Y, example))), Bracket.SQUARE)));
    }

    public static Notation matrices() {
        Notation delta = sup(bold("δ"), layer(2));
        return equation(sup(bold("δ"), layer(1)), new Infix(Operator.HADAMARD, List.of(
                times(new Brace(sup(bold("W"), row(layer(2), symbol("⊤"))), row(number("2"), symbol("×"), ONE)),
                        new Brace(delta, row(ONE, symbol("×"), symbol("m")))),
                new Call(sup(symbol("g"), symbol("′")), List.of(sup(bold("Z"), layer(1)))))));
    }

    /** Formulas that between them use every kind of notation. */
    public static List<Notation> formulas() {
        List<Notation> formulas = new ArrayList<>(List.of(
                equation(J, LOSS), equation(partial(J, W1), CHAIN), GRADIENT, mean(), matrices(), wide(12),
                new Matrix(List.of(List.of(W1, indexed("w", 2)), List.of(number("0.5"), number("-3")))),
                equation(call("relu", symbol("z")), new Cases(List.of(
                        new Cases.Case(symbol("z"), row(new Words("if"), new Relation(symbol("z"), ">", number("0")))),
                        new Cases.Case(number("0"), new Words("otherwise"))))),
                new Root(plus(sup(symbol("x"), number("2")), ONE)),
                new Accent(Y, AccentKind.HAT), new Accent(symbol("a"), AccentKind.BAR), new Accent(plus(X1, Y), AccentKind.TILDE),
                symbol("shipping_cost"), symbol("größe"), symbol("価格"), symbol(HOSTILE_NAME), new Words(HOSTILE_NAME),
                new Relation(symbol("α"), ":=", number("0.1")), new Relation(W5, "≠", indexed("w", 6)),
                new Relation(symbol("x"), "<", symbol("z")), new Bracketed(symbol("x"), Bracket.BAR),
                new Infix(Operator.COMMA, List.of(W1, symbol("…"), W5)), row(), minus(minus(ONE)),
                sup(new Fraction(A1, W1), number("2")), partial(plus(A1, W1), X1),
                new Fraction(wide(12), symbol("m")), new Marked(Role.REUSED, wide(12)),
                call("max", number("0"), symbol("z")), symbol("λ"), bold("w"), symbol("∞"), symbol("")));
        Arrays.stream(Role.values()).forEach(role -> formulas.add(times(A1, new Marked(role, plus(A3, minus(Y))), X1)));
        return formulas;
    }

    public static List<Inline> text(String text) {
        return List.of(new Text(text));
    }

    public static Paragraph paragraph(Inline... inlines) {
        return new Paragraph(List.of(inlines));
    }

    private static Step step(Notation left, Notation right, Inline... reason) {
        return new Step(Optional.ofNullable(left), "=", right, List.of(reason));
    }

    public static Diagram network() {
        Notation z1 = indexed("z", 1);
        return new Diagram(
                List.of(
                        new Diagram.Column(text("inputs"), List.of(
                                new Node("x1", X1, List.of(), Kind.INPUT, true),
                                new Node("x2", indexed("x", 2), List.of(), Kind.INPUT, false),
                                new Node("b", symbol("+1"), List.of(), Kind.BIAS, false))),
                        new Diagram.Column(text("hidden & <b>"), List.of(
                                new Node("a1", A1, List.of(equation(z1, plus(times(W1, X1), times(indexed("w", 2), indexed("x", 2)))),
                                        equation(A1, call("σ", z1))), Kind.NEURON, true),
                                new Node("a2", indexed("a", 2), List.of(), Kind.NEURON, false),
                                new Node("dots", symbol("⋮"), List.of(), Kind.ELLIPSIS, false))),
                        new Diagram.Column(text("output"), List.of(new Node("a3", A3, List.of(), Kind.NEURON, true))),
                        new Diagram.Column(List.of(), List.of(new Node("J", J, List.of(), Kind.LOSS, true)))),
                List.of(
                        new Edge("x1", "a1", Optional.of(W1), true), new Edge("x2", "a1", Optional.of(indexed("w", 2)), false),
                        new Edge("x1", "a2", Optional.of(indexed("w", 3)), false), new Edge("x2", "a2", Optional.of(indexed("w", 4)), false),
                        new Edge("b", "a2", Optional.of(symbol("b")), false),
                        new Edge("a1", "a3", Optional.of(W5), true), new Edge("a2", "a3", Optional.of(indexed("w", 6)), false),
                        new Edge("a3", "J", Optional.empty(), true)));
    }

    /** A document with every kind of block and inline, by a person who types what breaks pages. */
    public static Document document() {
        return new Document("Why identical neurons learn different things: " + HOSTILE, Locale.ENGLISH, true,
                List.of(network(1), calculations(), everything()));
    }

    private static Section network(int level) {
        return new Section("network", level, text("The network"), List.of(
                paragraph(new Text("A network of two inputs computes "), new Formula(equation(A1, call("σ", indexed("z", 1)))),
                        new Text(". Its "), new Emphasis(text("loss")), new Text(" for one example is")),
                new Display(equation(J, LOSS)),
                new Figure(network(), List.of(new Text("The path of "), new Formula(W1), new Text(" is drawn thick; costs 5 $ & 3 %.")),
                        "Two inputs, two hidden neurons, one output.")));
    }

    private static Section calculations() {
        Calculation gradient = new Calculation(List.of(
                step(partial(J, W1), CHAIN, new Text("chain rule")),
                step(null, times(new Fraction(plus(A3, minus(Y)), times(A3, plus(ONE, minus(A3)))), A3, plus(ONE, minus(A3)), W5,
                        new Marked(Role.DIFFERS, plus(ONE, minus(A1))), A1, X1), new Text("each factor worked out")),
                step(null, GRADIENT, new Text("because "), new Formula(times(A3, plus(ONE, minus(A3)))),
                        new Text(" stands above and below the bar, where the slope of the sigmoid meets the slope of the logarithm, and so cancels")),
                new Step(Optional.empty(), "≈", number("0.0821670406"), List.of())));
        return new Section("chain", 1, List.of(new Text("The chain rule for "), new Formula(partial(J, W1))), List.of(
                new Section("one", 2, text("One weight: " + HOSTILE), List.of(
                        paragraph(new Text("J depends on "), new Formula(A3), new Text(", which depends on … (see "),
                                new Reference("network", text("the network")), new Text(").")), gradient)),
                new Section("wide", 2, text("Wide formulas"), List.of(
                        new Display(equation(symbol("z"), wide(14))),
                        new Calculation(List.of(step(symbol("z"), times(wide(5), wide(6)), new Text("a product of sums")),
                                step(wide(7), new Fraction(wide(8), symbol("m"))))),
                        paragraph(new Text("In a line of text a formula such as "), new Formula(wide(5)), new Text(" may be broken."))))));
    }

    private static Section everything() {
        List<Block> blocks = new ArrayList<>();
        formulas().forEach(f -> blocks.add(new Display(f)));
        return new Section("everything", 1, List.of(new Strong(text("Everything")), new Text(" else")), List.of(
                table(),
                new Remark(RemarkKind.NOTE, text("Equal neurons"), List.of(paragraph(new Text("They stay equal for ever.")))),
                new Remark(RemarkKind.PROOF, text("Proof"), List.of(new Display(equation(A1, indexed("a", 2))),
                        new Items(false, List.of(List.of(paragraph(new Text("one"))), List.of(paragraph(new Text("two")), new Display(GRADIENT)))))),
                new Remark(RemarkKind.WARNING, text("A kink"), List.of(paragraph(new Text("At 0 the slope jumps; ask "), new Code("gradatim `verify`"), new Text(".")))),
                new Block.Code("python", "if a3 < y:\n    print('\\input{x} $1$ {{ e }} & # ^~ % <<')\n\nx = '```'\n"),
                new Items(true, List.of(
                        List.of(paragraph(new Text("First "), new Formula(new Relation(W5, "≠", indexed("w", 6))), new Text(", then"))),
                        List.of(paragraph(new Text(HOSTILE)), new Items(false, List.of(List.of(paragraph(new Text("nested")))))))),
                new Section("formulas", 2, text("All formulas"), blocks)));
    }

    private static Table table() {
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            rows.add(List.of(
                    List.of(new Formula(indexed("w", i))), List.of(new Formula(i == 3 ? wide(5) : GRADIENT)),
                    List.of(new Formula(number(i % 2 == 0 ? "-0.25" : "0.0821670"))),
                    List.of(new Verdict(i != 3, i != 3 ? "agree" : "differ"))));
        }
        rows.add(List.of(text("a|b"), text(HOSTILE), text("1"), List.of(new Code("x | y"))));
        return new Table(text("All gradients, and how | the witnesses agree"), List.of(
                new Column(text("weight"), Align.LEFT), new Column(List.of(new Formula(partial(J, symbol("w")))), Align.LEFT),
                new Column(text("value"), Align.RIGHT), new Column(text("verdict"), Align.CENTER)), rows);
    }
}
