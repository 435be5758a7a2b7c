package org.gradatim.render;

import java.util.List;
import java.util.Map;
import org.gradatim.document.Block;
import org.gradatim.notation.Notation;

/** Writes blocks and formulas for a place in a document of somebody else's: no head, no headings, nothing that the place does not have. */
public interface Fragment {
    /** The blocks, in lines that end in a line feed but for the last. */
    String blocks(List<Block> blocks);

    /** A formula within a line of text. */
    String formula(Notation formula);

    /**
     * The same where it stands in a list or quotation; some media read mathematics there in fewer forms.
     */
    default Fragment nested() {
        return this;
    }

    /** Markdown as GitHub reads it. */
    static Fragment github(PictureFiles pictures) {
        return new MarkdownDocument(MarkdownMath.Reader.GITHUB, pictures, false);
    }

    /** Markdown whose readers leave alone what stands between dollars: Pandoc, Quarto, MyST, Jupyter. */
    static Fragment markdown(PictureFiles pictures) {
        return new MarkdownDocument(MarkdownMath.Reader.DOLLARS, pictures, false);
    }

    /** AsciiDoc whose formulas are for MathJax. */
    static Fragment asciiDoc(PictureFiles pictures) {
        return new AsciiDocDocument(pictures, false);
    }

    /** AsciiDoc whose formulas are pictures. */
    static Fragment asciiDocDrawn(PictureFiles pictures) {
        return new AsciiDocDocument(pictures, true);
    }

    /** reStructuredText for Docutils and Sphinx. */
    static Fragment restructuredText(PictureFiles pictures) {
        return new RstDocument(pictures);
    }

    /** LaTeX, for a document that loads the package {@code gradatim}. */
    static Fragment latex() {
        return LatexDocument.fragment();
    }

    /** The file {@code gradatim.sty}, which is that package. */
    static String latexPackage() {
        return Templates.builtIn().fill(Shell.PACKAGE, Map.of());
    }

    /** HTML with formulas in MathML. */
    static Fragment html() {
        return HtmlFragment.mathMl();
    }

    /** HTML with formulas in SVG. */
    static Fragment htmlDrawn() {
        return HtmlFragment.svg();
    }

    /** HTML without MathML and SVG: formulas and drawings are images in files. */
    static Fragment htmlWithImages(PictureFiles pictures) {
        return HtmlFragment.images(pictures);
    }

    /** HTML without MathML and SVG: formulas and drawings are images within their addresses. */
    static Fragment htmlWithImages() {
        return HtmlFragment.images(HtmlFragment::address);
    }
}
