package org.gradatim.parse;

/**
 * A word or sign of a formula.
 *
 * @param text  as the author wrote it
 * @param start where it begins in the formula, in {@code char}s from 0
 */
record Token(Kind kind, String text, int start) {
    /** What a token is; a grammar needs no more than this, whatever the formula was written in. */
    enum Kind { NUMBER, NAME, PLUS, MINUS, TIMES, OVER, TO_THE, OPEN, CLOSE, COMMA, EQUALS, END }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Where the next character stands. */
    int end() {
        return start + text.length();
    }
}
