package org.gradatim.eval.source;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Const;
import org.gradatim.expr.Elementary;
import org.gradatim.expr.Expr;
import org.gradatim.expr.ExprMap;
import org.gradatim.expr.Op;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;

/**
 * Writes expressions in a program's names as source code, so that the very formulas that were derived can be run elsewhere.
 *
 * {@snippet :
 * SourceWriter writer = SourceWriter.of(program, Language.NUMPY);
 * String gradient = writer.statements(new LinkedHashMap<>(Map.of(writer.derivative("J", "w1"), gradientOfW1)));
 * String file = writer.preamble() + "\n" + gradient;
 * }
 *
 * <p>The code is as long as the graph of its expressions, not as their trees: what is used several times, or is long, is given a
 * name of its own first. For one thread.
 */
public final class SourceWriter {
    /** Longer operands are named first, so that lines can be read and no parser meets deep brackets. */
    private static final int LONGEST_OPERAND = 120;

    /** An expression with no more to read than this is repeated rather than named: {@code 1 - a1}. */
    private static final int SHORT = 2;

    private static final String TEMPORARY = "t";

    /** Beyond ±2⁵³ not every integer is a double. */
    private static final int EXACT_BITS = 53;

    private final Language language;
    private final Identifiers identifiers;
    private final SequencedMap<String, String> functions = new LinkedHashMap<>();
    private int temporaries;

    private record Text(String text, Tightness tightness) {}

    /** How tightly a text holds together; one that begins with a minus holds its product, but is no factor. */
    private enum Tightness { SUM, NEGATIVE, PRODUCT, POWER, ATOM }

    private SourceWriter(Program program, Language language) {
        this.language = language;
        this.identifiers = new Identifiers(language);
        program.leaves().forEach(identifiers::of);
        program.definitions().forEach(d -> identifiers.of(d.name()));
    }

    public static SourceWriter of(Program program, Language language) {
        return new SourceWriter(program, language);
    }

    /** What a name of the program is called in the code: itself, but for words and characters that the language does not allow. */
    public String identifier(String name) {
        return identifiers.of(name);
    }

    /** As {@link #identifier(String)} for a name that is not the program's, which the code had best call so. */
    public String identifier(String name, String wanted) {
        return identifiers.of(name, wanted);
    }

    /** A name for ∂of/∂by that nothing else has: {@code dJ_dw1}. */
    public String derivative(String of, String by) {
        return identifiers.of("∂" + of + "/∂" + by, "d" + of + "_d" + by);
    }

    /**
     * An assignment for each of these expressions, after those of the parts that they share.
     *
     * @param values by the identifiers that they are assigned to, in order; a later one may use the names of earlier ones
     */
    public String statements(SequencedMap<String, Expr> values) {
        List<String> lines = new ArrayList<>();
        ExprMap<Text> written = new ExprMap<>();
        ExprMap<Integer> uses = uses(values.values());
        values.forEach((name, value) -> {
            for (Expr part : Traversal.postorder(List.of(value), written::contains)) {
                Text text = text(part, written);
                written.put(part, isNamed(part, text, uses) && part != value ? named(text, lines) : text);
            }
            lines.add(language.assignment(name, written.get(value).text));
            if (value instanceof Apply) written.put(value, new Text(name, Tightness.ATOM));
        });
        return String.join("\n", lines);
    }

    private static boolean isNamed(Expr part, Text text, ExprMap<Integer> uses) {
        return part instanceof Apply && (text.text.length() > LONGEST_OPERAND || uses.get(part) > 1 && part.leaves() > SHORT);
    }

    private Text named(Text text, List<String> lines) {
        String name = identifiers.fresh(TEMPORARY + ++temporaries);
        lines.add(language.assignment(name, text.text));
        return new Text(name, Tightness.ATOM);
    }

    private static ExprMap<Integer> uses(Collection<Expr> roots) {
        ExprMap<Integer> uses = new ExprMap<>();
        for (Expr part : Traversal.postorder(roots)) {
            for (Expr operand : part.operands()) increment(uses, operand);
        }
        roots.forEach(root -> increment(uses, root));
        return uses;
    }

    private static void increment(ExprMap<Integer> uses, Expr key) {
        Integer known = uses.get(key);
        uses.put(key, known == null ? 1 : known + 1);
    }

    /** The imports and the functions that the statements written so far need; to stand before them. */
    public String preamble() {
        List<String> parts = new ArrayList<>();
        if (!language.imports().isEmpty()) parts.add(language.imports());
        parts.addAll(functions.values());
        return String.join("\n", parts);
    }

    private Text text(Expr e, ExprMap<Text> written) {
        return switch (e) {
            case Const c -> number(c.value());
            case Var v -> new Text(identifiers.of(v.name()), Tightness.ATOM);
            case Apply a -> application(a.op(), a.arguments().stream().map(written::get).toList());
        };
    }

    private static Text number(Rational value) {
        if (value.signum() < 0) return negative(number(value.negate()));
        if (value.isInteger()) return new Text(integer(value), Tightness.ATOM);
        if (value.readsAsDecimal()) return new Text(value.toDecimal(), Tightness.ATOM);
        if (!isExact(value.numerator()) || !isExact(value.denominator())) return new Text(Double.toString(value.doubleValue()), Tightness.ATOM);
        return new Text(value.toString(), Tightness.PRODUCT);
    }

    private static String integer(Rational value) {
        return isExact(value.numerator()) ? value.toString() : Double.toString(value.doubleValue());
    }

    private static boolean isExact(BigInteger integer) {
        return integer.bitLength() <= EXACT_BITS;
    }

    private Text application(Op op, List<Text> x) {
        return switch (op.elementary().orElse(null)) {
            case Elementary.ADD -> new Text(sum(x), Tightness.SUM);
            case Elementary.MULTIPLY -> new Text(product(x), Tightness.PRODUCT);
            case Elementary.NEGATE -> negative(x.getFirst());
            case Elementary.DIVIDE -> new Text(at(Tightness.PRODUCT, x.get(0)) + " / " + at(Tightness.POWER, x.get(1)), Tightness.PRODUCT);
            case Elementary.POWER -> language.hasPowerOperator()
                    ? new Text(at(Tightness.ATOM, x.get(0)) + " ** " + at(Tightness.ATOM, x.get(1)), Tightness.POWER) : call(op, x);
            case Elementary.EXP, Elementary.LOG, Elementary.SQRT, Elementary.SIN, Elementary.COS, Elementary.STEP -> call(op, x);
            case null -> call(op, x);
        };
    }

    private static String sum(List<Text> terms) {
        StringBuilder sum = new StringBuilder(at(Tightness.SUM, terms.getFirst()));
        for (Text term : terms.subList(1, terms.size())) {
            boolean negative = term.tightness == Tightness.NEGATIVE;
            sum.append(negative ? " - " + term.text.substring(1) : " + " + at(Tightness.PRODUCT, term));
        }
        return sum.toString();
    }

    private static Text negative(Text operand) {
        return new Text("-" + at(Tightness.PRODUCT, operand), Tightness.NEGATIVE);
    }

    private static String product(List<Text> factors) {
        String rest = factors.stream().skip(1).map(f -> " * " + at(Tightness.POWER, f)).collect(Collectors.joining());
        return at(Tightness.PRODUCT, factors.getFirst()) + rest;
    }

    private static String at(Tightness place, Text operand) {
        return operand.tightness.compareTo(place) < 0 ? "(" + operand.text + ")" : operand.text;
    }

    private Text call(Op op, List<Text> x) {
        String callee = declared(op, x.size());
        String first = Activations.isSoftmax(op) ? Activations.softmaxOutput(op) + ", " : "";
        return new Text(callee + "(" + first + x.stream().map(Text::text).collect(Collectors.joining(", ")) + ")", Tightness.ATOM);
    }

    /** The name of the op's function, which is declared if the language has none. */
    private String declared(Op op, int arguments) {
        String callee = language.callee(op);
        boolean builtIn = callee.contains(".");
        if (builtIn || functions.containsKey(callee)) return callee;
        String written = language.written(callee);
        functions.put(callee, written != null ? written : fromDefinition(op, callee, arguments));
        return callee;
    }

    private String fromDefinition(Op op, String callee, int arguments) {
        List<String> names = IntStream.range(0, arguments).mapToObj(i -> "xyz".substring(i, i + 1)).toList();
        Expr definition = op.definition(names.stream().map(name -> (Expr) Var.of(name)).toList()).orElseThrow();
        ExprMap<Text> written = new ExprMap<>();
        for (Expr part : Traversal.postorder(List.of(definition))) {
            written.put(part, part instanceof Var v ? new Text(v.name(), Tightness.ATOM) : text(part, written));
        }
        return language.function(callee, names, written.get(definition).text);
    }
}
