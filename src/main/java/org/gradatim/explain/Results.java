package org.gradatim.explain;

import static org.gradatim.explain.Narration.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.derive.Gradient;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Align;
import org.gradatim.document.Block.Column;
import org.gradatim.document.Block.Display;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Step;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Inline;
import org.gradatim.eval.Tape;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;
import org.gradatim.graph.Training;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;

/** All gradients in one table, and the step of gradient descent that they give. */
final class Results {
    /** Rows of a table; of a larger network the table holds the weights that were asked for. */
    private static final int MOST_ROWS = Narration.MOST_WEIGHTS_IN_FULL;

    /** The id of the section with all derivatives. */
    static final String TABLE = "table";

    private final Narration n;
    private final List<String> names;

    /** @param names by which the cost is differentiated */
    Results(Narration narration, List<String> names) {
        this.n = narration;
        this.names = names;
    }

    /** The names that the table shows. */
    List<String> names() {
        return names;
    }

    boolean applies() {
        return !names.isEmpty() && names.size() <= MOST_ROWS;
    }

    /** Whether there is a parameter among them, for gradient descent to move. */
    boolean moves() {
        return !moving().isEmpty();
    }

    /** The parameters that gradient descent moves. */
    List<String> moving() {
        return names.stream().filter(name -> n.program().definition(name).isEmpty()).toList();
    }

    Section table() {
        Map<String, Double> values = values();
        List<Column> header = new ArrayList<>();
        header.add(new Column(n.say().inlines("table.weight"), Align.LEFT));
        header.add(new Column(n.say().inlines("table.gradient", n.terms().cost()), Align.LEFT));
        if (!values.isEmpty()) header.add(new Column(n.say().inlines("table.value"), Align.RIGHT));
        List<List<List<Inline>>> rows = new ArrayList<>();
        Gradient gradient = n.derivation().gradient();
        for (String name : names) {
            List<List<Inline>> row = new ArrayList<>();
            row.add(List.of(new Inline.Formula(n.terms().of(name))));
            row.add(List.of(new Inline.Formula(n.terms().ofCost(n.readable(n.derivation().weight(name)), gradient.ofPenalty(name)))));
            if (!values.isEmpty()) row.add(List.of(new Inline.Formula(Figures.result(values.get(name)))));
            rows.add(row);
        }
        List<Block> blocks = List.of(new Table(n.say().inlines("table.caption", n.terms().cost()), header, rows));
        return n.section(TABLE, 1, blocks, "table.title");
    }

    /** The value of ∂J/∂name for each name; empty where there are no numbers. */
    Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        if (n.numbers().isEmpty()) return values;
        Gradient gradient = n.derivation().gradient();
        List<Expr> outputs = new ArrayList<>();
        for (String name : names) {
            outputs.add(gradient.ofRoot(name));
            outputs.add(gradient.ofPenalty(name));
        }
        double[] means = Tape.compile(n.program(), outputs).means(n.model().values(), n.model().data());
        for (int i = 0; i < names.size(); i++) values.put(names.get(i), means[2 * i] + means[2 * i + 1]);
        return values;
    }

    // ---- the update

    /** @param told the parameters whose steps are told one by one */
    Section update(List<String> told) {
        Notation alpha = Formulas.symbol("α");
        List<Block> blocks = new ArrayList<>();
        Notation anyWeight = Formulas.symbol("w");
        blocks.add(n.paragraph("update.what", alpha));
        blocks.add(new Display(new Notation.Relation(anyWeight, ":=",
                Formulas.sum(List.of(anyWeight, Formulas.minus(Formulas.product(List.of(alpha, Formulas.partial(n.terms().cost(), anyWeight)))))))));
        if (n.numbers().isPresent()) inNumbers(alpha, told, blocks);
        return n.section("update", 1, blocks, "update.title");
    }

    private void inNumbers(Notation alpha, List<String> told, List<Block> blocks) {
        double rate = rate();
        Map<String, Double> gradients = values();
        Map<String, Double> after = after();
        List<Step> steps = new ArrayList<>();
        for (String name : told) {
            double before = n.model().values().get(name);
            double gradient = gradients.get(name);
            Notation change = Formulas.sum(List.of(Figures.working(before),
                    Formulas.minus(Formulas.chain(List.of(Figures.working(rate), Figures.working(gradient))))));
            steps.add(step(n.terms().of(name), ":=", new Notation.Relation(change, Numbers.sign(isExact(name, rate)), Figures.result(after.get(name))), List.of()));
        }
        blocks.add(n.paragraph(told.size() < moving().size() ? "update.numbers.some" : "update.numbers", Formulas.equation(alpha, Figures.working(rate))));
        blocks.add(Narration.calculation(steps));
        if (movesAll()) {
            blocks.add(n.paragraph("update.effect", n.terms().cost(), Figures.result(cost(n.model().values())), Figures.result(cost(after))));
        }
    }

    /** α. */
    double rate() {
        return n.model().training().orElse(Training.DEFAULT).learningRate();
    }

    /** Whether the step is that of all parameters, so that its effect on the cost is told. */
    boolean movesAll() {
        return moving().size() == n.program().parameters().size();
    }

    /** The parameters after one step of those that move. */
    Map<String, Double> after() {
        Map<String, Double> gradients = values();
        Map<String, Double> after = new LinkedHashMap<>(n.model().values());
        for (String name : moving()) after.merge(name, rate() * gradients.get(name), (before, step) -> before - step);
        return after;
    }

    /** Whether the step of this parameter is printed without any rounding. A mean over several examples is taken as rounded. */
    private boolean isExact(String name, double rate) {
        if (n.terms().averaged()) return false;
        Expr before = Var.of(name);
        Expr slope = Arithmetic.plus(n.derivation().gradient().ofRoot(name), n.derivation().gradient().ofPenalty(name));
        Expr step = Arithmetic.times(Const.of(Rational.ofShortestDecimal(rate)), slope);
        return n.numbers().filter(numbers -> numbers.isExact(before, Figures.WORKING_DIGITS) && numbers.isExact(slope, Figures.WORKING_DIGITS)
                && numbers.isExact(Arithmetic.minus(before, step), Figures.RESULT_DIGITS)).isPresent();
    }

    /** J at these parameters. */
    double cost(Map<String, Double> parameters) {
        List<Expr> parts = List.of(Var.of(n.program().root()), n.program().penalty());
        double[] means = Tape.compile(n.program(), parts).means(parameters, n.model().data());
        return means[0] + means[1];
    }
}
