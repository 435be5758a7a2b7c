package org.gradatim.notation;

/**
 * The part that a piece of a formula or drawing plays in an explanation. Renderers give each role a look that does not
 * depend on colour alone.
 */
public enum Role {
    /** On the path at hand, or the thing the sentence speaks of. */
    HIGHLIGHT,
    /** One of two factors that make two gradients differ. */
    DIFFERS,
    /** Equal in both of two gradients, set back. */
    COMMON,
    /** Cancels against another factor. */
    CANCELS,
    /** Wrong, in a diagnosis. */
    WRONG,
    /** An upstream gradient or error signal that is computed once and reused. */
    REUSED
}
