package org.gradatim.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradatim.check.IdentityProof;
import org.gradatim.derive.Derivation;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Align;
import org.gradatim.document.Block.Column;
import org.gradatim.document.Block.Paragraph;
import org.gradatim.document.Block.Remark;
import org.gradatim.document.Block.RemarkKind;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Inline;
import org.gradatim.graph.Claim;
import org.gradatim.graph.Model;

/** What was said of a model, claim by claim: the words, the verdict, the reasons; and a table of all verdicts. */
final class ClaimStory {
    private final Narration n;
    private final List<Claim> claims;

    ClaimStory(Narration narration) {
        this.n = narration;
        this.claims = narration.model().questions().claims();
    }

    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        List<Judgement> judgements = new ArrayList<>();
        for (int k = 0; k < claims.size(); k++) {
            judgements.add(judge(claims.get(k)));
            sections.add(section(k, judgements.get(k)));
        }
        sections.add(n.section("claims", 1, List.of(table(judgements)), "claims.table"));
        return sections;
    }

    private Section section(int k, Judgement judgement) {
        List<Block> blocks = new ArrayList<>(List.of(quotation(claims.get(k)), new Paragraph(List.of(verdict(judgement)))));
        blocks.addAll(judgement.reasons());
        return n.section(id(k), 1, blocks, "claims.title", k + 1, n.say().text(judgement.finding().key()));
    }

    private Remark quotation(Claim claim) {
        List<Inline> heading = claim.by().isPresent() ? n.say().inlines("claims.by", claim.by().get()) : n.say().inlines("claims.said");
        return new Remark(RemarkKind.NOTE, heading, List.of(n.paragraph("claims.quotation", claim.says())));
    }

    private Inline verdict(Judgement judgement) {
        return new Inline.Verdict(judgement.finding().stands(), n.say().text(judgement.finding().key()));
    }

    private Table table(List<Judgement> judgements) {
        List<Column> header = List.of(new Column(n.say().inlines("claims.column.number"), Align.LEFT),
                new Column(n.say().inlines("claims.column.says"), Align.LEFT), new Column(n.say().inlines("check.column.verdict"), Align.LEFT));
        List<List<List<Inline>>> rows = IntStream.range(0, claims.size()).mapToObj(k -> List.of(
                List.<Inline>of(new Inline.Reference(id(k), n.say().inlines("claims.reference", k + 1))),
                List.<Inline>of(new Inline.Text(claims.get(k).says())), List.of(verdict(judgements.get(k))))).toList();
        return new Table(n.say().inlines("claims.caption"), header, rows);
    }

    private static String id(int k) {
        return "claim-" + (k + 1);
    }

    private Judgement judge(Claim claim) {
        Narration about = claim.about().map(this::narration).orElse(n);
        List<Block> reasons = new ArrayList<>();
        claim.about().ifPresent(model -> reasons.add(n.paragraph("claims.about", model.title())));
        Judgement judgement = switch (claim.evidence()) {
            case Claim.Derivative d -> new DerivativeClaim(about).judge(d);
            case Claim.Compared c -> new ComparedClaim(about).judge(c);
            case Claim.KeepEqual k -> new LastingClaim(about, isFirst(claim)).judge(k);
            case Claim.Symmetric s -> new LastingClaim(about, false).judge(s);
            case Claim.WithoutTarget w -> new DerivativeClaim(about).judge(w);
            case Claim.Updated _ -> {
                Results results = new Results(about, about.model().withRespectTo());
                yield new Judgement(Judgement.Finding.MEASURED, results.update(results.moving()).blocks());
            }
            case Claim.Experimental _ -> new Judgement(Judgement.Finding.MEASURED, ExperimentStory.inShort(n.say(), about.model()));
        };
        reasons.addAll(judgement.reasons());
        return new Judgement(judgement.finding(), reasons);
    }

    /** Whether it is the first of its kind, whose proof is written out. */
    private boolean isFirst(Claim claim) {
        return claims.stream().filter(c -> c.evidence() instanceof Claim.KeepEqual).findFirst().orElseThrow() == claim;
    }

    /** Of another model; what is proved of it counts as proved for this document. */
    private Narration narration(Model model) {
        IdentityProof proof = ((IdentityProof) n.derivation().proof()).over(model.program());
        Derivation derivation = Derivation.onDemand(model, proof);
        return new Narration(derivation, new Terms(derivation), n.say(),
                model.hasNumbers() ? Optional.of(new Numbers(model, derivation.unprovedGradient())) : Optional.empty(), n.detail());
    }
}
