package org.gradatim.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.derive.Derivation;
import org.gradatim.derive.Proof;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;
import org.gradatim.prove.Grouping;
import org.gradatim.prove.Prover;

/**
 * A program on the points of a partition, in as few names as there: a parameter is called by its class's representative or is its
 * number, a definition by the first one that it equals there. Every equality is proved.
 */
public final class Restriction {
    /** Values that are longer than this as decimals are not taken for numbers. */
    private static final int MOST_DIGITS = 8;

    private final Derivation derivation;
    private final Proof proof;
    private final Map<String, Expr> meaning;
    private final List<Line> lines = new ArrayList<>();

    /**
     * A definition.
     *
     * @param value  with every name as it is called here
     * @param result the same, tidied up, or the name of the definition that it equals
     */
    public record Line(String name, Expr value, Expr result) {}

    private Restriction(Derivation derivation, Partition set) {
        this.derivation = derivation;
        this.proof = derivation.proof().on(set.given());
        this.meaning = new LinkedHashMap<>(set.given());
        List<Definition> definitions = derivation.program().definitions();
        int[] first = firstEqual(derivation.program(), set);
        for (int i = 0; i < definitions.size(); i++) {
            Definition d = definitions.get(i);
            if (!d.name().equals(derivation.program().root())) add(d, definitions.get(first[i]).name());
        }
    }

    public static Restriction of(Derivation derivation, Partition set) {
        return new Restriction(derivation, set);
    }

    /** For each definition the name of the first one that is equal to it. */
    public static Map<String, String> neurons(Program program, Partition set) {
        List<Definition> definitions = program.definitions();
        int[] first = firstEqual(program, set);
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < first.length; i++) names.put(definitions.get(i).name(), definitions.get(first[i]).name());
        return names;
    }

    /** For each definition the place of the first one that is equal to it. */
    static int[] firstEqual(Program program, Partition set) {
        List<Expr> names = new ArrayList<>();
        for (Definition d : program.definitions()) if (!d.name().equals(program.root())) names.add(Var.of(d.name()));
        Prover prover = Prover.pointwiseOn(program, set.given());
        Grouping grouping = names.isEmpty() ? new Grouping(new int[0], 0, List.of(), 0, false, false) : prover.group(names);
        int[] first = new int[program.definitions().size()];
        int place = 0;
        Map<Integer, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < first.length; i++) {
            boolean isRoot = program.definitions().get(i).name().equals(program.root());
            if (!isRoot) places.put(place, i);
            first[i] = isRoot ? i : places.get(grouping.first()[place++]);
        }
        return first;
    }

    private void add(Definition d, String first) {
        Expr value = Traversal.substitute(d.value(), meaning);
        Expr result = result(d, value, first);
        if (value != result) proof.equal(d.name() + ", restricted", value, result);
        if (result instanceof Const || !first.equals(d.name())) meaning.put(d.name(), result);
        lines.add(new Line(d.name(), value, result));
    }

    private Expr result(Definition d, Expr value, String first) {
        Expr tidy = derivation.factored(collected(value)).toExpr();
        Optional<Const> number = number(tidy);
        if (number.isPresent()) return number.get();
        if (!first.equals(d.name())) return meaning.getOrDefault(first, Var.of(first));
        return tidy.leaves() < value.leaves() ? tidy : value;
    }

    /** With equal terms of a sum counted: a + a + b is 2a + b. */
    private static Expr collected(Expr value) {
        if (!(value instanceof Apply sum && sum.op() == Arithmetic.ADD)) return value;
        Map<Expr, Integer> terms = new LinkedHashMap<>();
        for (Expr term : sum.arguments()) terms.merge(term, 1, Integer::sum);
        List<Expr> counted = new ArrayList<>();
        terms.forEach((term, count) -> counted.add(count == 1 ? term : Arithmetic.times(Const.of(count), term)));
        return Arithmetic.sum(counted);
    }

    /** The number that an expression without names is, if it is a short one. */
    private Optional<Const> number(Expr expr) {
        if (expr instanceof Const c) return Optional.of(c);
        if (!Traversal.variables(expr).isEmpty()) return Optional.empty();
        double value = Traversal.fold(expr, (node, operands) -> node instanceof Apply a
                ? a.op().value(operands.stream().mapToDouble(Double::doubleValue).toArray()) : ((Const) node).value().doubleValue());
        if (!Double.isFinite(value) || Double.toString(value).length() > MOST_DIGITS) return Optional.empty();
        Const number = Const.of(Rational.ofShortestDecimal(value));
        return proof.holds(expr, number) ? Optional.of(number) : Optional.empty();
    }

    /** The definitions before the root, one after the other. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** What a parameter is here: its number, or the parameter that stands for it. */
    public Expr value(String parameter) {
        return meaning.getOrDefault(parameter, Var.of(parameter));
    }

    /** An expression in the names that are left, tidied up. */
    public Expr apply(Expr expr) {
        Expr value = Traversal.substitute(expr, meaning);
        Expr tidy = derivation.factored(value).toExpr();
        proof.equal("a derivative, restricted", expr, tidy);
        return tidy;
    }
}
