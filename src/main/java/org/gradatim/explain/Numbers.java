package org.gradatim.explain;

import static java.util.Map.entry;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.gradatim.derive.Gradient;
import org.gradatim.eval.Tape;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.ExprNotation;
import org.gradatim.expr.Op;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Relation;

/** The numbers of a model's first example: of every name, and of any expression in these names. */
final class Numbers {
    /** Longer numbers are not printed in full anyway, and would grow from definition to definition. */
    private static final int MOST_EXACT_BITS = 256;
    private static final int MOST_EXACT_POWER = 64;

    /** What is rational in rational operands, at least in some. */
    private static final Map<Op, Function<List<Rational>, Optional<Rational>>> EXACT = Map.ofEntries(
            entry(Arithmetic.ADD, folded(Rational::plus)),
            entry(Arithmetic.MULTIPLY, folded(Rational::times)),
            entry(Arithmetic.NEGATE, always(Rational::negate)),
            entry(Arithmetic.DIVIDE, Numbers::quotient),
            entry(Arithmetic.POWER, Numbers::power),
            entry(Arithmetic.ABS, always(Rational::abs)),
            entry(Arithmetic.SIGN, always(x -> Rational.of(x.signum()))),
            entry(Arithmetic.STEP, always(x -> x.signum() > 0 ? Rational.ONE : Rational.ZERO)),
            entry(Arithmetic.MAX, x -> x.stream().max(Comparator.naturalOrder())),
            entry(Arithmetic.MIN, x -> x.stream().min(Comparator.naturalOrder())),
            entry(Arithmetic.EXP, x -> x.getFirst().isZero() ? Optional.of(Rational.ONE) : Optional.empty()),
            entry(Arithmetic.LOG, x -> x.getFirst().isOne() ? Optional.of(Rational.ZERO) : Optional.empty()));

    private final Map<String, Double> values = new HashMap<>();
    /** The names whose values are known without rounding: what was given, and what is rational in it. */
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
        Optional<Rational> exactly = exactValue(expr).filter(value -> isPrintedInFull(value, digits));
        boolean inputsExact = Traversal.variables(expr).stream().allMatch(name -> isExact(Var.of(name), Figures.WORKING_DIGITS));
        boolean valueExact = inputsExact && exactly.isPresent();
        Notation withNumbers = expr instanceof Var ? symbols
                : new Relation(symbols, sign(inputsExact), ExprNotation.of(expr, name -> Figures.working(of(name))));
        return new Relation(withNumbers, sign(valueExact), valueExact ? Figures.of(exactly.get().doubleValue(), digits) : Figures.of(of(expr), digits));
    }

    /** Whether the value has no more digits than are printed. */
    boolean isExact(Expr expr, int digits) {
        return exactValue(expr).filter(value -> isPrintedInFull(value, digits)).isPresent();
    }

    static String sign(boolean exact) {
        return exact ? "=" : "≈";
    }

    private static boolean isPrintedInFull(Rational value, int digits) {
        return Double.isFinite(value.doubleValue())
                && Rational.ofShortestDecimal(Figures.rounded(value.doubleValue(), digits).doubleValue()).equals(value);
    }

    private Optional<Rational> exactValue(String name) {
        String signal = Gradient.signalOf(name);
        return signal == null ? Optional.ofNullable(exact.get(name)) : exactValue(gradient.ofRoot(signal));
    }

    /** The value where it is rational in the numbers that were given, without any rounding. */
    private Optional<Rational> exactValue(Expr expr) {
        return Traversal.fold(expr, (node, operands) -> switch (node) {
            case Const c -> Optional.of(c.value());
            case Var v -> exactValue(v.name());
            case Apply a -> operands.stream().allMatch(Optional::isPresent) ? exactValue(a, operands.stream().map(Optional::orElseThrow).toList())
                    : Optional.empty();
        });
    }

    /** σ(0) = 1/2 comes from its definition 1/(1 + e⁰). */
    private Optional<Rational> exactValue(Apply a, List<Rational> x) {
        Optional<Rational> value = EXACT.containsKey(a.op()) ? EXACT.get(a.op()).apply(x)
                : a.op().definition(x.stream().<Expr>map(Const::of).toList()).flatMap(this::exactValue);
        return value.filter(Numbers::isShort);
    }

    private static boolean isShort(Rational value) {
        return value.numerator().bitLength() + value.denominator().bitLength() <= MOST_EXACT_BITS;
    }

    /** One operand after the other, as long as the number stays short. */
    private static Function<List<Rational>, Optional<Rational>> folded(BinaryOperator<Rational> op) {
        return x -> {
            Rational value = x.getFirst();
            for (Rational next : x.subList(1, x.size())) {
                if (!isShort(value)) return Optional.empty();
                value = op.apply(value, next);
            }
            return Optional.of(value);
        };
    }

    private static Function<List<Rational>, Optional<Rational>> always(UnaryOperator<Rational> op) {
        return x -> Optional.of(op.apply(x.getFirst()));
    }

    private static Optional<Rational> quotient(List<Rational> x) {
        return x.get(1).isZero() ? Optional.empty() : Optional.of(x.get(0).times(x.get(1).inverse()));
    }

    private static Optional<Rational> power(List<Rational> x) {
        boolean whole = x.get(1).isInt() && Math.abs((long) x.get(1).intValue()) <= MOST_EXACT_POWER;
        return !whole || x.get(0).isZero() ? Optional.empty() : Optional.of(x.get(0).power(x.get(1).intValue()));
    }
}
