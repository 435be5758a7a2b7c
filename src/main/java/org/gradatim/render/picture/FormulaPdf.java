package org.gradatim.render.picture;

import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.gradatim.render.canvas.Ink;
import org.gradatim.render.formula.FormulaLayout;
import org.gradatim.render.formula.FormulaLook;
import org.gradatim.render.picture.FormulaFile.Box;

/** A formula as a PDF of one page that is as large as the formula, for {@code \includegraphics} and the like. */
final class FormulaPdf {
    private FormulaPdf() {}

    static FormulaFile file(FormulaLayout layout, FormulaLook look, FormulaFile.Text text) {
        double em = look.em();
        Box box = new Box(layout.width() * em, (layout.height() + layout.depth()) * em, layout.depth() * em, em);
        byte[] page = PicturePdf.formula(box, text, canvas -> {
            look.background().ifPresent(colour -> canvas.fill(
                    new Rectangle2D.Double(0, -layout.height(), layout.width(), layout.height() + layout.depth()), new Ink("", colour)));
            layout.paint(canvas, 0, 0, 1, look.ink());
        });
        return new FormulaFile(page, Optional.of(box));
    }
}
