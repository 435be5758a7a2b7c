package org.gradatim.explain;

import static org.gradatim.explain.Narration.step;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradatim.compare.EqualityClass;
import org.gradatim.compare.Hypothesis;
import org.gradatim.compare.Hypothesis.Contradiction;
import org.gradatim.compare.Hypothesis.Violation;
import org.gradatim.compare.Restriction;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Display;
import org.gradatim.document.Block.Remark;
import org.gradatim.document.Block.RemarkKind;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Step;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.prove.Verdict;

/** Whether gradient descent keeps to a hypothesis: the proof, or the derivatives that leave it, in formulas and in numbers. */
final class HypothesisStory {
    private static final int MOST_VIOLATIONS = 6;

    /** Values that are listed for a witness. */
    private static final int MOST_VALUES = 24;

    private final Narration n;
    private final Names names;

    HypothesisStory(Narration narration) {
        this.n = narration;
        this.names = new Names(narration);
    }

    Section section(Hypothesis hypothesis) {
        List<Block> blocks = new ArrayList<>(List.of(n.paragraph("hypothesis.suppose")));
        for (EqualityClass c : hypothesis.set().classes()) if (c.isShared() || c.isFrozen()) blocks.add(new Display(names.equation(c)));
        boolean holds = hypothesis.isInvariant();
        List<Block> verdict = holds ? List.of(n.paragraph("hypothesis.true.what")) : violations(hypothesis);
        blocks.add(new Remark(holds ? RemarkKind.NOTE : RemarkKind.WARNING, n.say().inlines(holds ? "hypothesis.true" : "hypothesis.false"), verdict));
        hypothesis.contradiction(n.program(), n.model().values()).ifPresent(c -> blocks.add(contradiction(c)));
        if (holds) {
            SymmetryProof proof = new SymmetryProof(n);
            List<Block> why = new ArrayList<>();
            proof.proof(hypothesis.set(), why);
            proof.foot(hypothesis.set(), hypothesis.round().grouping(), why);
            blocks.add(n.section("hypothesis-proof", 2, why, "symmetry.proof.title"));
        }
        return n.section("hypothesis", 1, blocks, "hypothesis.title");
    }

    /** The supposition and what becomes of it, with the proof where it is wanted, for a place where the first values do not matter. */
    List<Block> inShort(Hypothesis hypothesis, boolean writeProof) {
        List<Block> blocks = new ArrayList<>(List.of(n.paragraph("hypothesis.suppose")));
        for (EqualityClass c : hypothesis.set().classes()) if (c.isShared() || c.isFrozen()) blocks.add(new Display(names.equation(c)));
        boolean holds = hypothesis.isInvariant();
        blocks.add(new Remark(holds ? RemarkKind.NOTE : RemarkKind.WARNING, n.say().inlines(holds ? "hypothesis.true" : "hypothesis.false"),
                holds ? List.of(n.paragraph("hypothesis.true.what")) : violations(hypothesis)));
        if (holds && writeProof) new SymmetryProof(n).proof(hypothesis.set(), blocks);
        else if (holds) blocks.add(n.paragraph("claims.lasting.again"));
        return blocks;
    }

    private Block contradiction(Contradiction c) {
        Notation value = Figures.result(c.value());
        Notation expected = Figures.result(c.expected());
        return c.other().isEmpty() ? n.paragraph("hypothesis.values", n.terms().of(c.name()), value, expected)
                : n.paragraph("hypothesis.values.other", n.terms().of(c.name()), value, expected, n.terms().of(c.other().get()));
    }

    private List<Block> violations(Hypothesis hypothesis) {
        Restriction restriction = Restriction.of(n.derivation(), hypothesis.set());
        List<Block> blocks = new ArrayList<>();
        for (Violation v : hypothesis.violations().stream().limit(MOST_VIOLATIONS).toList()) {
            blocks.add(v.right().isPresent() ? n.paragraph("hypothesis.false.equal", n.terms().of(v.left()), n.terms().of(v.right().get()))
                    : n.paragraph("hypothesis.false.zero", n.terms().of(v.left()), n.terms().of(restriction.value(v.left()))));
            blocks.add(Narration.calculation(derivatives(v, restriction)));
            witness(v, blocks);
        }
        int more = hypothesis.violations().size() - MOST_VIOLATIONS;
        if (more > 0) blocks.add(n.paragraph("symmetry.rounds.more", Names.count(more)));
        return blocks;
    }

    private List<Step> derivatives(Violation v, Restriction restriction) {
        List<Step> steps = new ArrayList<>(List.of(derivative(v.left(), restriction.apply(v.slope()))));
        v.right().ifPresent(right -> steps.add(derivative(right, restriction.apply(v.other()))));
        return steps;
    }

    private Step derivative(String name, Expr slope) {
        return step(left(name), Narration.isReadable(slope) ? n.terms().of(slope) : Formulas.symbol("…"));
    }

    /** ∂J/∂w where there is a penalty in it, else that of one example's loss. */
    private Notation left(String name) {
        return n.program().penalty().isZero() ? n.terms().derivative(n.program().root(), name) : n.terms().costDerivative(name);
    }

    private void witness(Violation v, List<Block> blocks) {
        switch (v.verdict()) {
            case Verdict.Refuted refuted -> {
                blocks.add(n.paragraph("hypothesis.witness", n.say().enumeration(values(refuted.point()))));
                List<Step> steps = new ArrayList<>(List.of(number(v.left(), refuted.left())));
                v.right().ifPresent(right -> steps.add(number(right, refuted.right())));
                blocks.add(Narration.calculation(steps));
                blocks.add(v.right().isPresent() ? n.paragraph("hypothesis.witness.part", n.terms().of(v.left()), n.terms().of(v.right().get()))
                        : n.paragraph("hypothesis.witness.leave", n.terms().of(v.left())));
            }
            case Verdict.Undecided undecided -> blocks.add(n.paragraph("hypothesis.no.witness", undecided.reason()));
            case Verdict.Proved _ -> throw new IllegalStateException("a violated equality is proved");
        }
    }

    private List<Object> values(Map<String, Rational> point) {
        List<Object> values = new ArrayList<>();
        point.entrySet().stream().filter(e -> !n.program().constants().containsKey(e.getKey())).limit(MOST_VALUES)
                .forEach(e -> values.add(Formulas.equation(n.terms().of(e.getKey()), n.terms().of(Const.of(e.getValue())))));
        if (point.size() > MOST_VALUES) values.add(n.say().text("list.more"));
        return values;
    }

    private Step number(String name, BigDecimal value) {
        return step(left(name), value.signum() == 0 ? "=" : "≈", Figures.result(value.doubleValue()), List.of());
    }
}
