package org.gradatim.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gradatim.compare.PairTable;
import org.gradatim.compare.PairTable.Group;
import org.gradatim.compare.PairTable.Reason;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Align;
import org.gradatim.document.Block.Column;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Inline;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Var;
import org.gradatim.notation.Notation;

/** All pairs of parameters, grouped by why their derivatives differ. */
final class PairStory {
    /** Of more names than this the first and the last are printed. */
    private static final int MOST_NAMES = 8;
    private static final int FIRST_NAMES = 3;

    /** More error signals than this are not written out. */
    private static final int MOST_SIGNALS = 4;

    /** Of more groups of one kind only the first are printed. */
    private static final int MOST_GROUPS = 40;

    private final Narration n;
    private final PairTable table;

    PairStory(Narration narration, PairTable table) {
        this.n = narration;
        this.table = table;
    }

    Section section() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(n.paragraph("pairs.intro", table.names().size(), table.pairs()));
        for (Reason reason : Reason.values()) {
            List<Group> groups = table.groups().stream().filter(g -> g.reason() == reason).toList();
            if (!groups.isEmpty()) group(reason, groups, blocks);
        }
        return n.section("pairs", 1, blocks, "pairs.title");
    }

    private void group(Reason reason, List<Group> groups, List<Block> blocks) {
        String key = "pairs." + reason.name().toLowerCase(Locale.ROOT);
        blocks.add(n.paragraph(key));
        boolean parts = groups.stream().anyMatch(g -> !g.parts().isEmpty());
        List<Column> header = new ArrayList<>();
        header.add(new Column(n.say().inlines("pairs.column.names"), Align.LEFT));
        if (parts) header.add(new Column(n.say().inlines(key + ".part"), Align.LEFT));
        header.add(new Column(n.say().inlines("pairs.column.pairs"), Align.RIGHT));
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (Group group : groups.subList(0, Math.min(MOST_GROUPS, groups.size()))) {
            List<List<Inline>> row = new ArrayList<>();
            row.add(parts || group.few().isEmpty() ? some(group.names().stream().map(n.terms()::of).toList()) : pairs(group));
            if (parts) row.add(some(parts(group)));
            row.add(List.of(new Inline.Text(Long.toString(group.pairs()))));
            rows.add(row);
        }
        blocks.add(new Table(n.say().inlines(key + ".caption"), header, rows));
        if (reason == Reason.REACHING) signals(groups, blocks);
        if (groups.size() > MOST_GROUPS) blocks.add(n.paragraph("pairs.more", groups.size() - MOST_GROUPS));
    }

    /** w₁ and w₄, w₂ and w₃. */
    private List<Inline> pairs(Group group) {
        List<List<Inline>> pairs = group.few().stream()
                .map(pair -> n.say().inlines("pairs.pair", n.terms().of(pair.left()), n.terms().of(pair.right()))).toList();
        List<Inline> joined = new ArrayList<>();
        for (List<Inline> pair : pairs) {
            if (!joined.isEmpty()) joined.add(new Inline.Text(n.say().text("pairs.next")));
            joined.addAll(pair);
        }
        return joined;
    }

    /** What the error signals of the table are, where they are few. */
    private void signals(List<Group> groups, List<Block> blocks) {
        Set<String> steps = new LinkedHashSet<>();
        groups.forEach(g -> steps.addAll(g.place()));
        steps.removeIf(step -> !n.derivation().signalNames().contains(step));
        if (steps.isEmpty() || steps.size() > MOST_SIGNALS) return;
        blocks.add(n.paragraph("pairs.signals"));
        blocks.add(Narration.calculation(steps.stream()
                .map(z -> Narration.step(n.terms().signal(z), n.terms().of(n.derivation().errorSignal(z).recursive()))).toList()));
    }

    private List<Notation> parts(Group group) {
        List<Notation> parts = new ArrayList<>();
        for (Expr part : new LinkedHashSet<>(group.parts())) {
            parts.add(group.reason() == Reason.REACHING ? n.terms().signal(((Var) part).name()) : n.terms().of(part));
        }
        return parts;
    }

    private List<Inline> some(List<Notation> names) {
        if (names.size() <= MOST_NAMES) return list(names);
        List<Object> ends = new ArrayList<>(names.subList(0, FIRST_NAMES));
        ends.add(n.say().text("list.more"));
        ends.add(names.getLast());
        return list(ends);
    }

    private List<Inline> list(List<?> things) {
        List<Inline> inlines = new ArrayList<>();
        for (Object thing : things) {
            if (!inlines.isEmpty()) inlines.add(new Inline.Text(n.say().text("list.next")));
            inlines.add(thing instanceof Notation notation ? new Inline.Formula(notation) : new Inline.Text(thing.toString()));
        }
        return inlines;
    }
}
