package org.gradatim.render.piece;

import java.util.List;
import java.util.Optional;
import org.gradatim.notation.Notation;
import org.gradatim.notation.Notation.Bracket;
import org.gradatim.notation.Precedence;

/** A piece of a formula that has been laid out from left to right; a formula may be broken into lines before a {@link Sign}. */
public sealed interface Piece {

    /** The invisible product between two factors that stand side by side. */
    String INVISIBLE_TIMES = "\u2062";

    /** Whether every bracket that opens among these also closes among them. */
    static boolean balanced(List<Piece> pieces) {
        int open = 0;
        for (Piece piece : pieces) {
            open += piece instanceof Open ? 1 : piece instanceof Close ? -1 : 0;
            if (open < 0) {
                return false;
            }
        }
        return open == 0;
    }

    /** A part that is set as one: a letter, a script, a fraction, a matrix. */
    record Atom(Notation notation) implements Piece {}

    /**
     * An operator or relation between two operands, as Unicode.
     *
     * @param precedence of the formula that it belongs to
     * @param depth      how many brackets stand around it
     */
    record Sign(String unicode, Precedence precedence, int depth) implements Piece {

        /** Whether this relates the two sides of the formula, rather than a part of it or the items of a list. */
        boolean isRelation() {
            return depth == 0 && precedence == Precedence.RELATION && !unicode.equals(",");
        }

        /** Whether this is the bar of a fraction that is set on one line. */
        public boolean isSolidus() {
            return unicode.equals("/");
        }

        /** The sign as it opens a line: a product that was invisible is written out. */
        Sign leading() {
            return unicode.equals(INVISIBLE_TIMES) ? new Sign("·", precedence, depth) : this;
        }
    }

    /** A sign before its operand. */
    record Lead(String unicode) implements Piece {}

    /** Σ or Π with its bounds; its body follows. */
    record Big(String unicode, Optional<Notation> below, Optional<Notation> above) implements Piece {}

    /**
     * An opening bracket.
     *
     * @param tall    whether the contents are taller than a line
     * @param applied whether it opens the arguments of a function
     */
    record Open(Bracket bracket, boolean tall, boolean applied) implements Piece {}

    /** A closing bracket. */
    record Close(Bracket bracket, boolean tall) implements Piece {}

    /** The space between a formula and words. */
    record Gap() implements Piece {}
}
