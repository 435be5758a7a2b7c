package org.gradatim.check.mistake;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gradatim.eval.FieldRun;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/**
 * Random points of the prime field at which variants are told apart: one, or where there are steps several with some of them on and
 * others off. What agrees at all of them is still to be proved equal.
 */
final class FieldPoints {
    /** The seed of the first point; fixed so that runs repeat. */
    private static final long SEED = 6_011_948;

    /** Points that may be unlucky in a row, as where roots of random elements do not exist. */
    private static final int MOST_ATTEMPTS = 500;

    /** Which steps are on: all; none; some, others, alternating. The first is where most variants are told apart. */
    private static final long[] PATTERNS = {-1L, 0L, 0x5555_5555_5555_5555L, 0x6C62_272E_07BB_0142L, 0x93A1_B4C7_51D2_3E8DL, 0xAAAA_AAAA_AAAA_AAAAL};

    /** Of programs with more leaves two points are enough: what agrees at them by chance is not proved equal. */
    private static final int LARGE = 2_000;

    private final Program program;
    private final List<FieldRun> runs;

    private FieldPoints(Program program, List<FieldRun> runs) {
        this.program = program;
        this.runs = runs;
    }

    /**
     * Points at which all of the expressions have values.
     *
     * @throws FieldRun.Unsupported where there are none
     */
    static FieldPoints of(Program program, Collection<Expr> required) {
        List<Expr> needed = new ArrayList<>(required);
        for (Definition d : program.definitions()) needed.add(Var.of(d.name()));
        FieldRun free = lucky(program, needed, null).orElseThrow(() -> new FieldRun.Unsupported("it: something was undefined at every point"));
        if (free.stepGenerators() == 0) return new FieldPoints(program, List.of(free));
        List<FieldRun> runs = new ArrayList<>();
        int most = program.leaves().size() > LARGE ? 2 : PATTERNS.length;
        for (int k = 0; k < most; k++) lucky(program, needed, PATTERNS[k]).ifPresent(runs::add);
        if (runs.isEmpty()) throw new FieldRun.Unsupported("it: something was undefined at every point");
        return new FieldPoints(program, runs);
    }

    private static Optional<FieldRun> lucky(Program program, List<Expr> needed, Long pattern) {
        BigInteger unit = BigInteger.ONE;
        long seed = SEED;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            FieldRun run = new FieldRun(program, new long[] {seed++, seed++, seed++, seed++}, unit, pattern);
            try {
                for (Expr e : needed) run.value(e);
                return Optional.of(run);
            } catch (FieldRun.NeedsUnit needs) {
                unit = needs.unit();
            } catch (FieldRun.UnluckyPoint unlucky) {
                continue;
            } catch (FieldRun.Undefined undefined) {
                if (pattern == null) throw undefined;
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** How many points there are. */
    int count() {
        return runs.size();
    }

    /** The expression's value at every point; null where it has none at one of them. */
    long[] values(Expr expr) {
        long[] values = new long[runs.size()];
        try {
            for (int i = 0; i < values.length; i++) values[i] = runs.get(i).value(expr)[0];
            return values;
        } catch (FieldRun.NeedsUnit | FieldRun.UnluckyPoint | FieldRun.Unsupported none) {
            return null;
        }
    }

    boolean agree(Expr left, Expr right) {
        long[] values = values(left);
        return values != null && Arrays.equals(values, values(right));
    }

    Program program() {
        return program;
    }
}
