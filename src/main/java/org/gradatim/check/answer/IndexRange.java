package org.gradatim.check.answer;

import java.util.stream.IntStream;
import org.gradatim.graph.Model;
import org.gradatim.graph.Network;
import org.gradatim.graph.Program;
import org.gradatim.parse.array.Spelling;

/** The numbers for which letters among the indices of names may stand. */
final class IndexRange {
    /** Letters as indices are tried up to this. */
    private static final int LARGEST = 40;

    private final Program program;
    private final ProgramNames names;
    private final int examples;
    private final boolean layered;
    private final int widest;
    private int largest = -1;

    /** @param examples over how many the names range */
    IndexRange(Model model, ProgramNames names, int examples) {
        this.program = model.program();
        this.names = names;
        this.examples = examples;
        this.layered = model.network().isPresent();
        this.widest = model.network().map(n -> n.layers().stream().mapToInt(Network.Layer::units).max().getAsInt())
                .map(units -> Math.max(Math.max(units, model.network().get().layers().size()), program.inputs().size())).orElse(0);
    }

    /** All numbers from 0 that letters may stand for; two and more letters count in layers, not through the whole network. */
    IntStream all(int letters) {
        if (letters > 1 && layered) return IntStream.rangeClosed(0, Math.min(LARGEST, widest));
        return all();
    }

    /** All numbers from 0 that a letter may stand for. */
    IntStream all() {
        if (largest < 0) largest = largest();
        return IntStream.rangeClosed(0, largest);
    }

    /** The largest number that a letter among the indices may stand for. */
    private int largest() {
        int largest = Math.max(examples, program.arrays().stream().mapToInt(a -> Math.max(a.rows(), a.columns())).max().orElse(1));
        for (String name : names.all()) {
            Spelling s = Spelling.of(name);
            for (String index : s.indices()) if (index.matches("[0-9]{1,2}")) largest = Math.max(largest, largest(s.stem(), index));
        }
        return Math.min(LARGEST, largest);
    }

    /** 12 is twelve where there is a 9 too, else a one and a two. */
    private int largest(String stem, String index) {
        boolean counted = index.length() == 1 || names.hasKey(stem + "_9");
        return counted ? Integer.parseInt(index) : index.chars().map(c -> c - '0').max().orElse(0);
    }
}
