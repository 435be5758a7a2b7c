package org.gradatim.embed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Figure;
import org.gradatim.document.Block.Paragraph;
import org.gradatim.document.Block.Plots;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Inline;

/** The caption that an author wants: in place of that of a picture or table that stands alone, else in a line above. */
final class Captions {
    private Captions() {}

    static List<Block> over(List<Block> blocks, Optional<String> caption) {
        if (caption.isEmpty()) return blocks;
        List<Inline> words = List.of(new Inline.Text(caption.get()));
        if (blocks.size() == 1) {
            switch (blocks.getFirst()) {
                case Figure f -> { return List.of(new Figure(f.diagram(), words, f.description())); }
                case Plots p -> { return List.of(new Plots(p.plots(), words, p.description())); }
                case Table t -> { return List.of(new Table(words, t.header(), t.rows())); }
                case Block _ -> { }
            }
        }
        List<Block> captioned = new ArrayList<>(List.of(new Paragraph(List.of(new Inline.Strong(words)))));
        captioned.addAll(blocks);
        return captioned;
    }
}
