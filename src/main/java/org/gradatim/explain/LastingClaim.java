package org.gradatim.explain;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.compare.Partition;
import org.gradatim.compare.StatedEquality;
import org.gradatim.compare.SymmetryFindings;
import org.gradatim.document.Block;
import org.gradatim.explain.Judgement.Finding;
import org.gradatim.graph.Claim;

/** Claims that parameters stay equal, or that they part. */
final class LastingClaim {
    private final Narration n;
    private final boolean writeProof;

    /** @param writeProof whether the proof of what lasts is written out; one is enough for a document */
    LastingClaim(Narration narration, boolean writeProof) {
        this.n = narration;
        this.writeProof = writeProof;
    }

    Judgement judge(Claim.KeepEqual claim) {
        StatedEquality stated = StatedEquality.of(n.derivation(), claim);
        HypothesisStory story = new HypothesisStory(n);
        List<Block> blocks = new ArrayList<>(story.inShort(stated.alone(), writeProof));
        if (stated.alone().isInvariant() && !stated.contains()) blocks.add(n.paragraph("claims.lasting.not.contained"));
        if (stated.holds()) return new Judgement(Finding.PROVED, blocks);
        if (!stated.holdsTogether()) {
            stated.together().ifPresent(both -> blocks.addAll(story.inShort(both, writeProof)));
            return new Judgement(Finding.REFUTED, blocks);
        }
        blocks.add(n.paragraph("claims.lasting.together"));
        blocks.addAll(story.inShort(stated.together().orElseThrow(), writeProof));
        return new Judgement(Finding.CORRECTED, blocks);
    }

    Judgement judge(Claim.Symmetric claim) {
        SymmetryFindings findings = SymmetryFindings.of(n.derivation());
        boolean bound = findings.symmetry().map(s -> says(s.partition())).orElse(findings.diagonal().isPresent());
        return new Judgement(claim.learns() && bound ? Finding.REFUTED : Finding.PROVED, new SymmetryStory(n, findings).inShort());
    }

    private static boolean says(Partition partition) {
        return !partition.shared().isEmpty() || !partition.frozen().isEmpty();
    }
}
