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

/** Why hidden neurons need no targets: which definitions mention one, which depend on one through these, and which do without. */
final class TargetsOnlyAtTheEnd {
    /** More targets, and more names of what does without them, are not listed. */
    private static final int MOST_TARGETS = 4;
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
        boolean network = n.model().network().isPresent();
        List<Object> mention = new ArrayList<>();
        List<Object> through = new ArrayList<>();
        List<Object> without = new ArrayList<>();
        Set<String> dependent = new HashSet<>(targets);
        for (Definition d : n.program().definitions()) {
            boolean depends = Traversal.variables(d.value()).stream().anyMatch(dependent::contains);
            if (depends) dependent.add(d.name());
            (mentionsTarget(d) ? mention : depends ? through : without).add(n.terms().of(d.name()));
        }
        List<List<Inline>> sentences = new ArrayList<>();
        sentences.add(n.say().inlines(form("targets.mention", mention), n.say().enumeration(mention), targetNames()));
        if (!through.isEmpty()) {
            sentences.add(n.say().inlines(form("targets.through", through), n.say().enumeration(through), targetNames(), n.say().enumeration(mention)));
        }
        if (without.size() > MOST_NAMES) sentences.add(n.say().inlines("targets.without.most"));
        else if (!without.isEmpty()) sentences.add(n.say().inlines(form("targets.without", without), n.say().enumeration(without)));
        List<Block> blocks = new ArrayList<>(List.of(new Block.Paragraph(joined(sentences))));
        if (n.model().network().filter(net -> net.layers().size() > 1).isPresent()) blocks.add(n.paragraph("targets.why", n.terms().cost()));
        return n.section("targets", 1, blocks, form(network ? "targets.title" : "targets.title.formulas", n.program().targets()));
    }

    private static String form(String key, List<?> counted) {
        return key + (counted.size() == 1 ? ".one" : ".many");
    }

    private static List<Inline> joined(List<List<Inline>> sentences) {
        List<Inline> words = new ArrayList<>();
        for (List<Inline> sentence : sentences) {
            if (!words.isEmpty()) words.add(new Inline.Text(" "));
            words.addAll(sentence);
        }
        return words;
    }

    private List<Inline> targetNames() {
        return n.say().enumeration(n.program().targets().stream().map(n.terms()::of).toList(), MOST_TARGETS);
    }
}
