package org.gradatim.render.fragment;

import java.util.List;
import org.gradatim.document.Block;
import org.gradatim.notation.Notation;

/** Writes blocks and formulas for a place in a document of somebody else's: no head, no headings, nothing that the place does not have. */
public interface Fragment {
    /** The blocks, in lines that end in a line feed but for the last. */
    String blocks(List<Block> blocks);

    /** A formula within a line of text. */
    String formula(Notation formula);

    /**
     * The same where it stands in a list or quotation; some media read mathematics there in fewer forms.
     */
    default Fragment nested() {
        return this;
    }
}
