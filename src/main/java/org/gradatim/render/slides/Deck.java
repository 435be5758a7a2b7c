package org.gradatim.render.slides;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gradatim.document.Block;
import org.gradatim.document.Document;
import org.gradatim.document.Inline;
import org.gradatim.render.piece.FormulaLines;
import org.gradatim.render.text.Inlines;

/**
 * A document as slides, the same for every format of slides. All lengths are in em of a slide's text; a slide is {@value #WIDTH} em wide and 9/16
 * of that high.
 *
 * @param title    of the first slide
 * @param language of the prose
 * @param slides   all slides but the one with the title
 */
record Deck(String title, Locale language, List<Slide> slides) {
    /** Letters of 24 points on the 960 points of a slide. */
    static final double WIDTH = 40;
    static final double HEIGHT = WIDTH * 9 / 16;

    /** At the left and at the right. */
    static final double MARGIN = 2;

    /** Width of a line of text. */
    static final double LINE = WIDTH - 2 * MARGIN;

    /** Reasons are set in letters of this size. */
    static final double SMALL = 0.8;

    /** Formulas are broken a little before the margin; their true widths are known only when they are laid out. */
    static final FormulaLines LINES = FormulaLines.ofEms(LINE - 2);

    Deck {
        slides = List.copyOf(slides);
    }

    /**
     * One slide. Its blocks appear one after the other, a calculation step by step and a list item by item; a paragraph that leads to
     * the block below it appears with the first of that.
     *
     * @param ids     of the sections that begin here, the targets of references
     * @param heading what the slide is about
     * @param part    1, or for a slide that goes on with another one's subject 2, 3, …
     * @param parts   how many slides have this subject
     * @param blocks  what is seen: paragraphs, displays, calculations, lists, tables, figures, plots, listings
     * @param first   the number of the first item where the slide begins with a numbered list, which may have begun on the slide before
     * @param notes   what is said: the prose that is too long to be read from a wall
     */
    record Slide(List<String> ids, List<Inline> heading, int part, int parts, List<Block> blocks, int first, List<Block> notes) {
        Slide {
            ids = List.copyOf(ids);
            heading = List.copyOf(heading);
            blocks = List.copyOf(blocks);
            notes = List.copyOf(notes);
        }

        /** The same, known to be one of so many. */
        Slide of(int all) {
            return new Slide(ids, heading, part, all, blocks, first, notes);
        }

        /** In which step, counted from 1, each block begins to appear. */
        List<Integer> firstSteps() {
            List<Integer> steps = new ArrayList<>();
            int next = 1;
            for (int i = 0; i < blocks.size(); i++) {
                if (i > 0 && leads(blocks.get(i - 1))) next--;
                steps.add(next);
                next += steps(blocks.get(i));
            }
            return steps;
        }

        /** The number of the first item of the list that is this block. */
        int number(int block) {
            return block == 0 ? first : 1;
        }

        /** Which of several slides on a subject this is, {@code 2/3}; empty where it is the only one. */
        String place() {
            return parts == 1 ? "" : part + "/" + parts;
        }
    }

    static Deck of(Document document) {
        return new Deck(document.title(), document.language(), new DeckMaker(document.title()).slides(document.blocks()));
    }

    /** Whether the reasons of a calculation stand beside its steps. */
    static boolean areReasonsBeside(List<FormulaLines.Line> lines) {
        double widest = lines.stream().mapToDouble(line -> Inlines.width(line.reason()) * SMALL).max().orElse(0);
        return LINES.areReasonsBeside(LINES.besideRoom(lines), widest);
    }

    /** How many steps a block appears in. */
    static int steps(Block block) {
        return switch (block) {
            case Block.Calculation c -> c.steps().size();
            case Block.Items i -> i.items().size();
            case Block.Remark _, Block.Section _, Block.Paragraph _, Block.Display _, Block.Table _, Block.Code _, Block.Figure _, Block.Plots _ -> 1;
        };
    }

    /** Whether the block below a paragraph is what the paragraph leads to. */
    static boolean leads(Block block) {
        return block instanceof Block.Paragraph(List<Inline> inlines) && !inlines.isEmpty()
                && inlines.getLast() instanceof Inline.Text(String text) && text.endsWith(":");
    }
}
