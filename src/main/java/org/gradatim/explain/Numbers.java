package org.gradatim.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.derive.Gradient;
import org.gradatim.eval.Tape;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.ExprNotation;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Relation;

/** The numbers of a model's first example: of every name, and of any expression in these names. */
final class Numbers {
    private final Map<String, Double> values = new HashMap<>();
    /** The names whose values are known without rounding: what was given, and sums and products of it. */
    private final Map<String, Rational> exact = new HashMap<>();
    private final Gradient gradient;

    /** @param model one that has numbers */
    Numbers(Model model, Gradient gradient) {
        this.gradient = gradient;
        Program program = model.program();
        values.putAll(model.values());
        program.constants().forEach((name, value) -> values.put(name, value.doubleValue()));
        model.data().columns().forEach((name, column) -> values.put(name, column[0]));
        values.forEach((name, value) -> {
            if (Double.isFinite(value)) exact.put(name, Rational.ofShortestDecimal(value));
        });
        program.definitions().forEach(d -> exactValue(d.value()).ifPresent(value -> exact.put(d.name(), value)));
        List<Expr> names = program.definitions().stream().map(d -> (Expr) Var.of(d.name())).toList();
        double[][] forward = Tape.compile(program, names).values(model.values(), model.data());
        for (int i = 0; i < forward.length; i++) values.put(program.definitions().get(i).name(), forward[i][0]);
    }

    double of(String name) {
        String signal = Gradient.signalOf(name);
        return signal == null ? values.get(name) : of(gradient.ofRoot(signal));
    }

    double of(Expr expr) {
        return Traversal.fold(expr, (node, operands) -> switch (node) {
            case Const c -> c.value().doubleValue();
            case Var v -> of(v.name());
            case Apply a -> a.op().value(operands.stream().mapToDouble(d -> d).toArray());
        });
    }

    /**
     * symbols = numbers put in = value; ≈ from where a number had to be rounded. What is a name alone goes straight to its value,
     * what is a number already stands alone.
     */
    Notation worked(Notation symbols, Expr expr, int digits) {
        if (expr instanceof Const) return symbols;
        Optional<Rational> exactly = exactValue(expr);
        boolean inputsExact = Traversal.variables(expr).stream().allMatch(name -> isPrintedInFull(exact.get(name), Figures.WORKING_DIGITS));
        boolean valueExact = inputsExact && exactly.isPresent() && isPrintedInFull(exactly.get(), digits);
        Notation withNumbers = expr instanceof Var ? symbols
                : new Relation(symbols, sign(inputsExact), ExprNotation.of(expr, name -> Figures.working(of(name))));
        return new Relation(withNumbers, sign(valueExact), valueExact ? Figures.of(exactly.get().doubleValue(), digits) : Figures.of(of(expr), digits));
    }

    private static String sign(boolean exact) {
        return exact ? "=" : "≈";
    }

    private static boolean isPrintedInFull(Rational value, int digits) {
        return value != null && Double.isFinite(value.doubleValue()) && Rational.ofShortestDecimal(Figures.rounded(value.doubleValue(), digits).doubleValue()).equals(value);
    }

    /** The value where it is rational in the numbers that were given, without any rounding. */
    private Optional<Rational> exactValue(Expr expr) {
        return Traversal.fold(expr, (node, operands) -> switch (node) {
            case Const c -> Optional.of(c.value());
            case Var v -> Optional.ofNullable(exact.get(v.name()));
            case Apply a -> operands.stream().allMatch(Optional::isPresent) ? exactValue(a, operands.stream().map(Optional::orElseThrow).toList())
                    : Optional.empty();
        });
    }

    private static Optional<Rational> exactValue(Apply a, List<Rational> x) {
        if (a.op() == Arithmetic.ADD) return x.stream().reduce(Rational::plus);
        if (a.op() == Arithmetic.MULTIPLY) return x.stream().reduce(Rational::times);
        if (a.op() == Arithmetic.NEGATE) return Optional.of(x.getFirst().negate());
        return Optional.empty();
    }
}
