package org.gradatim.check.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.gradatim.check.answer.Answer.OwnName;
import org.gradatim.check.answer.Answer.Step;
import org.gradatim.check.answer.CheckedAnswer.Counterexample;
import org.gradatim.check.answer.CheckedAnswer.Right;
import org.gradatim.check.answer.CheckedAnswer.Undecided;
import org.gradatim.check.answer.CheckedAnswer.Unreadable;
import org.gradatim.check.answer.CheckedAnswer.Verdict;
import org.gradatim.check.answer.CheckedAnswer.Wrong;
import org.gradatim.check.answer.CheckedAnswer.WrongStep;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Grids;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Rational;
import org.gradatim.expr.ShapeMismatch;
import org.gradatim.expr.Traversal;
import org.gradatim.graph.Program;
import org.gradatim.graph.Ranges;
import org.gradatim.prove.Prover;

/**
 * Whether answers are right. Every step of an answer is held against the true derivative, entry by entry: it is right only where the
 * identity test proves it, wrong only where a point shows it. The points of the test are kept from answer to answer. For one thread.
 */
final class Judge {
    /** Answers after which the prover's points are chosen anew, so that what it has computed of old answers does not fill the memory. */
    private static final int MOST_ON_THE_SAME_POINTS = 1_000;

    private final Program program;
    private final Ranges ranges;
    private final Domains domains;
    private Prover prover;
    private int judged;

    Judge(Program program) {
        this.program = program;
        this.ranges = new Ranges(program);
        this.domains = new Domains(program, ranges);
        this.prover = new Prover(program);
    }

    /** How a value compares with the truth. */
    private sealed interface Comparison {}

    /** Proved equal; {@code turned} where it is the transpose that is. */
    private record Same(int errorBits, boolean turned) implements Comparison {}

    private record Differs(Optional<Counterexample> counterexample) implements Comparison {}

    private record Unsure(String reason) implements Comparison {}

    /** @param own the answerer's own names, in the order in which they were defined */
    Ruling judge(Answer answer, List<OwnName> own) {
        if (++judged % MOST_ON_THE_SAME_POINTS == 0) prover = new Prover(program);
        OwnLines lines = new OwnLines(own);
        Step last = answer.steps().getLast();
        if (last.value().isEmpty()) return Ruling.of(withoutValue(last.error().orElseThrow()), Optional.empty(), remarks(answer, false, List.of()));
        Grid given = lines.asWritten(gradient(last));
        return switch (compare(answer, given)) {
            case Same same -> endRight(answer, lines, given, same);
            case Differs differs -> endWrong(answer, lines, given, differs);
            case Unsure unsure -> withFirstWrongStep(ruling(answer, given, new Undecided(unsure.reason)), answer, lines);
        };
    }

    /** Shapes that a transpose would make fit are a mistake in the working; whatever else has no value cannot be read. */
    private static Verdict withoutValue(InputException error) {
        return error instanceof ShapeMismatch shapes && shapes.mend().isPresent() ? new Wrong(Optional.empty(), false) : new Unreadable(error);
    }

    /** What a step gives for the gradient: with the other sign where it is added to the weights. */
    private static Grid gradient(Step step) {
        Grid value = step.value().orElseThrow();
        return step.remarks().stream().anyMatch(r -> r.kind() == Remark.Kind.DESCENT_DIRECTION) ? value.map(Arithmetic::negate) : value;
    }

    /** Right, but for a false equals sign before the end. */
    private Ruling endRight(Answer answer, OwnLines lines, Grid given, Same same) {
        Optional<WrongStep> wrong = firstWrongStep(answer, lines);
        if (wrong.isPresent()) {
            Grid value = lines.asWritten(gradient(answer.steps().get(wrong.get().index())));
            Differs there = (Differs) compare(answer, value);
            return ruling(answer, given, new Wrong(there.counterexample, false)).with(wrong, Optional.of(value), true);
        }
        List<Remark> more = new ArrayList<>();
        if (same.turned) more.add(new Remark(Remark.Kind.ROW_LAYOUT, List.of(given.shape(), answer.truth().shape())));
        smallerDomain(same.turned ? Grids.transpose(given) : given, answer.truth()).ifPresent(more::add);
        return Ruling.of(new Right(same.errorBits), Optional.of(given), remarks(answer, true, more));
    }

    private Ruling endWrong(Answer answer, OwnLines lines, Grid given, Differs differs) {
        Grid value = gradient(answer.steps().getLast());
        Grid corrected = lines.corrected(value);
        if (!corrected.equals(given) && compare(answer, corrected) instanceof Same) {
            Optional<OwnName> step = lines.firstStep(value, Set.copyOf(program.parameters()));
            if (step.isPresent()) return ruling(answer, given, new Wrong(differs.counterexample, false)).carriedFrom(step);
            return ruling(answer, given, new Wrong(differs.counterexample, true)).carriedFrom(lines.firstWrong(value, prover));
        }
        return withFirstWrongStep(ruling(answer, given, new Wrong(differs.counterexample, false)), answer, lines);
    }

    private static Ruling ruling(Answer answer, Grid given, Verdict verdict) {
        return Ruling.of(verdict, Optional.of(given), remarks(answer, false, List.of()));
    }

    private Ruling withFirstWrongStep(Ruling ruling, Answer answer, OwnLines lines) {
        Optional<WrongStep> wrong = firstWrongStep(answer, lines);
        return ruling.with(wrong, wrong.map(w -> lines.asWritten(gradient(answer.steps().get(w.index())))), false);
    }

    private static List<Remark> remarks(Answer answer, boolean right, List<Remark> more) {
        Set<Remark> all = new LinkedHashSet<>();
        answer.steps().forEach(step -> all.addAll(step.remarks()));
        if (!right) all.removeIf(remark -> remark.kind() == Remark.Kind.DESCENT_DIRECTION);
        all.addAll(more);
        return List.copyOf(all);
    }

    // ---- chains

    /** The first step of several that is refuted. A step that cannot be read or decided is passed over. */
    private Optional<WrongStep> firstWrongStep(Answer answer, OwnLines lines) {
        List<Step> steps = answer.steps();
        if (steps.size() < 2) return Optional.empty();
        return IntStream.range(0, steps.size()).filter(i -> steps.get(i).value().isPresent())
                .filter(i -> compare(answer, lines.asWritten(gradient(steps.get(i)))) instanceof Differs)
                .mapToObj(i -> wrongStep(answer, i)).findFirst();
    }

    private static WrongStep wrongStep(Answer answer, int index) {
        Step step = answer.steps().get(index);
        if (index == 0) return new WrongStep(0, answer.quantity().text(), step.source(), answer.quantity().notation(), step.reading(), step.place());
        Step before = answer.steps().get(index - 1);
        return new WrongStep(index, before.source(), step.source(), before.reading(), step.reading(), step.place());
    }

    // ---- one value against the truth

    private Comparison compare(Answer answer, Grid given) {
        Grid truth = answer.truth();
        if (given.hasShapeOf(truth)) return entries(answer, given);
        boolean turned = given.rows() == truth.columns() && given.columns() == truth.rows();
        if (!turned || isInRows(answer)) return new Differs(Optional.empty());
        return switch (entries(answer, Grids.transpose(given))) {
            case Same same -> new Same(same.errorBits, true);
            case Differs _ -> new Differs(Optional.empty());
            case Unsure unsure -> unsure;
        };
    }

    /** Where the examples stand in rows, the weights already do as a row layout has them. */
    private static boolean isInRows(Answer answer) {
        return answer.steps().getLast().remarks().stream().anyMatch(r -> r.kind() == Remark.Kind.EXAMPLES_IN_ROWS);
    }

    /** Of the shape of the truth. All must be proved; one that is refuted refutes the whole. */
    private Comparison entries(Answer answer, Grid given) {
        int bits = Integer.MAX_VALUE;
        Optional<String> unsure = Optional.empty();
        for (int i = 0; i < given.entries().size(); i++) {
            Expr mine = given.entries().get(i);
            Expr truth = answer.truth().entries().get(i);
            switch (decided(mine, truth)) {
                case org.gradatim.prove.Verdict.Proved proved -> bits = Math.min(bits, proved.errorBits());
                case org.gradatim.prove.Verdict.Refuted refuted -> {
                    Map<String, Rational> point = spoken(refuted.point(), mine, truth);
                    return new Differs(Optional.of(new Counterexample(answer.quantity().by().get(i), point, refuted.left(), refuted.right())));
                }
                case org.gradatim.prove.Verdict.Undecided undecided -> unsure = unsure.or(() -> Optional.of(undecided.reason()));
            }
        }
        return unsure.isPresent() ? new Unsure(unsure.get()) : new Same(bits, false);
    }

    private org.gradatim.prove.Verdict decided(Expr mine, Expr truth) {
        if (proved(mine, truth) instanceof org.gradatim.prove.Verdict.Proved proved) return proved;
        org.gradatim.prove.Verdict shown = prover.witness(mine, truth);
        if (shown instanceof org.gradatim.prove.Verdict.Refuted) return shown;
        // What earlier answers have left may stand in the way: their roots make all degrees larger, up to where nothing is proved.
        prover = new Prover(program);
        org.gradatim.prove.Verdict anew = proved(mine, truth);
        prover = new Prover(program);
        return anew.isProved() ? anew : shown;
    }

    /**
     * Nothing else makes an answer right. The identity test knows no order; where it leaves the matter open, absolute values of what is
     * never negative are dropped.
     */
    org.gradatim.prove.Verdict proved(Expr mine, Expr truth) {
        org.gradatim.prove.Verdict proved = prover.provedEqual(mine, truth);
        Expr plain = proved.isProved() ? mine : ranges.withoutIdleBars(mine);
        return plain == mine ? proved : prover.provedEqual(plain, truth);
    }

    /** The coordinates on which the two depend. */
    private Map<String, Rational> spoken(Map<String, Rational> point, Expr... exprs) {
        Set<String> reached = new LinkedHashSet<>();
        List<String> open = new ArrayList<>();
        for (Expr e : exprs) open.addAll(Traversal.variables(e));
        while (!open.isEmpty()) {
            String name = open.removeLast();
            if (reached.add(name)) program.definition(name).ifPresent(d -> open.addAll(Traversal.variables(d.value())));
        }
        Map<String, Rational> spoken = new LinkedHashMap<>(point);
        spoken.keySet().retainAll(reached);
        return spoken;
    }

    private Optional<Remark> smallerDomain(Grid given, Grid truth) {
        for (int i = 0; i < given.entries().size(); i++) {
            Optional<String> where = domains.missingFrom(given.entries().get(i), truth.entries().get(i));
            if (where.isPresent()) return Optional.of(new Remark(Remark.Kind.SMALLER_DOMAIN, List.of(where.get())));
        }
        return Optional.empty();
    }
}
