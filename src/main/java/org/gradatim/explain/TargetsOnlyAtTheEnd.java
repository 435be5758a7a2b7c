package org.gradatim.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Inline;
import org.gradatim.expr.Traversal;
import org.gradatim.graph.Program.Definition;

/** Why hidden neurons need no targets: which definitions mention one, and which do not. */
final class TargetsOnlyAtTheEnd {
    /** More targets, and more names of what does without them, are not listed. */
    private static final int MOST_TARGETS = 3;
    private static final int MOST_NAMES = 12;

    private final Narration n;
    private final Set<String> targets;

    TargetsOnlyAtTheEnd(Narration narration) {
        this.n = narration;
        this.targets = new HashSet<>(narration.program().targets());
    }

    /** Whether there is anything to say: a definition that mentions a target, and one that does without. */
    boolean applies() {
        long mentioning = n.program().definitions().stream().filter(this::mentionsTarget).count();
        return mentioning > 0 && mentioning < n.program().definitions().size();
    }

    private boolean mentionsTarget(Definition d) {
        return Traversal.variables(d.value()).stream().anyMatch(targets::contains);
    }

    Section section() {
        List<Object> mention = new ArrayList<>();
        List<Object> without = new ArrayList<>();
        for (Definition d : n.program().definitions()) (mentionsTarget(d) ? mention : without).add(n.terms().of(d.name()));
        List<Inline> words = new ArrayList<>(n.say().inlines(mention.size() == 1 ? "targets.mention.one" : "targets.mention.many",
                n.say().enumeration(mention), n.say().enumeration(targetNames())));
        words.add(new Inline.Text(" "));
        words.addAll(without.size() > MOST_NAMES ? n.say().inlines("targets.without.most")
                : n.say().inlines(without.size() == 1 ? "targets.without.one" : "targets.without.many", n.say().enumeration(without)));
        List<Block> blocks = new ArrayList<>(List.of(new Block.Paragraph(words)));
        if (n.model().network().filter(network -> network.layers().size() > 1).isPresent()) blocks.add(n.paragraph("targets.why", n.terms().cost()));
        return n.section("targets", 1, blocks, "targets.title");
    }

    private List<Object> targetNames() {
        List<Object> names = new ArrayList<>(n.program().targets().stream().limit(MOST_TARGETS).map(n.terms()::of).toList());
        if (n.program().targets().size() > MOST_TARGETS) names.add(n.say().text("list.more"));
        return names;
    }
}
