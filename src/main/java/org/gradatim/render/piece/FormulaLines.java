package org.gradatim.render.piece;

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
public record FormulaLines(double budget, Function<Notation, List<Piece>> layout, ToDoubleFunction<Piece> width) {

    /** A left side that takes more than this part of a line stands on a line of its own. */
    private static final double WIDEST_LEFT = 0.45;

    /** A reason that gets this part of a line stands beside its step, be it in several lines. */
    private static final double NARROWEST_REASON = 0.33;

    /** Where the signs stand below a left side that stands alone, if no other left side says so. */
    private static final double HANGING = 4;

    /** In running text, what is wider than this may be broken, in ems. */
    private static final double WIDEST_INLINE = 14;

    /** Room for the relation sign between two columns, in letters. */
    private static final int SIGN = 3;

    /** For a medium that sets formulas with bars and raised scripts, measured in ems. */
    public static FormulaLines ofEms(double budget) {
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
    public record Line(List<Piece> left, Optional<String> sign, List<Piece> right, List<Inline> reason) {

        /** Whether this is a left side that is too wide to stand beside its right side. */
        public boolean isLeftAlone() {
            return sign.isEmpty() && right.isEmpty();
        }

        private Line because(List<Inline> why) {
            return new Line(left, sign, right, why);
        }

        /** The relation sign, if any, and the right side, as one line of a formula. */
        public List<Piece> relation() {
            List<Piece> relation = new ArrayList<>();
            sign.ifPresent(s -> relation.add(new Piece.Sign(s, Precedence.RELATION, 0)));
            relation.addAll(right);
            return relation;
        }
    }

    /** A formula in running text, in parts that a line may break between; most have one. */
    public static List<List<Piece>> inline(List<Piece> formula) {
        return LineBreaker.parts(formula, WIDEST_INLINE, FormulaWidth::of);
    }

    /** The lines of one formula. */
    public List<List<Piece>> of(Notation formula) {
        return LineBreaker.lines(layout.apply(formula), budget, budget * 0.95, width);
    }

    /** The lines of a calculation. */
    public List<Line> of(Calculation calculation) {
        return steps(calculation).stream().flatMap(List::stream).toList();
    }

    /** The lines of each step of a calculation. */
    public List<List<Line>> steps(Calculation calculation) {
        double leftWidth = calculation.steps().stream()
                .flatMap(s -> s.left().stream())
                .filter(left -> !standsAlone(left))
                .mapToDouble(left -> width(layout.apply(left)))
                .max().orElse(0);
        boolean alone = calculation.steps().stream().flatMap(s -> s.left().stream()).anyMatch(this::standsAlone);
        double indent = alone ? Math.max(leftWidth, HANGING) : leftWidth;
        return calculation.steps().stream().map(step -> lines(step, budget - indent - SIGN)).toList();
    }

    private boolean standsAlone(Notation left) {
        return width(layout.apply(left)) > budget * WIDEST_LEFT;
    }

    /** Whether reasons stand beside the steps of a calculation, in several lines if need be: all do, or all stand below. */
    public boolean areReasonsBeside(double room, double widestReason) {
        return room >= Math.min(widestReason, budget * NARROWEST_REASON);
    }

    /** The room for reasons beside the steps of a calculation. */
    public double besideRoom(List<Line> lines) {
        double left = lines.stream().filter(l -> !l.isLeftAlone()).mapToDouble(l -> width(l.left())).max().orElse(0);
        double right = lines.stream().mapToDouble(l -> width(l.right())).max().orElse(0);
        return budget - left - right - 2 * SIGN;
    }

    private List<Line> lines(Step step, double room) {
        List<Line> lines = new ArrayList<>();
        List<Piece> left = step.left().map(layout).orElse(List.of());
        if (step.left().filter(this::standsAlone).isPresent()) {
            for (List<Piece> part : LineBreaker.lines(left, budget, budget - SIGN, width)) {
                lines.add(new Line(part, Optional.empty(), List.of(), List.of()));
            }
            left = List.of();
        }
        List<Piece> right = layout.apply(step.right());
        List<Link> links = width(right) <= room ? List.of(new Link(step.sign(), right)) : links(step.sign(), right);
        for (Link link : links) {
            Optional<String> sign = Optional.of(link.sign());
            for (List<Piece> part : LineBreaker.lines(link.right(), room, room - SIGN, width)) {
                lines.add(new Line(left, sign, part, List.of()));
                left = List.of();
                sign = Optional.empty();
            }
        }
        lines.add(lines.removeLast().because(step.reason()));
        return lines;
    }

    /** A relation and its right side, of a chain a = b ≈ c. */
    private record Link(String sign, List<Piece> right) {}

    /** A chain that does not fit on a line goes on below its first sign, each relation on a line of its own. */
    private static List<Link> links(String sign, List<Piece> right) {
        List<Link> links = new ArrayList<>();
        String next = sign;
        int start = 0;
        for (int i = 0; i < right.size(); i++) {
            if (right.get(i) instanceof Piece.Sign s && s.isRelation()) {
                links.add(new Link(next, right.subList(start, i)));
                next = s.unicode();
                start = i + 1;
            }
        }
        links.add(new Link(next, right.subList(start, right.size())));
        return links;
    }

    private double width(List<Piece> pieces) {
        return pieces.stream().mapToDouble(width).sum();
    }
}
