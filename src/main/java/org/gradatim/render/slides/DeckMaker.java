package org.gradatim.render.slides;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Calculation;
import org.gradatim.document.Block.Code;
import org.gradatim.document.Block.Display;
import org.gradatim.document.Block.Figure;
import org.gradatim.document.Block.Items;
import org.gradatim.document.Block.Paragraph;
import org.gradatim.document.Block.Plots;
import org.gradatim.document.Block.Remark;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Inline;

/**
 * Deals the blocks of a document out to slides. A section and a remark with a heading begin a slide, beside a drawing there is no more than a line or two, and what
 * is too much for one goes on on the next, split between the steps of a calculation, the items of a list or the rows of a table. A paragraph of
 * more than two lines is shortened to the sentence that leads on, or else to its first, and stands as a whole in the notes.
 */
final class DeckMaker {
    /** So much text may stand above a drawing, in em. */
    private static final double ABOVE_DRAWING = 5;

    /** On a slide that holds less, a block begins that will go on on the next, rather than leave it empty. */
    private static final double HALF_FULL = SlideHeight.ROOM / 2;

    private final List<Deck.Slide> slides = new ArrayList<>();
    private List<Inline> heading;
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final List<Block> notes = new ArrayList<>();
    private double height;
    private int part = 1;

    /** Where in {@link #slides} those of the subject at hand begin. */
    private int subject;

    /** The number of the first item of a numbered list on the slide at hand. */
    private int number = 1;

    /** @param title the heading of what stands before the first section */
    DeckMaker(String title) {
        heading = List.of(new Inline.Text(title));
    }

    List<Deck.Slide> slides(List<Block> document) {
        document.forEach(this::add);
        begin(List.of());
        return slides;
    }

    private void add(Block block) {
        switch (block) {
            case Section s -> section(s);
            case Remark r when r.heading().isEmpty() -> r.blocks().forEach(this::add);
            case Remark r -> aside(r);
            case Paragraph p -> paragraph(p);
            case Items i -> items(i);
            case Calculation _, Table _, Display _, Code _ -> rows(block);
            case Figure _, Plots _ -> drawing(block);
        }
    }

    private void section(Section section) {
        begin(section.heading());
        ids.add(section.id());
        section.blocks().forEach(this::add);
    }

    /** A remark that has room here stays here; what follows one with slides of its own goes on with the subject before it. */
    private void aside(Remark remark) {
        Paragraph title = new Paragraph(List.of(new Inline.Strong(remark.heading())));
        if (height + SlideHeight.of(title) + SlideHeight.of(remark.blocks()) <= SlideHeight.ROOM) {
            put(title);
            remark.blocks().forEach(this::add);
            return;
        }
        List<Inline> before = heading;
        begin(remark.heading());
        remark.blocks().forEach(this::add);
        begin(before);
    }

    private void begin(List<Inline> title) {
        flush();
        number();
        heading = title;
    }

    /** Tells the slides of one subject how many they are. */
    private void number() {
        for (int i = subject; i < slides.size(); i++) {
            slides.set(i, slides.get(i).of(part - 1));
        }
        subject = slides.size();
        part = 1;
    }

    private void flush() {
        if (blocks.isEmpty() && notes.isEmpty()) return;
        // A slide with nothing to see shows what there is to say.
        if (blocks.isEmpty()) blocks.addAll(notes);
        slides.add(new Deck.Slide(ids, heading, part++, 1, blocks, number, notes));
        blocks.clear();
        notes.clear();
        ids.clear();
        height = 0;
        number = 1;
    }

    private void paragraph(Paragraph paragraph) {
        Condensed condensed = Condensed.of(paragraph);
        if (condensed.isShortened()) notes.add(paragraph);
        condensed.shown().ifPresent(this::rows);
    }

    private void items(Items items) {
        List<List<Block>> shown = new ArrayList<>();
        for (List<Block> item : items.items()) {
            List<Block> condensed = new ArrayList<>();
            for (Block block : item) {
                boolean isShortened = block instanceof Paragraph p && Condensed.of(p).isShortened();
                if (isShortened) notes.add(block);
                condensed.add(isShortened ? Condensed.of((Paragraph) block).shown().orElse((Paragraph) block) : block);
            }
            shown.add(condensed);
        }
        rows(new Items(items.numbered(), shown));
    }

    /** A line or two above a drawing, or below it, leave it large enough. */
    private void drawing(Block drawing) {
        if (height > ABOVE_DRAWING) turn();
        put(drawing);
    }

    /** The paragraph that leads to what comes next, taken off the slide at hand. */
    private List<Block> takeLead() {
        if (blocks.isEmpty() || !Deck.leads(blocks.getLast())) return List.of();
        Block lead = blocks.removeLast();
        height -= SlideHeight.of(lead);
        return List.of(lead);
    }

    /** Puts down as much of a block as there is room for, and the rest on further slides. */
    private void rows(Block block) {
        Block rest = block;
        int done = 0;
        while (rest != null) {
            int count = SlideRows.count(rest);
            int fitting = fitting(rest, count);
            boolean torn = fitting < count / 2.0 && done == 0 && heightOfSubstance() > HALF_FULL && SlideHeight.of(rest) <= SlideHeight.ROOM;
            if ((fitting == 0 || torn) && !blocks.isEmpty() && !isOnlyLead()) {
                turn();
                continue;
            }
            int taken = Math.max(1, fitting);
            put(SlideRows.part(rest, 0, taken));
            rest = taken == count ? null : SlideRows.part(rest, taken, count);
            done += taken;
            if (rest != null) {
                turn();
                if (rest instanceof Items) number = done + 1;
            }
        }
    }

    /** Goes on on the next slide, taking along what leads to it. */
    private void turn() {
        List<Block> lead = takeLead();
        flush();
        lead.forEach(this::put);
    }

    /** What stands on the slide without what leads to the block that comes next. */
    private double heightOfSubstance() {
        return blocks.isEmpty() || !Deck.leads(blocks.getLast()) ? height : height - SlideHeight.of(blocks.getLast());
    }

    /** Whether the slide holds nothing but what leads to the next block, so that a further slide would have no more room. */
    private boolean isOnlyLead() {
        return blocks.size() == 1 && Deck.leads(blocks.getFirst());
    }

    private void put(Block block) {
        height += SlideHeight.of(block);
        blocks.add(block);
    }

    private int fitting(Block block, int count) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (height + SlideHeight.of(SlideRows.part(block, 0, middle)) <= SlideHeight.ROOM) low = middle;
            else high = middle - 1;
        }
        return low;
    }
}
