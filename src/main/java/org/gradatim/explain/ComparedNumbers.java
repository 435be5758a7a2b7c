package org.gradatim.explain;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.compare.AlignedFactor;
import org.gradatim.compare.AlignedFactor.Side;
import org.gradatim.compare.Comparison;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Align;
import org.gradatim.document.Block.Column;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Inline;
import org.gradatim.eval.Tape;
import org.gradatim.graph.Data;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Relation;

/** Two derivatives in numbers: both values, which factor contributes how much to their ratio, and the examples one by one. */
final class ComparedNumbers {
    /** Of more examples only so many are listed. */
    private static final int MOST_EXAMPLES = 12;

    private static final double PERCENT = 100;
    private static final int PERCENT_DIGITS = 3;

    /** A ratio nearer to 1 than this is rounding: its logarithm parts nothing. */
    private static final double NO_RATIO = 1e-9;

    private final Narration n;
    private final Comparison c;

    ComparedNumbers(Narration narration, Comparison comparison) {
        this.n = narration;
        this.c = comparison;
    }

    void tell(List<Block> blocks) {
        if (n.numbers().isEmpty()) return;
        values(blocks);
        ratio(n.numbers().get(), blocks);
        if (n.terms().averaged()) examples(blocks);
    }

    private void values(List<Block> blocks) {
        double[] means = Tape.compile(n.program(), List.of(c.left().result(), c.left().penalty(), c.right().result(), c.right().penalty()))
                .means(n.model().values(), n.model().data());
        double l = means[0] + means[1];
        double r = means[2] + means[3];
        blocks.add(n.paragraph(l == r ? "compare.values.same" : "compare.values", value(c.left().name(), l), value(c.right().name(), r)));
    }

    private Notation value(String name, double value) {
        return new Relation(n.terms().costDerivative(name), "≈", Figures.result(value));
    }

    // ---- the ratio, factor by factor

    private void ratio(Numbers numbers, List<Block> blocks) {
        double l = numbers.of(c.left().result());
        double r = numbers.of(c.right().result());
        if (!c.alignment().isComplete() || l == 0 || r == 0) return;
        boolean shares = l / r > 0 && Math.abs(l / r - 1) > NO_RATIO;
        List<Column> header = new ArrayList<>();
        header.add(new Column(n.say().inlines("compare.ratio.factor"), Align.LEFT));
        header.add(new Column(List.of(new Inline.Formula(n.terms().of(c.left().name()))), Align.RIGHT));
        header.add(new Column(List.of(new Inline.Formula(n.terms().of(c.right().name()))), Align.RIGHT));
        header.add(new Column(n.say().inlines("compare.ratio.quotient"), Align.RIGHT));
        if (shares) header.add(new Column(n.say().inlines("compare.ratio.share"), Align.RIGHT));
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (AlignedFactor factor : c.alignment().factors()) {
            if (!factor.equal()) rows.add(row(pair(factor), numbers.of(factor.left().orElseThrow().value()), numbers.of(factor.right().orElseThrow().value()), l / r, shares));
        }
        rows.add(row(n.say().inlines("compare.ratio.all"), l, r, l / r, shares));
        blocks.add(n.paragraph(n.terms().averaged() ? "compare.ratio.first" : shares ? "compare.ratio.shares" : "compare.ratio"));
        blocks.add(new Table(n.say().inlines("compare.ratio.caption"), header, rows));
    }

    private List<Inline> pair(AlignedFactor factor) {
        Side l = factor.left().orElseThrow();
        Side r = factor.right().orElseThrow();
        return n.say().inlines("compare.against", n.terms().of(l.value()), n.terms().of(r.value()));
    }

    private static List<List<Inline>> row(List<Inline> name, double l, double r, double whole, boolean shares) {
        List<List<Inline>> row = new ArrayList<>(List.of(name, number(l, Figures.WORKING_DIGITS), number(r, Figures.WORKING_DIGITS), number(l / r, Figures.WORKING_DIGITS)));
        if (shares) row.add(l / r > 0 ? percent(Math.log(l / r) / Math.log(whole)) : List.of(new Inline.Text("–")));
        return row;
    }

    private static List<Inline> number(double value, int digits) {
        return List.of(new Inline.Formula(Figures.of(value, digits)));
    }

    private static List<Inline> percent(double share) {
        return List.of(new Inline.Formula(Formulas.row(Figures.of(share * PERCENT, PERCENT_DIGITS), Formulas.upright(" %"))));
    }

    // ---- the examples

    private void examples(List<Block> blocks) {
        Data data = n.model().data();
        int shown = Math.min(MOST_EXAMPLES, data.size());
        double[][] values = Tape.compile(n.program(), List.of(c.left().result(), c.right().result(), c.difference().toExpr()))
                .values(n.model().values(), data);
        List<Column> header = List.of(new Column(n.say().inlines("compare.example"), Align.RIGHT), column(c.left().name()), column(c.right().name()),
                new Column(n.say().inlines("compare.example.difference"), Align.RIGHT));
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            rows.add(List.of(number(i + 1, Figures.WORKING_DIGITS), number(values[0][i], Figures.WORKING_DIGITS), number(values[1][i], Figures.WORKING_DIGITS),
                    number(values[2][i], Figures.WORKING_DIGITS)));
        }
        blocks.add(n.paragraph(shown < data.size() ? "compare.examples.some" : "compare.examples", shown, data.size()));
        blocks.add(new Table(n.say().inlines("compare.examples.caption"), header, rows));
    }

    private Column column(String name) {
        return new Column(List.of(new Inline.Formula(n.terms().derivative(n.program().root(), name))), Align.RIGHT);
    }
}
