package org.gradatim.explain;

import static org.gradatim.explain.Narration.step;
import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.sup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.compare.EqualityClass;
import org.gradatim.compare.Partition;
import org.gradatim.compare.Restriction;
import org.gradatim.compare.Symmetry;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Step;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.graph.Network.LayerNames;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.gradatim.prove.Grouping;

/** Why equal parameters stay equal: the forward pass and the derivatives with the equalities put in, and the induction over the steps. */
final class SymmetryProof {
    /** 2⁶¹ - 1 elements. */
    private static final String FIELD_EXPONENT = "61";

    /** Members of a class whose derivatives are written out. */
    private static final int MOST_MEMBERS = 3;

    private final Narration n;
    private final Names names;

    SymmetryProof(Narration narration) {
        this.n = narration;
        this.names = new Names(narration);
    }

    Section section(Symmetry symmetry) {
        List<Block> blocks = new ArrayList<>();
        proof(symmetry.partition(), blocks);
        foot(symmetry.partition(), symmetry.grouping(), blocks);
        return n.section("symmetry-proof", 2, blocks, "symmetry.proof.title");
    }

    /** The forward pass, the derivatives, the induction. */
    void proof(Partition set, List<Block> blocks) {
        if (n.isSmall()) {
            Restriction restriction = Restriction.of(n.derivation(), set);
            blocks.add(n.paragraph("symmetry.proof.suppose"));
            blocks.add(Narration.calculation(forward(restriction)));
            blocks.add(n.paragraph(set.frozen().isEmpty() ? "symmetry.proof.derivatives" : "symmetry.proof.derivatives.frozen"));
            for (EqualityClass c : set.classes()) if (c.isShared() || c.isFrozen()) derivatives(c, restriction, blocks);
        } else {
            n.model().network().ifPresent(_ -> layers(Restriction.neurons(n.program(), set), blocks));
            long bound = set.classes().stream().filter(c -> c.isShared() || c.isFrozen()).mapToLong(c -> c.members().size()).sum();
            blocks.add(n.paragraph("symmetry.proof.all", Names.count(n.program().parameters().size()), Names.count(bound)));
        }
        if (!n.program().penalty().isZero()) blocks.add(n.paragraph("symmetry.proof.penalty"));
        blocks.add(n.paragraph("symmetry.proof.induction"));
    }

    /** On what it rests, and how sure it is. */
    void foot(Partition set, Grouping grouping, List<Block> blocks) {
        List<Expr> kinks = grouping.stepsAtZero();
        if (!kinks.isEmpty()) {
            Notation step = Formulas.equation(new Notation.Call(sup(Formulas.symbol("g"), Formulas.symbol("′")), List.of(number("0"))), number("0"));
            List<String> vanishing = kinks.stream().filter(Var.class::isInstance).map(e -> ((Var) e).name()).toList();
            Object what = vanishing.size() == kinks.size() ? names.of(vanishing) : n.say().enumeration(kinks.stream().limit(MOST_MEMBERS).map(n.terms()::of).toList());
            blocks.add(n.paragraph(kinks.size() == 1 ? "symmetry.proof.kink" : "symmetry.proof.kink.many", what, step));
        }
        if (grouping.byPatterns()) blocks.add(n.paragraph("symmetry.proof.patterns", Names.count(1L << grouping.steps())));
        else if (grouping.mayMissSome()) blocks.add(n.paragraph("symmetry.proof.steps"));
        long equalities = set.classes().stream().mapToLong(c -> c.members().size() - (c.isFrozen() ? 0 : 1)).sum();
        blocks.add(n.paragraph("symmetry.proof.bits", Names.count(equalities),
                Formulas.sum(List.of(sup(number("2"), number(FIELD_EXPONENT)), Formulas.minus(number("1")))), sup(number("2"), number("-" + grouping.errorBits()))));
    }

    // ---- small models

    private List<Step> forward(Restriction restriction) {
        List<Step> steps = new ArrayList<>();
        for (Restriction.Line line : restriction.lines()) {
            steps.add(step(n.terms().of(line.name()), n.terms().of(line.value())));
            if (line.value() != line.result()) steps.add(step(null, n.terms().of(line.result())));
        }
        return steps;
    }

    private void derivatives(EqualityClass c, Restriction restriction, List<Block> blocks) {
        List<Step> steps = new ArrayList<>();
        for (String name : c.members().stream().limit(MOST_MEMBERS).toList()) {
            Expr general = n.derivation().gradient().ofRoot(name);
            Expr here = restriction.apply(general);
            Notation left = n.terms().derivative(n.program().root(), name);
            boolean both = Narration.isReadable(general) && general != here;
            if (both) steps.add(step(left, n.terms().of(general)));
            if (Narration.isReadable(here)) steps.add(step(both ? null : left, n.terms().of(here)));
        }
        if (!steps.isEmpty()) blocks.add(Narration.calculation(steps));
        if (c.members().size() > MOST_MEMBERS) {
            blocks.add(n.paragraph(c.isFrozen() ? "symmetry.proof.likewise.zero" : "symmetry.proof.likewise", names.of(c.members().subList(MOST_MEMBERS, c.members().size()))));
        }
    }

    // ---- large networks

    private void layers(Map<String, String> first, List<Block> blocks) {
        blocks.add(n.paragraph("symmetry.proof.layers"));
        int number = 0;
        for (LayerNames layer : n.model().network().orElseThrow().names()) {
            number++;
            Map<String, List<String>> groups = new LinkedHashMap<>();
            for (String a : layer.activations()) groups.computeIfAbsent(first.get(a), _ -> new ArrayList<>()).add(a);
            EqualityClass largest = groups.values().stream().map(g -> new EqualityClass(g, java.util.Optional.empty()))
                    .reduce((x, y) -> y.members().size() > x.members().size() ? y : x).orElseThrow();
            if (groups.size() == 1 && layer.activations().size() > 1) {
                blocks.add(n.paragraph("symmetry.proof.layer.one", number, Names.count(layer.activations().size()), names.equation(largest)));
            } else if (groups.size() < layer.activations().size()) {
                blocks.add(n.paragraph("symmetry.proof.layer", number, Names.count(layer.activations().size()), Names.count(groups.size()), names.equation(largest)));
            }
        }
    }
}
