package org.gradatim.explain;

import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.sup;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.gradatim.check.Finding;
import org.gradatim.check.IdentityProof;
import org.gradatim.check.Witness;
import org.gradatim.check.Witnesses;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Align;
import org.gradatim.document.Block.Column;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Inline;
import org.gradatim.notation.Formulas;

/** How it was checked: what was proved, and the table of the witnesses. */
final class Checks {
    /** 2⁶¹ - 1 elements, see {@link org.gradatim.eval.PrimeField}. */
    private static final String FIELD_EXPONENT = "61";

    private final Narration n;

    Checks(Narration narration) {
        this.n = narration;
    }

    /** @param shown the names whose witnesses are printed */
    Section section(IdentityProof proof, List<String> shown) {
        List<Block> blocks = new ArrayList<>(List.of(proved(proof)));
        if (n.numbers().isPresent()) witnesses(Witnesses.of(n.model(), n.derivation().gradient()), shown, blocks);
        return n.section("check", 1, blocks, "check.title");
    }

    /** What was proved, without the witnesses. */
    Section proofs(IdentityProof proof) {
        return n.section("check", 1, List.of(proved(proof)), "check.title");
    }

    private Block proved(IdentityProof proof) {
        return n.paragraph("check.proof", proof.equalities(), Formulas.sum(List.of(sup(number("2"), number(FIELD_EXPONENT)), Formulas.minus(number("1")))),
                sup(number("2"), number("-" + proof.errorBits())));
    }

    private void witnesses(Witnesses witnesses, List<String> shown, List<Block> blocks) {
        boolean dense = witnesses.denseCost().isPresent();
        blocks.add(n.paragraph(dense ? "check.witnesses" : "check.witnesses.formulas"));
        List<Column> header = new ArrayList<>();
        header.add(column("check.column.parameter", Align.LEFT));
        header.add(column("check.column.symbolic", Align.RIGHT));
        if (dense) header.add(column("check.column.dense", Align.RIGHT));
        header.add(column("check.column.differences", Align.RIGHT));
        header.add(column("check.column.error", Align.RIGHT));
        header.add(column("check.column.verdict", Align.LEFT));
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (Witness w : witnesses.all()) if (shown.contains(w.name())) rows.add(row(w, dense));
        if (!rows.isEmpty()) blocks.add(new Table(n.say().inlines("check.caption"), header, rows));
        if (witnesses.differences() < witnesses.all().size()) {
            blocks.add(n.paragraph("check.sample", witnesses.all().size(), witnesses.differences(), Witnesses.SAMPLE_SEED));
        }
    }

    private Column column(String key, Align align) {
        return new Column(n.say().inlines(key), align);
    }

    private List<List<Inline>> row(Witness w, boolean dense) {
        List<List<Inline>> row = new ArrayList<>();
        row.add(List.of(new Inline.Formula(n.terms().of(w.name()))));
        row.add(List.of(new Inline.Formula(Figures.result(w.symbolic()))));
        if (dense) row.add(cell(w.dense(), Figures.RESULT_DIGITS));
        row.add(cell(w.difference(), Figures.RESULT_DIGITS));
        row.add(cell(w.relativeError(), Figures.ERROR_DIGITS));
        row.add(List.of(verdict(w.finding())));
        return row;
    }

    private List<Inline> cell(OptionalDouble value, int digits) {
        return value.isPresent() ? List.of(new Inline.Formula(Figures.of(value.getAsDouble(), digits))) : n.say().inlines("check.not.compared");
    }

    private Inline verdict(Finding finding) {
        return switch (finding) {
            case AGREES -> new Inline.Verdict(true, n.say().text("check.agree"));
            case DISAGREES -> new Inline.Verdict(false, n.say().text("check.disagree"));
            case KINK -> new Inline.Text(n.say().text("check.kink"));
            case UNCHECKED -> new Inline.Text(n.say().text("check.not.compared"));
        };
    }
}
