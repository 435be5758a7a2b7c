package org.gradatim.explain;

/** How much is said of a wrong answer. */
public enum Feedback {
    /** A hint at the mistake, and nothing from which the right answer could be read off. */
    HINT,
    /** The simplest explanation. */
    FIRST,
    /** Every explanation. */
    ALL
}
