package org.gradatim.render.template;

import io.pebbletemplates.pebble.extension.escaper.EscapingStrategy;
import io.pebbletemplates.pebble.lexer.Syntax;
import org.gradatim.render.escape.LatexText;
import org.gradatim.render.escape.MarkdownText;
import org.gradatim.render.escape.Plain;
import org.gradatim.render.escape.Xml;

/** The shells of the formats: what a template of each looks like, and how it escapes what a person typed. */
public enum Shell {
    /** What pages and slides have in common: colours, how formulas and tables are set. */
    STYLE("style.css", Shell.braces(), Xml::escape),
    /** A page for a browser. */
    PAGE("document.html", Shell.braces(), Xml::escape),
    /** A page that answers, and its script, of which what trains is a file of its own. */
    LIVE("interactive.html", Shell.braces(), Xml::escape),
    LIVE_SCRIPT("interactive.js", Shell.braces(), Xml::escape),
    LIVE_TRAINING("interactive-training.js", Shell.braces(), Xml::escape),
    /** A page that is printed as PDF. */
    PRINT("print.html", Shell.braces(), Xml::escape),
    /** What documents in LaTeX have in common: packages, colours, macros. */
    DEFINITIONS("definitions.tex", Shell.angles(), LatexText::escape),
    /** The same as a package, for documents of somebody else's. */
    PACKAGE("gradatim.sty", Shell.angles(), LatexText::escape),
    /** LaTeX is full of braces, so its templates say {@code << title >>} and {@code <% if … %>}. */
    LATEX("document.tex", Shell.angles(), LatexText::escape),
    /** Slides in LaTeX. */
    BEAMER("slides.tex", Shell.angles(), LatexText::escape),
    /** Slides for a browser. */
    SLIDES("slides.html", Shell.braces(), Xml::escape),
    MARKDOWN("document.md", Shell.braces(), MarkdownText::escape),
    TEXT("document.txt", Shell.braces(), Plain::printable);

    private final String file;
    private final Syntax syntax;
    private final EscapingStrategy escaping;

    Shell(String file, Syntax syntax, EscapingStrategy escaping) {
        this.file = file;
        this.syntax = syntax;
        this.escaping = escaping;
    }

    String file() {
        return file;
    }

    Syntax syntax() {
        return syntax;
    }

    EscapingStrategy escaping() {
        return escaping;
    }

    private static Syntax braces() {
        return new Syntax.Builder().setEnableNewLineTrimming(false).build();
    }

    private static Syntax angles() {
        return new Syntax.Builder()
                .setPrintOpenDelimiter("<<").setPrintCloseDelimiter(">>")
                .setExecuteOpenDelimiter("<%").setExecuteCloseDelimiter("%>")
                .setCommentOpenDelimiter("<#").setCommentCloseDelimiter("#>")
                .setEnableNewLineTrimming(false)
                .build();
    }
}
