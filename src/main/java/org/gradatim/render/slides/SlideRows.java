package org.gradatim.render.slides;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Calculation;
import org.gradatim.document.Block.Code;
import org.gradatim.document.Block.Items;
import org.gradatim.document.Block.Step;
import org.gradatim.document.Block.Table;
import org.gradatim.notation.Notation;

/** Where a block may be split between two slides: after a step, an item, a row, a line of a listing. */
final class SlideRows {
    private SlideRows() {}

    /** In how many pieces a block can be split. */
    static int count(Block block) {
        return switch (block) {
            case Calculation c -> c.steps().size();
            case Items i -> i.items().size();
            case Table t -> Math.max(1, t.rows().size());
            case Code c -> Math.max(1, (int) c.source().lines().count());
            case Block.Display _, Block.Paragraph _, Block.Figure _, Block.Plots _, Block.Remark _, Block.Section _ -> 1;
        };
    }

    /** The pieces from one to before another; a table keeps its header, a calculation that goes on says of what. */
    static Block part(Block block, int from, int to) {
        if (from == 0 && to == count(block)) return block;
        return switch (block) {
            case Calculation c -> new Calculation(steps(c.steps(), from, to));
            case Items i -> new Items(i.numbered(), i.items().subList(from, to));
            case Table t -> new Table(t.caption(), t.header(), t.rows().subList(from, to));
            case Code c -> new Code(c.language(), String.join("\n", c.source().lines().toList().subList(from, to)) + "\n");
            case Block.Display _, Block.Paragraph _, Block.Figure _, Block.Plots _, Block.Remark _, Block.Section _ -> block;
        };
    }

    /** Of a = b = c the last is said of a again. After any other sign than that of equality, what follows need not hold of the first. */
    private static List<Step> steps(List<Step> all, int from, int to) {
        List<Step> steps = new ArrayList<>(all.subList(from, to));
        int start = from;
        while (start > 0 && all.get(start).left().isEmpty()) start--;
        boolean equal = all.subList(start, from).stream().allMatch(s -> s.sign().equals("="));
        Optional<Notation> left = all.get(start).left();
        if (equal && from > start && left.isPresent()) {
            Step first = steps.getFirst();
            steps.set(0, new Step(left, first.sign(), first.right(), first.reason()));
        }
        return steps;
    }
}
