package org.gradatim.check.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.gradatim.check.answer.Answer.Step;
import org.gradatim.expr.Grid;
import org.gradatim.graph.Model;
import org.gradatim.graph.Unrolled;
import org.gradatim.parse.answer.Statement;
import org.gradatim.prove.Prover;

/** Makes answers of what lines give in one scope, with what is to be said of how they were read, and tells which are right. */
final class Answers {
    private final Model model;
    private final Scope scope;
    private final Layout layout;
    private final Supplier<Prover> prover;

    Answers(Model model, Scope scope, Layout layout, Supplier<Prover> prover) {
        this.model = model;
        this.scope = scope;
        this.layout = layout;
        this.prover = prover;
    }

    /** The claim that the true derivative is given. */
    Claim claim(Target target) {
        return new Claim(target, scope.program(), scope.targets().truth(target));
    }

    Answer of(Claim claim, List<Step> steps, Statement statement) {
        List<Step> remarked = new ArrayList<>(steps);
        remarked.add(remarked.removeLast().with(remarks(claim.target())));
        return new Answer(quantity(claim.target()), claim.program(), claim.truth(), remarked, statement.place());
    }

    private Quantity quantity(Target target) {
        Named by = target.by();
        return new Quantity("d" + of(target) + "/d" + by.name(), scope.targets().notation(target), target.of().map(Named::name).orElse(""), by.entries(), by.grid().rows());
    }

    private String of(Target target) {
        return target.of().map(n -> n.name().equals(Unrolled.LOSSES) ? model.program().root() : n.name()).orElseGet(target::ofText);
    }

    private List<Remark> remarks(Target target) {
        Grid by = target.by().grid();
        List<Remark> remarks = new ArrayList<>();
        if (layout == Layout.ROWS && !by.isScalar()) remarks.add(new Remark(Remark.Kind.EXAMPLES_IN_ROWS, List.of()));
        if (layout == Layout.WEIGHTS_IN_A_COLUMN && by.columns() == 1 && by.rows() > 1) remarks.add(inAColumn(by));
        remarks.addAll(scope.convention().remarks());
        boolean oneOfSeveral = model.data().size() > 1 && scope.examples().isEmpty() && of(target).equals(model.program().root());
        if (oneOfSeveral) remarks.add(new Remark(Remark.Kind.ONE_EXAMPLE, List.of(model.program().root())));
        return remarks;
    }

    private static Remark inAColumn(Grid weights) {
        return new Remark(Remark.Kind.ROW_LAYOUT, List.of(weights.shape(), new Grid(weights.columns(), weights.rows(), weights.entries()).shape()));
    }

    /** Whether all answers of the line are right. */
    boolean areRight(Outcome outcome) {
        return outcome.answers().stream().allMatch(a -> a.value().isPresent() && areEqual(a.value().get(), a.truth()));
    }

    /** Whether this is the true derivative. */
    boolean isRight(Target target, Grid value) {
        return areEqual(value, scope.targets().truth(target));
    }

    boolean areEqual(Grid value, Grid truth) {
        if (!truth.hasShapeOf(value)) return false;
        for (int i = 0; i < truth.entries().size(); i++) {
            if (!prover.get().provedEqual(scope.own().expanded(value.entries().get(i)), truth.entries().get(i)).isProved()) return false;
        }
        return true;
    }
}
