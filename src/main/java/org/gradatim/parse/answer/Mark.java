package org.gradatim.parse.answer;

/**
 * A word or sign of an answer. Plain text and LaTeX are both split into these: {@code w₁}, {@code w_1} and {@code w_{1}} become the same.
 *
 * @param text  what it is called in every spelling: {@code sigma} for σ and {@code \sigma}; of {@link Kind#BAD} the error message
 * @param start where it begins in the source
 * @param end   behind its last {@code char}
 */
record Mark(Kind kind, String text, int start, int end) {
    /** What a mark is. */
    enum Kind {
        NUMBER, NAME, PLUS, MINUS, TIMES, DOT, ELEMENTWISE, MATRIX, OVER, TO_THE, UNDER,
        /** A bracket that a reader sees. */
        OPEN, CLOSE,
        /** A square bracket directly behind a name, in code. */
        INDEX,
        /** A curly bracket that only holds together. */
        GROUP, UNGROUP,
        COMMA, SEMICOLON, COLON, QUESTION, PERIOD, BAR, PRIME, TRANSPOSE, COMPARE, RELATION,
        PARTIAL, NABLA, SUM, PROD, FRAC, ROOT, ACCENT,
        /** {@code \\underbrace}: what is under or over it is a label. */
        BRACE,
        /** A name behind a point, as in {@code a.dot(b)}. */
        METHOD,
        IF, ELSE,
        /** Words between formulas. */
        WORDS,
        CELL, ROW, QUAD, BEGIN, FINISH,
        DOTS, BAD, END
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean is(Kind other, String words) {
        return kind == other && text.equals(words);
    }
}
