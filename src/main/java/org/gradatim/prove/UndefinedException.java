package org.gradatim.prove;

/** An expression has no value at any point of the set at hand, or is outside of what the identity test models. */
public final class UndefinedException extends RuntimeException {
    UndefinedException(String what) {
        super(what);
    }
}
