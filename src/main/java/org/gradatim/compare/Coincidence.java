package org.gradatim.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.gradatim.derive.Derivation;
import org.gradatim.derive.Factored;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Data;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;
import org.gradatim.prove.RealValues;

/**
 * Two derivatives that agree although nothing in the network is equal: one parameter is given just the value that makes them so. It
 * shows that equal weights are enough for equal derivatives, but not necessary.
 *
 * @param parameter      which parameter
 * @param value          the value that makes them agree, in terms of the others
 * @param point          numbers for all other names
 * @param parameterValue the value at these numbers
 * @param derivative     both derivatives there
 */
public record Coincidence(String parameter, Expr value, Map<String, Rational> point, BigDecimal parameterValue, BigDecimal derivative) {
    /** The seed of the numbers, where the model has none. */
    private static final long SEED = 5;

    private static final int POINTS = 32;

    /** Numbers of our own are multiples of a quarter between -2 and 2: short to print. */
    private static final int DENOMINATOR = 4;
    private static final int WIDEST = 2 * DENOMINATOR;

    /** Two values that agree to so many digits are the same number as far as can be seen. */
    private static final MathContext COMPARED = new MathContext(20);

    public Coincidence {
        point = new LinkedHashMap<>(point);
    }

    /**
     * Looks for a parameter in which the bracket is linear, and for numbers.
     *
     * @param bracket what must vanish: a factor of the difference of the two derivatives
     */
    static Optional<Coincidence> find(Derivation derivation, Expr left, Expr right, Expr bracket) {
        Set<String> through = namesBelowDefinitions(derivation.program(), bracket);
        List<String> candidates = new ArrayList<>(Traversal.variables(bracket));
        candidates.removeIf(name -> !derivation.program().parameters().contains(name) || through.contains(name));
        for (String parameter : candidates.reversed()) {
            Optional<Coincidence> found = solve(derivation, bracket, parameter).flatMap(value -> instance(derivation, left, right, parameter, value));
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    /** The leaves on which definitions named in the expression depend. */
    private static Set<String> namesBelowDefinitions(Program program, Expr expr) {
        Set<String> all = new HashSet<>();
        Set<String> open = new HashSet<>(Traversal.variables(expr));
        for (Program.Definition d : program.definitions().reversed()) {
            if (!open.contains(d.name())) continue;
            open.addAll(Traversal.variables(d.value()));
            all.addAll(Traversal.variables(d.value()));
        }
        return all;
    }

    /** The value of the parameter at which the bracket, linear in it, is zero. */
    private static Optional<Expr> solve(Derivation derivation, Expr bracket, String parameter) {
        Expr atZero = Traversal.substitute(bracket, Map.of(parameter, Const.ZERO));
        Factored rise = derivation.partial(bracket, parameter);
        Factored rest = derivation.factored(atZero);
        if (rise.isZero() || rest.isZero()) return Optional.empty();
        boolean linear = derivation.proof().holds(bracket, Arithmetic.plus(atZero, Arithmetic.times(rise.toExpr(), Var.of(parameter))));
        return linear ? Optional.of(derivation.factored(Arithmetic.negate(rest.over(rise).toExpr())).toExpr()) : Optional.empty();
    }

    private static Optional<Coincidence> instance(Derivation derivation, Expr left, Expr right, String parameter, Expr value) {
        Optional<Substitution> solved = substituted(derivation.program(), parameter, value);
        if (solved.isEmpty()) return Optional.empty();
        Substitution there = solved.get();
        derivation.proof().over(there.program()).equal("agreement at " + parameter + " = " + value, there.apply(left), there.apply(right));
        SplittableRandom random = new SplittableRandom(SEED);
        for (int attempt = 0; attempt < POINTS; attempt++) {
            Map<String, Rational> point = attempt == 0 ? given(derivation.model()).orElseGet(() -> drawn(there.program(), random)) : drawn(there.program(), random);
            point.remove(parameter);
            Optional<List<BigDecimal>> values = RealValues.at(there.program(), point, List.of(there.apply(value), there.apply(left), there.apply(right)));
            if (values.isPresent() && tells(values.get(), point)) return Optional.of(new Coincidence(parameter, value, point, values.get().get(0), values.get().get(1)));
        }
        return Optional.empty();
    }

    private static Optional<Substitution> substituted(Program program, String parameter, Expr value) {
        try {
            return Optional.of(Substitution.of(program, Map.of(parameter, value)));
        } catch (InputException _) { // the value is made of what is computed only after the parameter is used
            return Optional.empty();
        }
    }

    /** Whether the derivatives are other than zero, agree in their digits too, and the parameter's value is that of no other name. */
    private static boolean tells(List<BigDecimal> values, Map<String, Rational> point) {
        if (values.get(1).signum() == 0 || values.get(1).round(COMPARED).compareTo(values.get(2).round(COMPARED)) != 0) return false;
        double solved = values.get(0).doubleValue();
        return solved != 0 && point.values().stream().noneMatch(v -> v.doubleValue() == solved);
    }

    /** The model's own numbers, with its first example. */
    private static Optional<Map<String, Rational>> given(Model model) {
        if (!model.hasNumbers()) return Optional.empty();
        Map<String, Rational> point = new LinkedHashMap<>();
        Data first = model.data().isEmpty() ? model.data() : model.data().examples(0, 1);
        first.columns().forEach((name, column) -> point.put(name, Rational.ofShortestDecimal(column[0])));
        model.values().forEach((name, value) -> point.put(name, Rational.ofShortestDecimal(value)));
        return Optional.of(point);
    }

    /** Small numbers for everything; of the targets the first is 1 and the others 0. */
    private static Map<String, Rational> drawn(Program program, SplittableRandom random) {
        Map<String, Rational> point = new LinkedHashMap<>();
        for (String name : program.inputs()) point.put(name, coordinate(random));
        for (String name : program.targets()) point.put(name, Rational.of(name.equals(program.targets().getFirst()) ? 1 : 0));
        for (String name : program.parameters()) point.put(name, coordinate(random));
        return point;
    }

    private static Rational coordinate(SplittableRandom random) {
        int size = random.nextInt(1, WIDEST + 1);
        return Rational.of(random.nextBoolean() ? size : -size, DENOMINATOR);
    }
}
