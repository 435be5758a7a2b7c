package org.gradatim.explain;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.compare.Comparison;
import org.gradatim.compare.Condition;
import org.gradatim.compare.Decisive;
import org.gradatim.compare.StatedReason;
import org.gradatim.document.Block;
import org.gradatim.document.Inline;
import org.gradatim.explain.Judgement.Finding;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.graph.Claim;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Relation;
import org.gradatim.prove.Verdict;

/** Claims that two derivatives differ, and why. */
final class ComparedClaim {
    private final Narration n;

    ComparedClaim(Narration narration) {
        this.n = narration;
    }

    Judgement judge(Claim.Compared claim) {
        Comparison comparison = Comparison.of(n.derivation(), claim.pair().left(), claim.pair().right());
        List<Block> blocks = new ArrayList<>();
        Finding finding = claim.because().map(because -> reason(comparison, because, blocks)).orElse(comparison.alwaysEqual() ? Finding.REFUTED : Finding.PROVED);
        blocks.addAll(new ComparisonStory(n, comparison).section(2).blocks());
        return new Judgement(finding, blocks);
    }

    private Finding reason(Comparison comparison, Claim.Unequal because, List<Block> blocks) {
        if (comparison.alwaysEqual()) return Finding.REFUTED;
        Notation unequal = relation(because.left(), "≠", because.right());
        Notation equal = relation(because.left(), "=", because.right());
        return switch (StatedReason.of(n.derivation(), comparison, because)) {
            case StatedReason.Exact exact -> {
                blocks.add(exact.others().isEmpty() ? n.paragraph("claims.reason.exact", unequal) : n.paragraph("claims.reason.exact.given", unequal, unequal(exact.others())));
                yield Finding.PROVED;
            }
            case StatedReason.WhereEqual where -> {
                Decisive d = where.decisive();
                List<Notation> assumed = d.assumed().stream().map(e -> relation(Var.of(e.left()), "=", Var.of(e.right()))).toList();
                blocks.add(d.given().isEmpty() ? n.paragraph("claims.reason.where", unequal, n.say().enumeration(assumed))
                        : n.paragraph("claims.reason.where.given", unequal, n.say().enumeration(assumed), unequal(d.given())));
                yield Finding.CORRECTED;
            }
            case StatedReason.Enough _ -> {
                blocks.add(n.paragraph("claims.reason.enough", equal));
                yield Finding.PROVED;
            }
            case StatedReason.Wrong wrong -> wrong(comparison, equal, wrong.verdict(), blocks);
        };
    }

    private Finding wrong(Comparison c, Notation equal, Verdict verdict, List<Block> blocks) {
        switch (verdict) {
            case Verdict.Refuted r -> blocks.add(n.paragraph("claims.reason.wrong", equal, DerivativeClaim.values(n, r.point()),
                    value(c.left().name(), r.left().doubleValue()), value(c.right().name(), r.right().doubleValue())));
            case Verdict.Undecided undecided -> throw DerivativeClaim.undecided(undecided);
            case Verdict.Proved _ -> throw new IllegalStateException("a wrong reason is proved");
        }
        return Finding.REFUTED;
    }

    private Notation value(String name, double value) {
        return Formulas.equation(n.terms().derivative(n.program().root(), name), Figures.result(value));
    }

    private List<Inline> unequal(List<Condition> conditions) {
        return n.say().enumeration(conditions.stream().map(c -> relation(c.left(), "≠", c.right())).toList());
    }

    private Notation relation(Expr left, String sign, Expr right) {
        return new Relation(n.terms().of(left), sign, n.terms().of(right));
    }
}
