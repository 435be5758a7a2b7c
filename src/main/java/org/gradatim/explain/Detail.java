package org.gradatim.explain;

import java.util.Locale;

/** How much an explanation says. */
public enum Detail {
    /** Chain, factors, result. */
    BRIEF,
    /** Each factor with its rule, the product, the closed form, the numbers. */
    STANDARD,
    /** Each local derivative rule by rule, and the rules themselves from their definitions. */
    FULL;

    /** The word on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
