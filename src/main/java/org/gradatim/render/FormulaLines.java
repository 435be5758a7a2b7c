package org.gradatim.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.gradatim.document.Block.Calculation;
import org.gradatim.document.Block.Step;
import org.gradatim.document.Inline;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Precedence;

/**
 * Lays out formulas for a medium of a given width: into which lines a formula is broken, and how the steps of a
 * calculation stand below each other.
 *
 * @param budget width of a line
 * @param layout a formula as pieces, as this medium sets them
 * @param width  of a piece in the unit of the budget
 */
record FormulaLines(double budget, Function<Notation, List<Piece>> layout, ToDoubleFunction<Piece> width) {

    /** A left side that takes more than this part of a line stands on a line of its own. */
    private static final double WIDEST_LEFT = 0.45;

    /** In running text, what is wider than this may be broken, in ems. */
    private static final double WIDEST_INLINE = 14;

    /** Room for the relation sign between two columns, in letters. */
    private static final int SIGN = 3;

    /** For a medium that sets formulas with bars and raised scripts, measured in ems. */
    static FormulaLines ofEms(double budget) {
        return new FormulaLines(budget, Pieces::of, FormulaWidth::of);
    }

    /**
     * One line of a calculation.
     *
     * @param left   empty where the line continues
     * @param sign   the relation; empty where the line continues a right side, or holds nothing but a left side
     * @param right  empty where a wide left side stands alone
     * @param reason why the step follows, on its last line
     */
    record Line(List<Piece> left, Optional<String> sign, List<Piece> right, List<Inline> reason) {

        /** Whether this is a left side that is too wide to stand beside its right side. */
        boolean isLeftAlone() {
            return sign.isEmpty() && right.isEmpty();
        }

        /** The relation sign, if any, and the right side, as one line of a formula. */
        List<Piece> relation() {
            List<Piece> relation = new ArrayList<>();
            sign.ifPresent(s -> relation.add(new Piece.Sign(s, Precedence.RELATION, 0)));
            relation.addAll(right);
            return relation;
        }
    }

    /** A formula in running text, in parts that a line may break between; most have one. */
    static List<List<Piece>> inline(List<Piece> formula) {
        return LineBreaker.lines(formula, WIDEST_INLINE, WIDEST_INLINE, FormulaWidth::of);
    }

    /** The lines of one formula. */
    List<List<Piece>> of(Notation formula) {
        return LineBreaker.lines(layout.apply(formula), budget, budget * 0.95, width);
    }

    /** The lines of a calculation. */
    List<Line> of(Calculation calculation) {
        double leftWidth = calculation.steps().stream()
                .flatMap(s -> s.left().stream())
                .mapToDouble(left -> width(layout.apply(left)))
                .filter(w -> w <= budget * WIDEST_LEFT)
                .max().orElse(0);
        List<Line> lines = new ArrayList<>();
        calculation.steps().forEach(step -> add(step, budget - leftWidth - SIGN, lines));
        return lines;
    }

    /** How wide a reason may be to stand beside the steps of a calculation rather than below. */
    double besideRoom(List<Line> lines) {
        double left = lines.stream().filter(l -> !l.isLeftAlone()).mapToDouble(l -> width(l.left())).max().orElse(0);
        double right = lines.stream().mapToDouble(l -> width(l.right())).max().orElse(0);
        return budget - left - right - 2 * SIGN;
    }

    private void add(Step step, double room, List<Line> lines) {
        List<Piece> left = step.left().map(layout).orElse(List.of());
        if (width(left) > budget * WIDEST_LEFT) {
            for (List<Piece> part : LineBreaker.lines(left, room + SIGN, room + SIGN, width)) {
                lines.add(new Line(part, Optional.empty(), List.of(), List.of()));
            }
            left = List.of();
        }
        List<List<Piece>> right = LineBreaker.lines(layout.apply(step.right()), room, room - SIGN, width);
        for (int i = 0; i < right.size(); i++) {
            boolean first = i == 0;
            boolean last = i == right.size() - 1;
            lines.add(new Line(
                    first ? left : List.of(),
                    first ? Optional.of(step.sign()) : Optional.empty(),
                    right.get(i),
                    last ? step.reason() : List.of()));
        }
    }

    private double width(List<Piece> pieces) {
        return pieces.stream().mapToDouble(width).sum();
    }
}
