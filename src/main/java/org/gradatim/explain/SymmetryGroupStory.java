package org.gradatim.explain;

import static org.gradatim.notation.Formulas.number;
import static org.gradatim.notation.Formulas.sup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.compare.EqualityClass;
import org.gradatim.compare.Hypothesis;
import org.gradatim.compare.SymmetryGroup;
import org.gradatim.compare.SymmetryGroup.HiddenLayer;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Items;
import org.gradatim.document.Block.Remark;
import org.gradatim.document.Block.RemarkKind;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Inline;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;

/** The exchanges and changes of sign that leave the cost as it is, and what they say of every start. */
final class SymmetryGroupStory {
    private static final int MOST_ORBITS = 12;
    private static final int MOST_SWAPS = 12;

    private final Narration n;
    private final Names names;

    SymmetryGroupStory(Narration narration) {
        this.n = narration;
        this.names = new Names(narration);
    }

    Section section(SymmetryGroup group) {
        boolean network = n.model().network().isPresent();
        List<Block> blocks = new ArrayList<>();
        if (group.isTrivial() && group.layers().isEmpty()) {
            blocks.add(n.paragraph(network ? "symmetry.group.none" : "symmetry.group.none.formulas"));
        } else {
            if (!group.isTrivial()) blocks.add(n.paragraph("symmetry.group.intro", n.terms().cost()));
            List<List<Block>> items = new ArrayList<>();
            for (HiddenLayer layer : group.layers()) layer(layer, items);
            if (!items.isEmpty()) blocks.add(new Items(false, items));
            if (!network) swaps(group.exchanges(), blocks);
            orbits(group.orbits(), blocks);
            if (!group.isTrivial()) blocks.add(n.paragraph("symmetry.group.bits", sup(number("2"), number("-" + group.errorBits()))));
        }
        return n.section("symmetry-group", 2, blocks, network ? "symmetry.group.title" : "symmetry.group.title.formulas");
    }

    private void layer(HiddenLayer layer, List<List<Block>> items) {
        Notation neurons = number(Integer.toString(layer.neurons()));
        if (layer.neurons() == 2 && layer.exchangeable()) items.add(List.of(n.paragraph("symmetry.group.exchange.two", layer.number())));
        else if (layer.neurons() > 1 && layer.exchangeable()) {
            items.add(List.of(n.paragraph("symmetry.group.exchange", layer.number(), layer.neurons(), Formulas.row(neurons, Formulas.symbol("!")))));
        } else if (layer.neurons() > 1) items.add(List.of(n.paragraph("symmetry.group.no.exchange", layer.number())));
        if (layer.signs()) items.add(List.of(n.paragraph("symmetry.group.signs", layer.number(), sup(number("2"), neurons))));
    }

    private void swaps(List<Map<String, String>> exchanges, List<Block> blocks) {
        blocks.add(n.paragraph("symmetry.group.swaps"));
        List<List<Block>> items = new ArrayList<>();
        for (Map<String, String> exchange : exchanges.stream().limit(MOST_SWAPS).toList()) {
            List<List<Inline>> pairs = new ArrayList<>();
            List<String> order = n.program().parameters();
            exchange.forEach((from, to) -> {
                if (order.indexOf(from) < order.indexOf(to)) pairs.add(n.say().inlines("symmetry.group.pair", n.terms().of(from), n.terms().of(to)));
            });
            items.add(List.of(n.paragraph(pairs.size() == 1 ? "symmetry.group.alone" : "symmetry.group.swap", n.say().enumeration(pairs))));
        }
        if (exchanges.size() > MOST_SWAPS) items.add(List.of(n.paragraph("symmetry.rounds.more", exchanges.size() - MOST_SWAPS)));
        blocks.add(new Items(false, items));
    }

    private void orbits(List<List<String>> orbits, List<Block> blocks) {
        if (orbits.isEmpty()) return;
        blocks.add(orbits.size() <= MOST_ORBITS ? n.paragraph("symmetry.group.orbits") : n.paragraph("symmetry.group.orbits.many", Names.count(orbits.size())));
        blocks.add(new Items(false, orbits.stream().limit(MOST_ORBITS).map(o -> List.<Block>of(new Block.Paragraph(names.of(o)))).toList()));
    }

    /** What can be said without any values at the start. */
    Section everyStart(Optional<Hypothesis> diagonal) {
        List<Block> blocks = new ArrayList<>(List.of(n.paragraph("symmetry.start.what")));
        if (diagonal.isEmpty()) {
            blocks.add(n.paragraph("symmetry.start.none"));
            return n.section("symmetry-start", 2, blocks, "symmetry.start.title");
        }
        List<Block> theorem = new ArrayList<>(List.of(n.paragraph("symmetry.start.theorem")));
        for (EqualityClass c : diagonal.get().set().shared().stream().limit(MOST_ORBITS).toList()) theorem.add(new Block.Display(names.equation(c)));
        blocks.add(new Remark(RemarkKind.NOTE, n.say().inlines("symmetry.theorem"), theorem));
        blocks.add(n.paragraph("symmetry.start.proved"));
        SymmetryProof proof = new SymmetryProof(n);
        proof.proof(diagonal.get().set(), blocks);
        proof.foot(diagonal.get().set(), diagonal.get().round().grouping(), blocks);
        return n.section("symmetry-start", 2, blocks, "symmetry.start.title");
    }
}
