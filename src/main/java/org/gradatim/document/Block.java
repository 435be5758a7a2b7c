package org.gradatim.document;

import java.util.List;
import java.util.Optional;
import org.gradatim.notation.Notation;

/** A block of a {@link Document}. */
public sealed interface Block {

    /**
     * A section with its heading.
     *
     * @param id    unique in the document, letters, digits and dashes: the target of {@link Inline.Reference}
     * @param level 1 for a chapter of the document (an {@code h2} of a page whose title is the {@code h1}), 2, 3
     */
    record Section(String id, int level, List<Inline> heading, List<Block> blocks) implements Block {
        public Section {
            heading = List.copyOf(heading);
            blocks = List.copyOf(blocks);
        }
    }

    /** A paragraph of prose. */
    record Paragraph(List<Inline> inlines) implements Block {
        public Paragraph {
            inlines = List.copyOf(inlines);
        }
    }

    /** One formula on a line of its own. */
    record Display(Notation formula) implements Block {}

    /**
     * Lines of a calculation, aligned at their relation signs: the first line's left side, then step after step. A line
     * without a left side continues the one before it. Too long a line may be broken by the renderer at its operators.
     */
    record Calculation(List<Step> steps) implements Block {
        public Calculation {
            steps = List.copyOf(steps);
        }
    }

    /**
     * One line of a {@link Calculation}.
     *
     * @param left   empty where the line continues the one before it
     * @param sign   the relation, as Unicode: {@code =}, {@code :=}, {@code ≈}
     * @param reason why the line follows, set beside or below it; empty where it needs none
     */
    record Step(Optional<Notation> left, String sign, Notation right, List<Inline> reason) {
        public Step {
            reason = List.copyOf(reason);
        }
    }

    /** A bulleted or numbered list; an item is a list of blocks. */
    record Items(boolean numbered, List<List<Block>> items) implements Block {
        public Items {
            items = items.stream().map(List::copyOf).toList();
        }
    }

    /** A table with a header row. Every row has as many cells as the header. */
    record Table(List<Inline> caption, List<Column> header, List<List<List<Inline>>> rows) implements Block {
        public Table {
            caption = List.copyOf(caption);
            header = List.copyOf(header);
            rows = rows.stream().map(r -> r.stream().map(List::copyOf).toList()).toList();
        }
    }

    /** A column of a {@link Table}: its heading, and how its cells are aligned. */
    record Column(List<Inline> heading, Align align) {
        public Column {
            heading = List.copyOf(heading);
        }
    }

    /** Alignment of a column; numbers stand to the right. */
    enum Align { LEFT, CENTER, RIGHT }

    /**
     * A listing of a program, to be read, or to be run where a document can be.
     *
     * @param language as highlighters call it: {@code python}
     * @param source   its lines, each but the last ending in a line break
     */
    record Code(String language, String source) implements Block {}

    /** A remark set apart from the text: a definition, a proof, a warning. */
    record Remark(RemarkKind kind, List<Inline> heading, List<Block> blocks) implements Block {
        public Remark {
            heading = List.copyOf(heading);
            blocks = List.copyOf(blocks);
        }
    }

    /** Kinds of {@link Remark}; renderers give each a look. */
    enum RemarkKind { NOTE, PROOF, WARNING }

    /** A drawing of a network with a caption and a description for those who cannot see it. */
    record Figure(Diagram diagram, List<Inline> caption, String description) implements Block {
        public Figure {
            caption = List.copyOf(caption);
        }
    }

    /**
     * Plots that belong together, side by side where there is room; those with the same axes and comparable values have the same scales.
     *
     * @param description what there is to see, for those who cannot see it
     */
    record Plots(List<Plot> plots, List<Inline> caption, String description) implements Block {
        public Plots {
            plots = List.copyOf(plots);
            caption = List.copyOf(caption);
        }
    }
}
