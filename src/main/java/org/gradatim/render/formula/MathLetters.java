package org.gradatim.render.formula;

import java.util.function.IntUnaryOperator;

/** The bold and italic letters that Unicode has for mathematics, since MathML Core knows no bold face of its own. */
final class MathLetters {
    private MathLetters() {}

    private static final int BOLD_CAPITAL = 0x1D400;
    private static final int BOLD_SMALL = 0x1D41A;
    private static final int BOLD_DIGIT = 0x1D7CE;
    private static final int BOLD_GREEK_CAPITAL = 0x1D6A8;
    private static final int BOLD_GREEK_SMALL = 0x1D6C2;
    private static final int BOLD_NABLA = 0x1D6C1;
    private static final int BOLD_PARTIAL = 0x1D6DB;
    private static final int ITALIC_CAPITAL = 0x1D434;
    private static final int ITALIC_SMALL = 0x1D44E;
    private static final int ITALIC_GREEK_SMALL = 0x1D6FC;
    private static final int PLANCK = 0x210E;

    static String bold(String text) {
        return map(text, c -> {
            if (c >= 'A' && c <= 'Z') {
                return BOLD_CAPITAL + c - 'A';
            } else if (c >= 'a' && c <= 'z') {
                return BOLD_SMALL + c - 'a';
            } else if (c >= '0' && c <= '9') {
                return BOLD_DIGIT + c - '0';
            } else if (c >= 'Α' && c <= 'Ω') {
                return BOLD_GREEK_CAPITAL + c - 'Α';
            } else if (c >= 'α' && c <= 'ω') {
                return BOLD_GREEK_SMALL + c - 'α';
            }
            return switch (c) {
                case '∇' -> BOLD_NABLA;
                case '∂' -> BOLD_PARTIAL;
                default -> c;
            };
        });
    }

    static String italic(String text) {
        return map(text, c -> {
            if (c >= 'A' && c <= 'Z') {
                return ITALIC_CAPITAL + c - 'A';
            } else if (c == 'h') {
                // The italic h of mathematics had its place before the others came.
                return PLANCK;
            } else if (c >= 'a' && c <= 'z') {
                return ITALIC_SMALL + c - 'a';
            }
            return c >= 'α' && c <= 'ω' ? ITALIC_GREEK_SMALL + c - 'α' : c;
        });
    }

    private static String map(String text, IntUnaryOperator letter) {
        return text.codePoints().map(letter).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
