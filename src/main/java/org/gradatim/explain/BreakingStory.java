package org.gradatim.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.compare.Breaking;
import org.gradatim.compare.Breaking.Trial;
import org.gradatim.compare.EqualityClass;
import org.gradatim.compare.Partition;
import org.gradatim.compare.Symmetry;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Align;
import org.gradatim.document.Block.Column;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Inline;

/** What parts parameters that otherwise stay equal, and what does not. */
final class BreakingStory {
    private static final int MOST_ROWS = 30;
    private static final int MOST_CLASSES = 6;

    private final Narration n;
    private final Names names;

    /** What is left, whoever moves by himself. */
    private record Outcome(List<EqualityClass> equal, List<String> frozen) {
        static Outcome of(Partition left) {
            return new Outcome(left.shared().stream().filter(c -> !c.isFrozen()).toList(), left.frozen());
        }
    }

    BreakingStory(Narration narration) {
        this.n = narration;
        this.names = new Names(narration);
    }

    Section section(Breaking breaking, Symmetry symmetry) {
        List<Block> blocks = new ArrayList<>();
        if (breaking.trials().isEmpty()) blocks.add(n.paragraph("symmetry.breaking.large", Names.count(n.program().parameters().size())));
        else trials(breaking.trials(), blocks);
        blocks.add(n.paragraph("symmetry.breaking.data"));
        breaking.dropout().ifPresent(left -> {
            if (left.shared().isEmpty() && left.frozen().isEmpty()) blocks.add(n.paragraph("symmetry.breaking.dropout.none"));
            else if (left.equals(symmetry.partition())) blocks.add(n.paragraph("symmetry.breaking.dropout.all"));
            else blocks.add(n.paragraph("symmetry.breaking.dropout", equations(left.shared())));
            blocks.add(n.paragraph("symmetry.breaking.dropout.inputs"));
        });
        return n.section("symmetry-breaking", 2, blocks, "symmetry.breaking.title");
    }

    private void trials(List<Trial> trials, List<Block> blocks) {
        List<String> enough = trials.stream().filter(Trial::breaksAll).map(Trial::changed).toList();
        boolean all = enough.size() == trials.size();
        if (!all) {
            blocks.add(n.paragraph(n.isSmall() ? "symmetry.breaking.value" : "symmetry.breaking.value.some"));
            blocks.add(table(trials));
        }
        if (!enough.isEmpty()) blocks.add(n.paragraph(enough.size() == 1 ? "symmetry.breaking.enough.one" : "symmetry.breaking.enough", names.of(enough)));
    }

    private Table table(List<Trial> trials) {
        Map<Outcome, List<String>> byOutcome = new LinkedHashMap<>();
        for (Trial trial : trials) byOutcome.computeIfAbsent(Outcome.of(trial.left()), _ -> new ArrayList<>()).add(trial.changed());
        List<Column> header = List.of(column("changed"), column("equal"), column("still"));
        List<List<List<Inline>>> rows = new ArrayList<>();
        byOutcome.entrySet().stream().limit(MOST_ROWS).forEach(e -> rows.add(List.of(names.of(e.getValue()), equations(e.getKey().equal()), frozen(e.getKey().frozen()))));
        return new Table(n.say().inlines("symmetry.breaking.caption"), header, rows);
    }

    private Column column(String key) {
        return new Column(n.say().inlines("symmetry.breaking." + key), Align.LEFT);
    }

    private List<Inline> equations(List<EqualityClass> classes) {
        if (classes.isEmpty()) return n.say().inlines("symmetry.breaking.nothing");
        List<Inline> words = new ArrayList<>();
        for (EqualityClass c : classes.stream().limit(MOST_CLASSES).toList()) {
            if (!words.isEmpty()) words.add(new Inline.Text(n.say().text("list.next")));
            words.add(new Inline.Formula(names.equation(c)));
        }
        if (classes.size() > MOST_CLASSES) words.addAll(n.say().inlines("symmetry.breaking.classes", classes.size()));
        return words;
    }

    private List<Inline> frozen(List<String> frozen) {
        return frozen.isEmpty() ? n.say().inlines("symmetry.breaking.nothing") : names.of(frozen);
    }
}
