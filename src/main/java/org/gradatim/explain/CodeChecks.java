package org.gradatim.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradatim.check.Magnitude;
import org.gradatim.eval.Tape;
import org.gradatim.eval.source.NumPyCell;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.graph.Model;

/**
 * Assertions in code that recomputes numbers. Each says how far the two may lie apart: by the rounding of what is printed, by that of
 * another order of computing, or by the error of a difference; and where terms cancel, by what their rounding leaves.
 */
final class CodeChecks {
    /** Rounding errors in proportion to the terms: a thousand operations, each off to the same side. */
    private static final double ROUNDING = 1e-12;

    /** Half a unit of the last digit that is printed, and {@link #A_LITTLE} for rounding that falls the other way. */
    private static final double HALF_A_UNIT = 5.1;

    private static final double A_LITTLE = 0.1;

    /** Two ways to the same number. */
    private static final double SAME = 1e-9;

    /** Differences lose half of the digits, and more where J bends. */
    private static final double DIFFERENCES = 1e-6;

    /** An assertion that leaves more room than this part of the number, and than {@link #SMALL}, asserts nothing. */
    private static final double MOST_ROOM = 1e-3;

    private static final double SMALL = 1e-6;

    /** A cost below this is as good as none: the room for differences does not shrink with it. */
    private static final double SMALL_COST = 1e-3;

    private static final String CLOSE = """
            def %s(computed, expected, relative, cancelled=0.0):
                distance = np.max(np.abs(computed - np.asarray(expected)))
                assert distance <= relative * np.max(np.abs(expected)) + cancelled, f"{computed} is not {expected}"
            """;

    private static final String SLOPE = """
            def %s(f, x):
                steps = 10.0 ** -np.arange(2, 8) * max(1.0, np.max(np.abs(x)))
                with np.errstate(all="ignore"):
                    slopes = [(8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h) for h in steps]
                return slopes[np.nanargmin(np.abs(np.diff(slopes))) + 1]
            """;

    private final Messages say;
    private final Model model;
    private final CodeNames names;
    private final Magnitude magnitude;

    CodeChecks(Messages say, Model model, CodeNames names) {
        this.say = say;
        this.model = model;
        this.names = names;
        this.magnitude = new Magnitude(model.program());
    }

    /** The functions and tolerances that all assertions use. */
    void declare(NumPyCell cell) {
        cell.gap().comment(say.text("notebook.printed"));
        for (int digits : List.of(Figures.WORKING_DIGITS, Figures.RESULT_DIGITS)) cell.assign(printed(digits), tolerance(digits));
        cell.comment(say.text("notebook.same")).assign(same(), SAME);
        cell.comment(say.text("notebook.differences")).assign(differences(), DIFFERENCES);
        cell.gap().comment(say.text("notebook.close")).code(CLOSE.formatted(close()));
        cell.gap().comment(say.text("notebook.slope")).code(SLOPE.formatted(slope()));
    }

    private static double tolerance(int digits) {
        return power(HALF_A_UNIT, digits);
    }

    private static double power(double mantissa, int digits) {
        return Double.parseDouble(mantissa + "e-" + digits);
    }

    private String close() {
        return names.tool("assert_close");
    }

    private String slope() {
        return names.tool("central_difference");
    }

    private String same() {
        return names.tool("SAME");
    }

    private String differences() {
        return names.tool("DIFFERENCES");
    }

    private String printed(int digits) {
        return names.tool("ROUNDED_TO_" + digits);
    }

    /**
     * Asserts that a number is the one that is printed.
     *
     * @param code  of the number
     * @param size  that it would have if nothing cancelled
     */
    void printed(NumPyCell cell, String code, double value, double size, int digits) {
        String literal = NumPyCell.number(Figures.rounded(value, digits).doubleValue());
        assertion(cell, code, literal, printed(digits), value, power(A_LITTLE, digits) * Math.abs(value), size);
    }

    /** Asserts that two ways lead to the same number, in every example. */
    void same(NumPyCell cell, String code, String other, double value, double size) {
        assertion(cell, code, other, same(), value, SAME * Math.abs(value), size);
    }

    /** Asserts that a derivative is the slope of a function of one name, which is called so in the code. */
    void slope(NumPyCell cell, String name, String function, String derivative) {
        if (!isExactEnoughForDifferences()) {
            cell.comment(say.text("notebook.rounding"));
            return;
        }
        String difference = slope() + "(lambda " + name + ": " + function + "(" + name + "=" + name + "), " + name + ")";
        cell.call(close(), difference, derivative, differences(), roomForDifferences());
    }

    private String roomForDifferences() {
        return differences() + " * max(abs(" + names.cost() + "), " + NumPyCell.number(SMALL_COST) + ")";
    }

    /** Whether J itself keeps enough digits: log(1 - a) does not where a neuron is saturated. */
    private boolean isExactEnoughForDifferences() {
        Expr root = Var.of(model.program().root());
        double[] cost = Tape.compile(model.program(), List.of(root, model.program().penalty())).means(model.values(), model.data());
        return ROUNDING * sizeOfMean(root, model.program().penalty()) <= DIFFERENCES * Math.max(Math.abs(cost[0] + cost[1]), SMALL_COST);
    }

    /** Asserts that a number that differences gave is the derivative. */
    void difference(NumPyCell cell, String derivative, double printed) {
        if (!isExactEnoughForDifferences()) return;
        cell.call(close(), derivative, NumPyCell.number(Figures.rounded(printed, Figures.RESULT_DIGITS).doubleValue()), differences(), roomForDifferences());
    }

    /** @param allowed the rounding error that the tolerance has room for */
    private void assertion(NumPyCell cell, String code, String expected, String tolerance, double value, double allowed, double size) {
        double cancelled = ROUNDING * size;
        if (cancelled > Math.max(MOST_ROOM * Math.abs(value), SMALL)) {
            cell.comment(say.text("notebook.rounding"));
            return;
        }
        boolean said = Double.isFinite(cancelled) && cancelled > allowed;
        if (said) cell.call(close(), code, expected, tolerance, NumPyCell.number(Figures.rounded(cancelled, 1).doubleValue()));
        else cell.call(close(), code, expected, tolerance);
    }

    // ---- sizes

    /** The largest absolute value that each expression has in any example; not finite where one has none. */
    double[] largest(List<Expr> exprs) {
        double[][] values = Tape.compile(model.program(), exprs).values(model.values(), model.data());
        return Arrays.stream(values).mapToDouble(v -> Arrays.stream(v).map(Math::abs).reduce(0, Math::max)).toArray();
    }

    /** The size of an expression without cancellation: the largest in any example. */
    double size(Expr expr) {
        return largest(List.of(magnitude.of(expr)))[0];
    }

    /** The size of a mean over the examples and a penalty. */
    double sizeOfMean(Expr ofRoot, Expr penalty) {
        List<Expr> sizes = new ArrayList<>(List.of(magnitude.of(Arithmetic.plus(ofRoot, penalty))));
        return Tape.compile(model.program(), sizes).means(model.values(), model.data())[0];
    }
}
