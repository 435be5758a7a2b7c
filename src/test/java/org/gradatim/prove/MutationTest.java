package org.gradatim.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gradatim.derive.Gradient;
import org.gradatim.derive.RandomNetworks;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.junit.jupiter.api.Test;

/** Right gradients with one thing changed at random: none of those that are wrong is ever proved. */
class MutationTest {
    private static final int WRONG_ONES = 2000;

    /** Two doubles that differ by more than this, relatively, are values of different functions. */
    private static final double ROUNDING = 1e-9;

    @Test
    void noWrongGradientIsEverProved() {
        SplittableRandom random = new SplittableRandom(1);
        int tried = 0;
        for (long seed = 0; tried < WRONG_ONES; seed++) tried += wrongOnesTried(RandomNetworks.smooth(seed).program(1), random);
    }

    private static int wrongOnesTried(Program program, SplittableRandom random) {
        Prover prover = new Prover(program);
        Gradient gradient = Gradient.of(program);
        Map<String, Double> point = point(program, random);
        int tried = 0;
        for (String name : program.parameters()) {
            Expr right = gradient.ofRoot(name);
            for (int i = 0; i < 4; i++) {
                Expr changed = changed(right, program, random);
                if (!differ(value(right, point), value(changed, point))) continue;
                assertThat(prover.isGradient(Map.of(name, changed), Var.of(program.root())).isProved()).as("∂J/∂%s = %s, not %s", name, right, changed).isFalse();
                tried++;
            }
        }
        return tried;
    }

    /** One node changed: a sign, a name, a number, an operand left out. */
    private static Expr changed(Expr expr, Program program, SplittableRandom random) {
        List<Expr> nodes = Traversal.postorder(List.of(expr));
        Expr chosen = nodes.get(random.nextInt(nodes.size()));
        Expr other = switch (chosen) {
            case Const c -> Const.of(c.value().plus(Const.ONE.value()));
            case Var _ -> Var.of(anyName(program, random));
            case Apply a when a.arguments().size() > 1 && a.op().accepts(a.arguments().size() - 1) ->
                    Apply.of(a.op(), a.arguments().subList(1, a.arguments().size()));
            case Apply a -> Arithmetic.negate(a);
        };
        return Traversal.replace(expr, node -> node == chosen ? other : null);
    }

    private static String anyName(Program program, SplittableRandom random) {
        List<Program.Definition> definitions = program.definitions();
        List<String> leaves = program.leaves();
        return random.nextBoolean() ? definitions.get(random.nextInt(definitions.size())).name() : leaves.get(random.nextInt(leaves.size()));
    }

    private static Map<String, Double> point(Program program, SplittableRandom random) {
        Map<String, Double> point = new HashMap<>();
        for (String name : program.leaves()) point.put(name, random.nextDouble(0.2, 0.9));
        program.constants().forEach((name, value) -> point.put(name, value.doubleValue()));
        for (Expr zero : program.constraints()) {
            String last = List.copyOf(Traversal.variables(zero)).getLast();
            point.put(last, point.get(last) - value(zero, point));
        }
        for (Program.Definition d : program.definitions()) point.put(d.name(), value(d.value(), point));
        return point;
    }

    private static double value(Expr expr, Map<String, Double> point) {
        return Traversal.fold(expr, (node, operands) -> switch (node) {
            case Const c -> c.value().doubleValue();
            case Var v -> point.get(v.name());
            case Apply a -> a.op().value(operands.stream().mapToDouble(Double::doubleValue).toArray());
        });
    }

    private static boolean differ(double x, double y) {
        return Math.abs(x - y) > ROUNDING * Math.max(1, Math.max(Math.abs(x), Math.abs(y)));
    }
}
