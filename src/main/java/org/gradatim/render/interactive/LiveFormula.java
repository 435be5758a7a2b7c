package org.gradatim.render.interactive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.document.Interactive.Quantity;
import org.gradatim.notation.Notation;
import org.gradatim.render.formula.MathMlFormula;
import org.gradatim.render.piece.Piece;
import org.gradatim.render.piece.Pieces;

/** Which part of a formula is which quantity of a page that answers. */
final class LiveFormula {
    private LiveFormula() {}

    /** Formulas as they are, but that what reads as a quantity says so: {@code <mrow data-q="3">…</mrow>}. */
    static MathMlFormula of(List<Quantity> quantities) {
        Map<Notation, Integer> places = new HashMap<>();
        for (int q = 0; q < quantities.size(); q++) {
            List<Piece> pieces = Pieces.of(quantities.get(q).formula());
            // Later ones first: ∂J/∂w of the cost is meant where the loss of one example reads the same.
            if (pieces.size() == 1 && pieces.getFirst() instanceof Piece.Atom(Notation atom)) places.put(atom, q);
        }
        return MathMlFormula.inHtml(atom -> places.containsKey(atom) ? " data-q=\"" + places.get(atom) + "\"" : "");
    }
}
