package org.gradatim.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Op;
import org.gradatim.expr.Ops;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;

/** Programs in all operations, kept where these do not magnify rounding: definitions between -1 and 1, no sine of a large number. */
public final class RandomPrograms {
    private static final int DEFINITIONS = 12;

    private final Random random;
    private final List<Expr> atoms = new ArrayList<>();

    private RandomPrograms(long seed) {
        random = new Random(seed);
    }

    public static Program program(long seed) {
        return new RandomPrograms(seed).program();
    }

    private Program program() {
        Program.Builder program = Program.builder().inputs(List.of("x1", "x2")).targets(List.of("y"))
                .parameters(List.of("w1", "w2", "w3")).constant("lam", Rational.of(1, 10));
        for (String name : List.of("x1", "x2", "y", "w1", "w2", "w3", "lam")) atoms.add(Var.of(name));
        atoms.add(Const.of(Rational.of(-3, 7)));
        for (int i = 1; i <= DEFINITIONS; i++) atoms.add(program.define("d" + i, Apply.of(Activations.TANH, expression(3))));
        program.penalty(Arithmetic.times(Var.of("lam"), Arithmetic.power(Var.of("w1"), 2)));
        return program.build();
    }

    private Expr expression(int depth) {
        if (depth == 0) return atom();
        int choice = random.nextInt(Ops.ALL.size() + 1);
        if (choice == Ops.ALL.size()) {
            return Apply.of(Activations.softmax(1 + random.nextInt(3)), arguments(3, depth));
        }
        Op op = Ops.ALL.get(choice);
        if (op == Arithmetic.POWER) return Apply.of(op, positive(depth), Const.of(random.nextInt(9) - 4));
        if (op == Arithmetic.LOG || op == Arithmetic.SQRT) return Apply.of(op, positive(depth));
        if (op == Arithmetic.DIVIDE) return Apply.of(op, expression(depth - 1), positive(depth));
        if (op == Arithmetic.SIN || op == Arithmetic.COS) return Apply.of(op, Apply.of(Activations.TANH, expression(depth - 1)));
        int arity = 1;
        while (!op.accepts(arity)) arity++;
        return Apply.of(op, arguments(op.accepts(4) ? 1 + random.nextInt(6) : arity, depth));
    }

    private List<Expr> arguments(int count, int depth) {
        List<Expr> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) arguments.add(expression(random.nextInt(depth)));
        return arguments;
    }

    /** ½ + e², so that division, roots and logarithms are well conditioned. */
    private Expr positive(int depth) {
        return Arithmetic.plus(Const.of(Rational.of(1, 2)), Arithmetic.power(expression(depth - 1), 2));
    }

    private Expr atom() {
        return atoms.get(random.nextInt(atoms.size()));
    }
}
