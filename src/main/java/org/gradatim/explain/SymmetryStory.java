package org.gradatim.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.compare.EqualityClass;
import org.gradatim.compare.Partition;
import org.gradatim.compare.Symmetry;
import org.gradatim.compare.SymmetryFindings;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Display;
import org.gradatim.document.Block.Remark;
import org.gradatim.document.Block.RemarkKind;
import org.gradatim.document.Block.Section;
import org.gradatim.graph.Network;

/** Which parameters stay equal for ever: the theorem, its proof, how it was found, the symmetries behind it, and what breaks it. */
final class SymmetryStory {
    /** Equations that are written out one below the other. */
    private static final int MOST_EQUATIONS = 12;

    private final Narration n;
    private final SymmetryFindings findings;

    SymmetryStory(Narration narration, SymmetryFindings findings) {
        this.n = narration;
        this.findings = findings;
    }

    Section section() {
        List<Block> blocks = new ArrayList<>();
        findings.symmetry().ifPresent(symmetry -> {
            blocks.add(n.paragraph("symmetry.intro", n.terms().cost()));
            blocks.add(theorem(symmetry));
            if (says(symmetry)) blocks.add(new SymmetryProof(n).section(symmetry));
            blocks.add(new SymmetryRounds(n).section(symmetry));
        });
        SymmetryGroupStory group = new SymmetryGroupStory(n);
        blocks.add(group.section(findings.group()));
        if (findings.symmetry().isEmpty()) blocks.add(group.everyStart(findings.diagonal()));
        findings.breaking().filter(_ -> findings.symmetry().filter(SymmetryStory::says).isPresent())
                .ifPresent(breaking -> blocks.add(new BreakingStory(n).section(breaking, findings.symmetry().orElseThrow())));
        return n.section("symmetry", 1, blocks, "symmetry.title");
    }

    /** The theorem alone; where there are no first values, what holds for every start. */
    List<Block> inShort() {
        if (findings.symmetry().isEmpty()) return List.of(new SymmetryGroupStory(n).everyStart(findings.diagonal()));
        return List.of(n.paragraph("symmetry.intro", n.terms().cost()), theorem(findings.symmetry().get()));
    }

    /** Whether some parameters are kept equal, or frozen. */
    private static boolean says(Symmetry symmetry) {
        return !symmetry.partition().shared().isEmpty() || !symmetry.partition().frozen().isEmpty();
    }

    private Remark theorem(Symmetry symmetry) {
        Partition partition = symmetry.partition();
        List<EqualityClass> equal = partition.shared().stream().filter(c -> !c.isFrozen()).toList();
        List<EqualityClass> frozen = partition.classes().stream().filter(EqualityClass::isFrozen).toList();
        List<Block> blocks = new ArrayList<>();
        Optional<Network> large = n.model().network().filter(_ -> equal.size() + frozen.size() > MOST_EQUATIONS);
        if (!says(symmetry)) {
            blocks.add(n.paragraph("symmetry.theorem.none"));
        } else if (large.isPresent()) {
            blocks.add(n.paragraph("symmetry.theorem.large"));
            ClassTable table = new ClassTable(n, large.get(), partition);
            blocks.add(table.table());
            blocks.add(n.paragraph("symmetry.theorem.some"));
            equations(table.examples(), blocks);
        } else {
            if (!equal.isEmpty()) blocks.add(n.paragraph("symmetry.theorem.equal"));
            equations(equal, blocks);
            if (!frozen.isEmpty()) blocks.add(n.paragraph(equal.isEmpty() ? "symmetry.theorem.frozen" : "symmetry.theorem.both"));
            equations(frozen, blocks);
        }
        others(partition, blocks);
        if (symmetry.valuesUnused()) blocks.add(n.paragraph("symmetry.theorem.values"));
        return new Remark(RemarkKind.NOTE, n.say().inlines("symmetry.theorem"), blocks);
    }

    /** Those that are bound to nothing. */
    private void others(Partition partition, List<Block> blocks) {
        List<String> others = partition.classes().stream().filter(c -> !c.isShared() && !c.isFrozen()).map(EqualityClass::representative).toList();
        if (others.isEmpty() || others.size() == partition.classes().size()) return;
        blocks.add(n.paragraph(others.size() == 1 ? "symmetry.theorem.other" : "symmetry.theorem.others", new Names(n).of(others)));
    }

    private void equations(List<EqualityClass> classes, List<Block> blocks) {
        Names names = new Names(n);
        for (EqualityClass c : classes.stream().limit(MOST_EQUATIONS).toList()) blocks.add(new Display(names.equation(c)));
        if (classes.size() > MOST_EQUATIONS) blocks.add(n.paragraph("symmetry.rounds.more", Names.count(classes.size() - MOST_EQUATIONS)));
    }
}
