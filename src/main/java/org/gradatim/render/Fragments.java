package org.gradatim.render;

import java.util.Map;
import org.gradatim.render.fragment.Fragment;
import org.gradatim.render.fragment.PictureFiles;
import org.gradatim.render.html.HtmlFragment;
import org.gradatim.render.latex.LatexDocument;
import org.gradatim.render.markup.AsciiDocDocument;
import org.gradatim.render.markup.MarkdownDocument;
import org.gradatim.render.markup.MarkdownMath;
import org.gradatim.render.markup.RstDocument;
import org.gradatim.render.template.Shell;
import org.gradatim.render.template.Templates;

/** The {@linkplain Fragment fragments} that there are. */
public final class Fragments {
    private Fragments() {}

    /** Markdown as GitHub reads it. */
    public static Fragment github(PictureFiles pictures) {
        return new MarkdownDocument(MarkdownMath.Reader.GITHUB, pictures, false);
    }

    /** Markdown whose readers leave alone what stands between dollars: Pandoc, Quarto, MyST, Jupyter. */
    public static Fragment markdown(PictureFiles pictures) {
        return new MarkdownDocument(MarkdownMath.Reader.DOLLARS, pictures, false);
    }

    /** AsciiDoc whose formulas are for MathJax. */
    public static Fragment asciiDoc(PictureFiles pictures) {
        return new AsciiDocDocument(pictures, false);
    }

    /** AsciiDoc whose formulas are pictures. */
    public static Fragment asciiDocDrawn(PictureFiles pictures) {
        return new AsciiDocDocument(pictures, true);
    }

    /** reStructuredText for Docutils and Sphinx. */
    public static Fragment restructuredText(PictureFiles pictures) {
        return new RstDocument(pictures);
    }

    /** LaTeX, for a document that loads the package {@code gradatim}. */
    public static Fragment latex() {
        return LatexDocument.fragment();
    }

    /** The file {@code gradatim.sty}, which is that package. */
    public static String latexPackage() {
        return Templates.builtIn().fill(Shell.PACKAGE, Map.of());
    }

    /** HTML with formulas in MathML. */
    public static Fragment html() {
        return HtmlFragment.mathMl();
    }

    /** HTML with formulas in SVG. */
    public static Fragment htmlDrawn() {
        return HtmlFragment.svg();
    }

    /** HTML without SVG: formulas are in MathML, drawings are images in files. */
    public static Fragment htmlWithDrawings(PictureFiles pictures) {
        return HtmlFragment.mathMlWithImages(pictures);
    }

    /** HTML without MathML and SVG: formulas and drawings are images in files. */
    public static Fragment htmlWithImages(PictureFiles pictures) {
        return HtmlFragment.images(pictures);
    }

    /** HTML without MathML and SVG: formulas and drawings are images within their addresses. */
    public static Fragment htmlWithImages() {
        return HtmlFragment.images(HtmlFragment::address);
    }
}
