package org.gradatim.prove;

/** An expression has no value at any point of the set at hand, or is outside of what the identity test models there. */
public final class UndefinedException extends RuntimeException {
    private final boolean certain;

    UndefinedException(String what, boolean certain) {
        super(what);
        this.certain = certain;
    }

    /** Whether it is known to have no value; else it could only not be found. */
    public boolean isCertain() {
        return certain;
    }
}
