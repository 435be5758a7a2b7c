package org.gradatim.graph;

import static org.gradatim.notation.Formulas.number;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.notation.Notation;

/**
 * A program over several examples at once: what varies by example has a copy for each, such as {@code a3^(2)}, and the root is the
 * cost J = (1/m) Σ L^{(i)} + penalty.
 *
 * <p>The number of copies may differ from m. The cost is a sum over the examples of one and the same term, so that what is true of the
 * derivative for a few of them, with m as it is, is true for all.
 *
 * @param program  the program over the examples
 * @param examples how many copies there are
 * @param count    the name of m
 */
public record Unrolled(Program program, int examples, String count) {
    /** The name of the cost. */
    private static final String COST = "J";

    /** The sum of the losses, by which the errors of each example are differentiated as courses do: dZ = A - Y. No name that a user can type. */
    public static final String LOSSES = "∑L";

    /** Names of m, of which the first free one is taken. */
    private static final List<String> COUNTS = List.of(Network.EXAMPLES, "N", "number_of_examples");

    /**
     * @param copies how many examples to write out
     * @param size   m, where it is known; else m is a parameter
     */
    public static Unrolled of(Program one, int copies, OptionalInt size) {
        return new Unroller(one, copies).unroll(size);
    }

    /** What a name that varies by example is called in one, counted from 1. */
    public static String inExample(String name, int example) {
        return name + "^(" + example + ")";
    }

    private static final class Unroller {
        private final Program one;
        private final int copies;
        private final List<Map<String, Expr>> renamings = new ArrayList<>();

        Unroller(Program one, int copies) {
            this.one = one;
            this.copies = copies;
            for (int i = 1; i <= copies; i++) renamings.add(renaming(i));
        }

        private Map<String, Expr> renaming(int example) {
            Map<String, Expr> renaming = new LinkedHashMap<>();
            one.leaves().forEach(n -> rename(n, example, renaming));
            one.definitions().forEach(d -> rename(d.name(), example, renaming));
            return renaming;
        }

        private void rename(String name, int example, Map<String, Expr> renaming) {
            if (one.variesByExample(name)) renaming.put(name, Var.of(inExample(name, example)));
        }

        Unrolled unroll(OptionalInt size) {
            String count = one.constants().containsKey(Network.EXAMPLES) ? Network.EXAMPLES
                    : COUNTS.stream().filter(n -> !one.knows(n)).findFirst().orElseThrow();
            List<String> parameters = new ArrayList<>(one.parameters());
            if (size.isEmpty()) parameters.add(count);
            Program.Builder all = Program.builder().inputs(copied(one.inputs())).targets(copied(one.targets())).parameters(parameters);
            one.constants().forEach(all::constant);
            size.ifPresent(m -> all.constant(count, Rational.of(m)));
            one.constraints().forEach(zero -> renamings.forEach(r -> all.constraint(Traversal.substitute(zero, r))));
            one.definitions().forEach(d -> define(d, all));
            List<Expr> losses = renamings.stream().map(r -> r.getOrDefault(one.root(), Var.of(one.root()))).toList();
            all.define(LOSSES, Arithmetic.sum(losses));
            String cost = one.knows(COST) && !one.variesByExample(COST) ? "cost" : COST;
            all.define(cost, Arithmetic.plus(Arithmetic.times(Arithmetic.divide(Const.ONE, Var.of(count)), Arithmetic.sum(losses)), one.penalty()));
            return new Unrolled(all.root(cost).symbols(symbols()).build(), copies, count);
        }

        private List<String> copied(List<String> names) {
            List<String> copies = new ArrayList<>();
            for (String name : names) for (int i = 1; i <= this.copies; i++) copies.add(inExample(name, i));
            return copies;
        }

        private void define(Program.Definition d, Program.Builder all) {
            if (!one.variesByExample(d.name())) {
                all.define(d.name(), d.value());
                return;
            }
            for (int i = 1; i <= copies; i++) all.define(inExample(d.name(), i), Traversal.substitute(d.value(), renamings.get(i - 1)));
        }

        private Symbols symbols() {
            Symbols old = one.symbols();
            Map<String, Notation> symbols = new LinkedHashMap<>();
            for (String name : one.leaves()) symbols.put(name, old.of(name));
            for (Program.Definition d : one.definitions()) symbols.put(d.name(), old.of(d.name()));
            for (int i = 1; i <= copies; i++) {
                Notation index = number(Integer.toString(i));
                renamings.get(i - 1).forEach((name, copy) -> symbols.put(((Var) copy).name(), Symbols.inExample(old.of(name), index)));
            }
            symbols.put(LOSSES, old.of(one.root()));
            return Symbols.of(symbols);
        }
    }
}
