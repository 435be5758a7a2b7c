package org.gradatim.explain;

import java.util.List;
import java.util.Locale;
import org.gradatim.document.Block;

/** What became of a claim, and why. */
record Judgement(Finding finding, List<Block> reasons) {
    /** What can become of a claim. */
    enum Finding {
        PROVED, CORRECTED, REFUTED, MEASURED;

        /** Whether the claim stands as it was said. */
        boolean stands() {
            return this == PROVED || this == MEASURED;
        }

        /** Its word in the messages. */
        String key() {
            return "claims." + name().toLowerCase(Locale.ROOT);
        }
    }

    Judgement {
        reasons = List.copyOf(reasons);
    }
}
