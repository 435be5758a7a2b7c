package org.gradatim.check;

import java.util.Locale;

/** What the witnesses say together of one derivative. */
public enum Finding {
    /** All witnesses that speak give the same number. */
    AGREES,
    /** Some witness gives another number. */
    DISAGREES,
    /** A kink lies within the step of the difference, which therefore says nothing. */
    KINK,
    /** No other witness was asked: no dense network, and outside of the sample. */
    UNCHECKED;

    /** The word in data: {@code agrees}. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }
}
