package org.gradatim.explain;

import static org.gradatim.explain.Narration.step;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradatim.derive.AppliedRule;
import org.gradatim.derive.Chain;
import org.gradatim.derive.Gradient;
import org.gradatim.derive.LocalDerivative;
import org.gradatim.derive.RuleLine;
import org.gradatim.derive.WeightDerivation;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Display;
import org.gradatim.document.Block.Items;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Step;
import org.gradatim.document.Inline;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Traversal;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Brace;
import org.gradatim.notation.Notation.Marked;
import org.gradatim.notation.Role;

/** One weight: its path, every factor worked out, the product, the closed form, the same by error signals, the number. */
final class WeightStory {
    /** More paths than this are told by error signals alone. */
    static final int MOST_PATHS_TOLD = 4;

    /** Results of more distinct parts than this are not marked. */
    private static final int LONGEST_HIGHLIGHTED = 16;

    /** Of more derivatives that are derived alike the first, the second and the last are told. */
    private static final int MOST_ALIKE = 4;

    private final Narration n;
    /** Factors that an earlier weight's story has worked out already. */
    private final Set<List<String>> told = new HashSet<>();

    WeightStory(Narration narration) {
        this.n = narration;
    }

    Section section(WeightDerivation w) {
        return section(new Kind(w, List.of()));
    }

    /** The first of a kind, and what is derived in the same way. */
    Section section(Kind kind) {
        WeightDerivation w = kind.first();
        List<Block> blocks = new ArrayList<>();
        if (!w.isReached()) {
            blocks.add(n.paragraph("weight.unreached", n.terms().root(), n.terms().of(w.name()), n.terms().costDerivative(w.name())));
        } else if (w.name().equals(n.program().root())) {
            blocks.add(n.paragraph("weight.itself", n.terms().root()));
        } else {
            if (n.detail() != Detail.BRIEF) new Pictures(n).inDocument(Optional.of(w.name())).ifPresent(blocks::add);
            if (w.pathCount() == 1) onePath(w, blocks);
            else if (w.pathCount() <= MOST_PATHS_TOLD) severalPaths(w, blocks);
            else manyPaths(w, blocks);
            if (n.detail() != Detail.BRIEF) backpropagation(w, blocks);
            overExamples(w, blocks);
            inNumbers(w, blocks);
        }
        if (!kind.others().isEmpty()) alike(kind.others(), blocks);
        return n.section(id(w.name()), 2, blocks, "weight.title", n.terms().costDerivative(w.name()));
    }

    private Notation derivative(String name) {
        return n.terms().derivative(n.program().root(), name);
    }

    /** The id of the section about a weight. */
    static String id(String name) {
        return "weight-" + name.replaceAll("[^A-Za-z0-9]", "-");
    }

    // ---- one path

    private void onePath(WeightDerivation w, List<Block> blocks) {
        Chain chain = w.chains().getFirst();
        if (chain.factors().size() == 1) {
            blocks.add(n.paragraph("weight.direct", n.terms().root(), n.terms().of(w.name())));
            blocks.add(Narration.calculation(worked(chain.factors().getFirst())));
            return;
        }
        Notation left = derivative(w.name());
        blocks.add(new Display(Formulas.equation(left, ChainReadAloud.factors(n, chain))));
        factors(chain.factors(), blocks);
        blocks.add(n.paragraph("weight.product"));
        blocks.add(Narration.calculation(product(left, chain, w.result())));
    }

    /** The factors in their order, each braced by its name, then the closed form. */
    private List<Step> product(Notation left, Chain chain, Expr result) {
        return List.of(step(left, braced(chain)), step(null, "=", highlighted(result), n.say().inlines("weight.closed")));
    }

    private Notation braced(Chain chain) {
        return Formulas.chain(chain.factors().stream()
                .map(f -> (Notation) new Brace(n.terms().of(f.result()), n.terms().local(f.of(), f.by()))).toList());
    }

    // ---- factors

    private void factors(Collection<LocalDerivative> factors, List<Block> blocks) {
        List<Step> steps = new ArrayList<>();
        List<LocalDerivative> again = new ArrayList<>();
        for (LocalDerivative factor : factors) {
            if (told.add(List.of(factor.of(), factor.by()))) steps.addAll(worked(factor));
            else again.add(factor);
        }
        if (!steps.isEmpty()) {
            blocks.add(n.paragraph(again.isEmpty() ? "weight.factors" : "weight.factors.new"));
            blocks.add(Narration.calculation(steps));
        }
        if (!again.isEmpty()) {
            blocks.add(n.paragraph("weight.factors.known"));
            blocks.add(Narration.calculation(again.stream()
                    .map(f -> step(n.terms().local(f.of(), f.by()), n.terms().of(f.result()))).toList()));
        }
    }

    /** ∂of/∂by with as many lines as the detail asks for. */
    private List<Step> worked(LocalDerivative factor) {
        Notation left = n.terms().local(factor.of(), factor.by());
        List<Step> steps = new ArrayList<>();
        Set<Expr> shown = new HashSet<>();
        if (n.detail() == Detail.FULL) {
            Notation asked = n.terms().pending(factor.definition(), factor.by());
            steps.add(step(left, asked));
            for (RuleLine line : factor.lines()) {
                if (shown.add(line.form())) steps.add(step(null, "=", n.terms().withPending(line.form(), line.pending(), factor.by()), reasons(line.rules())));
            }
        }
        boolean differs = factor.termByTerm() != factor.result();
        if (n.detail() != Detail.BRIEF && differs && shown.add(factor.termByTerm())) {
            steps.add(step(steps.isEmpty() ? left : null, "=", n.terms().of(factor.termByTerm()),
                    n.detail() == Detail.FULL ? n.say().inlines("weight.tidied") : reasons(rulesOf(factor))));
        }
        if (shown.add(factor.result())) {
            boolean together = differs && factor.result() instanceof Apply a && a.op() == Arithmetic.DIVIDE;
            List<Inline> reason = steps.isEmpty() ? reasons(rulesOf(factor)) : n.say().inlines(together ? "weight.together" : "weight.tidied");
            steps.add(step(steps.isEmpty() ? left : null, "=", n.terms().of(factor.result()), reason));
        }
        return steps;
    }

    private static List<AppliedRule> rulesOf(LocalDerivative factor) {
        Set<AppliedRule> rules = new LinkedHashSet<>();
        factor.lines().forEach(line -> rules.addAll(line.rules()));
        return List.copyOf(rules);
    }

    /** "sigmoid rule: its slope is …": with the reason where there is one rule, by name alone where there are several. */
    private List<Inline> reasons(List<AppliedRule> rules) {
        List<AppliedRule> telling = rules.stream().filter(r -> r.op() != Arithmetic.NEGATE || rules.size() == 1).toList();
        if (telling.isEmpty()) return List.of();
        if (telling.size() > 1) return n.say().enumeration(telling.stream().map(n.say()::ruleName).distinct().toList());
        return n.say().inlines("rule.with.reason", n.say().ruleName(telling.getFirst()), n.say().ruleReason(telling.getFirst()));
    }

    // ---- several paths

    private void severalPaths(WeightDerivation w, List<Block> blocks) {
        w.chains().stream().flatMap(c -> c.factors().stream()).filter(f -> !n.derivation().heldFixed(f.of(), f.by()).isEmpty()).findFirst()
                .ifPresent(f -> blocks.add(n.paragraph("weight.fixed", n.terms().local(f.of(), f.by()))));
        blocks.add(n.paragraph("weight.paths", ChainReadAloud.count(w.pathCount()), n.terms().root(), n.terms().of(w.name())));
        Notation left = derivative(w.name());
        List<Step> sum = new ArrayList<>();
        for (Chain chain : w.chains()) sum.add(step(sum.isEmpty() ? left : null, sum.isEmpty() ? "=" : "+", ChainReadAloud.factors(n, chain), List.of()));
        blocks.add(Narration.calculation(sum));
        Set<LocalDerivative> factors = new LinkedHashSet<>();
        for (Chain chain : w.chains()) factors.addAll(chain.factors());
        factors(factors, blocks);
        blocks.add(n.paragraph("weight.contributions"));
        blocks.add(new Items(true, w.chains().stream().map(c -> List.<Block>of(new Display(n.terms().of(c.product())))).toList()));
        blocks.add(n.paragraph("weight.sum"));
        blocks.add(Narration.calculation(List.of(step(left, "=", highlighted(n.readable(w)), n.becauseTargetsSumToOne()))));
    }

    /** The result stands out, unless it is so long that its mark would be in the way. */
    private Notation highlighted(Expr result) {
        Notation notation = n.terms().of(result);
        return Traversal.postorder(List.of(result)).size() > LONGEST_HIGHLIGHTED ? notation : new Marked(Role.HIGHLIGHT, notation);
    }

    private void manyPaths(WeightDerivation w, List<Block> blocks) {
        blocks.add(n.paragraph("weight.many", ChainReadAloud.count(w.pathCount()), n.terms().root(), n.terms().of(w.name())));
        Chain first = w.chains().getFirst();
        blocks.add(new Display(ChainReadAloud.factors(n, first)));
        factors(first.factors(), blocks);
        blocks.add(n.paragraph("weight.many.sum"));
        blocks.add(Narration.calculation(List.of(step(derivative(w.name()), "=",
                highlighted(n.readable(w)), n.becauseTargetsSumToOne()))));
    }

    // ---- error signals

    private void backpropagation(WeightDerivation w, List<Block> blocks) {
        Set<String> signals = signalsIn(w.viaErrorSignals());
        if (signals.isEmpty() || w.viaErrorSignals() == w.result()) return;
        blocks.add(n.paragraph(n.model().network().isPresent() ? "weight.signals" : "weight.signals.formulas", n.say().enumeration(signals.stream().map(n.terms()::signal).toList())));
        List<Step> steps = new ArrayList<>();
        steps.add(step(derivative(w.name()), n.terms().of(w.viaErrorSignals())));
        for (String z : signals) steps.add(step(n.terms().signal(z), n.terms().of(n.derivation().errorSignal(z).recursive())));
        blocks.add(Narration.calculation(steps));
    }

    private static Set<String> signalsIn(Expr expr) {
        Set<String> signals = new LinkedHashSet<>();
        for (String name : Traversal.variables(expr)) if (Gradient.signalOf(name) != null) signals.add(Gradient.signalOf(name));
        return signals;
    }

    // ---- others of its kind

    /** Each by its chain and its closed form. */
    private void alike(List<WeightDerivation> others, List<Block> blocks) {
        boolean all = others.size() <= MOST_ALIKE;
        blocks.add(all ? n.paragraph("weight.alike")
                : n.paragraph("weight.alike.many", others.size(), new Inline.Reference(Results.TABLE, n.say().inlines("table.title"))));
        List<WeightDerivation> shown = all ? others : List.of(others.get(0), others.get(1), others.getLast());
        blocks.add(Narration.calculation(shown.stream().map(w -> step(derivative(w.name()), "=", briefly(w), n.becauseTargetsSumToOne())).toList()));
    }

    private Notation briefly(WeightDerivation w) {
        Notation closed = n.terms().of(n.readable(w));
        return w.pathCount() == 1 && ChainReadAloud.applies(w) ? Formulas.equation(ChainReadAloud.factors(n, w.chains().getFirst()), closed) : closed;
    }

    // ---- examples and numbers

    private void overExamples(WeightDerivation w, List<Block> blocks) {
        if (!n.terms().averaged()) return;
        blocks.add(n.paragraph(w.penalty().isZero() ? "weight.mean" : "weight.mean.penalty", n.terms().cost()));
        blocks.add(Narration.calculation(List.of(step(n.terms().costDerivative(w.name()), n.terms().ofCost(n.readable(w), w.penalty())))));
    }

    private void inNumbers(WeightDerivation w, List<Block> blocks) {
        n.numbers().ifPresent(numbers -> {
            blocks.add(n.paragraph(n.terms().averaged() ? "weight.numbers.first" : "weight.numbers"));
            blocks.add(Narration.calculation(List.of(step(derivative(w.name()),
                    numbers.worked(n.terms().of(n.readable(w)), n.readable(w), Figures.RESULT_DIGITS)))));
        });
    }
}
