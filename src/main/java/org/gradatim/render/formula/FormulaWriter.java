package org.gradatim.render.formula;

import java.util.List;
import org.gradatim.notation.Notation;
import org.gradatim.render.piece.FormulaLines;
import org.gradatim.render.piece.Piece;
import org.gradatim.render.piece.Pieces;

/** Writes a formula, or one line of a broken one, as the markup of a page. */
public interface FormulaWriter {

    /**
     * One line of a formula.
     *
     * @param display whether it stands on a line of its own, with room above and below
     */
    void write(List<Piece> line, boolean display, StringBuilder out);

    /** How a formula is laid out in running text. */
    default List<Piece> inText(Notation formula) {
        return Pieces.of(formula);
    }

    /** A formula in running text; a long one in parts, between which a line may break. */
    default void inline(Notation formula, StringBuilder out) {
        String gap = "";
        for (List<Piece> part : FormulaLines.inline(inText(formula))) {
            out.append(gap);
            write(part, false, out);
            gap = " ";
        }
    }
}
