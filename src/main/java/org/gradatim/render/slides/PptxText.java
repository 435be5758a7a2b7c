package org.gradatim.render.slides;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextRun;
import org.gradatim.document.Inline;
import org.gradatim.notation.Role;
import org.gradatim.render.escape.Plain;
import org.gradatim.render.text.Inlines;
import org.gradatim.render.text.TextFormula;
import org.gradatim.render.text.TextStyle;

/**
 * Running text of a slide in PowerPoint. A formula within it is set in Unicode, for a picture cannot stand in a line of text; so it can be
 * marked, copied and read aloud like the words around it.
 *
 * @param points the size of the letters
 */
record PptxText(XSLFTextParagraph paragraph, double points, Color color, Locale language) {
    private static final String FORMULAS = "Cambria Math";
    private static final String CODE = "Consolas";

    private enum Face { PLAIN, EMPHASIS, STRONG }

    void add(List<Inline> inlines) {
        add(inlines, Face.PLAIN);
    }

    private void add(List<Inline> inlines, Face face) {
        for (Inline inline : inlines) {
            switch (inline) {
                case Inline.Text t -> run(Plain.printable(t.text()), face);
                case Inline.Formula f -> run(TextFormula.of(f.formula(), TextStyle.PLAIN), face).setFontFamily(FORMULAS);
                case Inline.Emphasis e -> add(e.inlines(), Face.EMPHASIS);
                case Inline.Strong s -> add(s.inlines(), Face.STRONG);
                case Inline.Reference r -> add(r.inlines(), face);
                case Inline.Code c -> code(c.text());
                case Inline.Verdict v -> run(Inlines.verdict(v), Face.STRONG).setFontColor(PptxSlide.color(v.good() ? Role.REUSED : Role.WRONG));
            }
        }
    }

    void code(String text) {
        run(Plain.printable(text), Face.PLAIN).setFontFamily(CODE);
    }

    private XSLFTextRun run(String text, Face face) {
        XSLFTextRun run = paragraph.addNewTextRun();
        run.setText(text);
        run.setFontSize(points);
        run.setFontColor(color);
        if (face == Face.EMPHASIS) run.setItalic(true);
        if (face == Face.STRONG) run.setBold(true);
        run.getRPr(true).setLang(language.toLanguageTag());
        return run;
    }
}
