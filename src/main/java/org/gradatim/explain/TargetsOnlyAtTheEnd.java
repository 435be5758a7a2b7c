package org.gradatim.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Section;
import org.gradatim.expr.Traversal;
import org.gradatim.graph.Program.Definition;

/** Why hidden neurons need no targets: which definitions mention one, and which do not. */
final class TargetsOnlyAtTheEnd {
    private final Narration n;

    TargetsOnlyAtTheEnd(Narration narration) {
        this.n = narration;
    }

    /** Whether there is anything to say: a target, and something that does without. */
    boolean applies() {
        return !n.program().targets().isEmpty() && n.program().definitions().size() > 1;
    }

    Section section() {
        Set<String> targets = new HashSet<>(n.program().targets());
        List<Object> mention = new ArrayList<>();
        List<Object> without = new ArrayList<>();
        for (Definition d : n.program().definitions()) {
            boolean mentions = Traversal.variables(d.value()).stream().anyMatch(targets::contains);
            (mentions ? mention : without).add(n.terms().of(d.name()));
        }
        List<Block> blocks = new ArrayList<>();
        List<Object> names = new ArrayList<>(n.program().targets().stream().limit(3).map(n.terms()::of).toList());
        if (n.program().targets().size() > 3) names.add(n.say().text("list.more"));
        blocks.add(n.paragraph(without.size() > 12 ? "targets.only.many" : "targets.only", n.say().enumeration(mention),
                n.say().enumeration(names), n.say().enumeration(without.size() > 12 ? List.of() : without)));
        blocks.add(n.paragraph("targets.why", n.terms().cost()));
        return n.section("targets", 1, blocks, "targets.title");
    }
}
