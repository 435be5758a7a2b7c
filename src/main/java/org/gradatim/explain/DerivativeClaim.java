package org.gradatim.explain;

import static org.gradatim.explain.Narration.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.derive.WeightDerivation;
import org.gradatim.document.Block;
import org.gradatim.explain.Judgement.Finding;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Const;
import org.gradatim.expr.Expr;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Traversal;
import org.gradatim.graph.Claim;
import org.gradatim.graph.Program.Definition;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.prove.Prover;
import org.gradatim.prove.Verdict;

/** Claims about a single derivative, and about what is computed from what. */
final class DerivativeClaim {
    private final Narration n;

    DerivativeClaim(Narration narration) {
        this.n = narration;
    }

    Judgement judge(Claim.Derivative claim) {
        WeightDerivation w = n.derivation().weight(claim.name());
        List<Block> blocks = new ArrayList<>(new WeightStory(n).section(w).blocks());
        if (claim.equals().isEmpty()) return new Judgement(Finding.PROVED, blocks);
        Expr said = claim.equals().get();
        Expr derived = Arithmetic.plus(w.result(), w.penalty());
        Notation left = w.penalty().isZero() ? n.terms().derivative(n.program().root(), w.name()) : n.terms().costDerivative(w.name());
        List<Block> compared = new ArrayList<>();
        Finding finding = switch (new Prover(n.program()).equal(derived, said)) {
            case Verdict.Proved _ -> {
                n.derivation().proof().equal("the formula that is claimed for " + w.name(), derived, said);
                compared.add(n.paragraph("claims.formula.proved"));
                compared.add(Narration.calculation(List.of(step(left, n.terms().of(said)))));
                yield Finding.PROVED;
            }
            case Verdict.Refuted refuted -> {
                compared.add(n.paragraph("claims.formula.refuted", left, n.terms().of(said), values(n, refuted.point()),
                        Figures.result(refuted.left().doubleValue()), Figures.result(refuted.right().doubleValue())));
                yield Finding.REFUTED;
            }
            case Verdict.Undecided undecided -> throw undecided(undecided);
        };
        compared.addAll(blocks);
        return new Judgement(finding, compared);
    }

    static InputException undecided(Verdict.Undecided undecided) {
        return new InputException("a claim can be neither proved nor refuted: " + undecided.reason());
    }

    /** w₁ = 2, x₁ = 1 and y = 0: the numbers of a counterexample. */
    static List<org.gradatim.document.Inline> values(Narration n, Map<String, org.gradatim.expr.Rational> point) {
        return n.say().enumeration(point.entrySet().stream().filter(e -> !n.program().constants().containsKey(e.getKey()))
                .map(e -> Formulas.equation(n.terms().of(e.getKey()), n.terms().of(Const.of(e.getValue())))).toList());
    }

    Judgement judge(Claim.WithoutTarget claim) {
        Map<String, String> through = new LinkedHashMap<>();
        n.program().targets().forEach(target -> through.put(target, target));
        for (Definition d : n.program().definitions()) {
            Optional<String> by = Traversal.variables(d.value()).stream().filter(through::containsKey).findFirst();
            by.ifPresent(name -> through.put(d.name(), name));
        }
        List<String> dependent = claim.definitions().stream().filter(through::containsKey).toList();
        List<Block> blocks = new ArrayList<>();
        for (String name : dependent) blocks.add(n.paragraph("claims.target.used", n.terms().of(name), n.terms().of(through.get(name))));
        TargetsOnlyAtTheEnd targets = new TargetsOnlyAtTheEnd(n);
        if (targets.applies()) blocks.addAll(targets.section().blocks());
        else if (dependent.isEmpty()) blocks.add(n.paragraph("claims.target.none"));
        return new Judgement(dependent.isEmpty() ? Finding.PROVED : Finding.REFUTED, blocks);
    }
}
