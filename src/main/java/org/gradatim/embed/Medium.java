package org.gradatim.embed;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.gradatim.embed.Requests.Request;
import org.gradatim.expr.InputException;
import org.gradatim.render.Fragments;
import org.gradatim.render.fragment.Fragment;
import org.gradatim.render.fragment.PictureFiles;
import org.jsoup.Jsoup;

/** What lectures are written in. */
enum Medium {
    /** As GitHub shows it, unless the lecture says that others read it. */
    MARKDOWN(MarkdownSyntax::new, ".md", ".markdown") {
        @Override
        String page(String text) {
            return HtmlRenderer.builder().build().render(Parser.builder().build().parse(MarkdownSyntax.withoutHead(text)));
        }

        @Override
        Fragment fragment(Request request, PictureFiles pictures) {
            boolean dollars = request.markdown().map(m -> Requests.choice(m, MARKDOWNS)).filter(m -> !m.equals(MARKDOWNS.getFirst())).isPresent();
            return dollars ? Fragments.markdown(pictures) : Fragments.github(pictures);
        }
    },
    /** Markdown of MyST, Quarto and R Markdown, who know mathematics between dollars. */
    SCIENTIFIC_MARKDOWN(MarkdownSyntax::new, ".myst.md", ".qmd", ".rmd") {
        @Override
        String page(String text) {
            return MARKDOWN.page(text);
        }

        @Override
        Fragment fragment(Request request, PictureFiles pictures) {
            return Fragments.markdown(pictures);
        }
    },
    ASCIIDOC(AsciiDocSyntax::new, ".adoc", ".asciidoc", ".asc") {
        @Override
        List<String> forms() {
            return List.of("latex", "svg");
        }

        @Override
        Fragment fragment(Request request, PictureFiles pictures) {
            return isDrawn(request) ? Fragments.asciiDocDrawn(pictures) : Fragments.asciiDoc(pictures);
        }

        @Override
        Optional<String> lack(String content, String filled) {
            return filled.contains("latexmath") && TITLE.matcher(content).find() && !STEM.matcher(content).find()
                    ? Optional.of("formulas are set where the head of the document says `:stem: latexmath`; add this line below the title") : Optional.empty();
        }
    },
    RESTRUCTURED_TEXT(RstSyntax::new, ".rst") {
        @Override
        Fragment fragment(Request request, PictureFiles pictures) {
            return Fragments.restructuredText(pictures);
        }
    },
    HTML(HtmlSyntax::new, ".html", ".htm", ".xhtml") {
        @Override
        String page(String text) {
            return Jsoup.parse(text).outputSettings(new org.jsoup.nodes.Document.OutputSettings().prettyPrint(false)).body().html().strip() + "\n";
        }

        @Override
        List<String> forms() {
            return List.of("mathml", "svg");
        }

        @Override
        Fragment fragment(Request request, PictureFiles pictures) {
            return isDrawn(request) ? Fragments.htmlDrawn() : Fragments.html();
        }
    },
    LATEX(LatexSyntax::new, ".tex", ".ltx") {
        @Override
        Fragment fragment(Request request, PictureFiles pictures) {
            return Fragments.latex();
        }

        @Override
        Optional<String> lack(String content, String filled) {
            boolean whole = content.contains("\\documentclass");
            return whole && !LatexPackages.areLoaded(content, filled)
                    ? Optional.of("what is filled in needs `\\usepackage{gradatim}` in the preamble; write it behind the other packages") : Optional.empty();
        }

        @Override
        Map<String, String> files(String content) {
            return LatexPackages.loadsOurs(content) ? Map.of("gradatim.sty", Fragments.latexPackage()) : Map.of();
        }
    },
    /** The Markdown cells of a Jupyter notebook. */
    NOTEBOOK(MarkdownSyntax::new, ".ipynb") {
        @Override
        Text text(String content, String name) {
            return NotebookText.of(content, name);
        }

        @Override
        Fragment fragment(Request request, PictureFiles pictures) {
            return Fragments.markdown(pictures);
        }
    };

    /** Readers of Markdown that a lecture may name. */
    private static final List<String> MARKDOWNS = List.of("github", "myst", "pandoc", "quarto");

    /** A document in AsciiDoc that has a head. */
    private static final Pattern TITLE = Pattern.compile("\\A\uFEFF?= \\S");
    private static final Pattern STEM = Pattern.compile("(?m)^:stem:");

    private final Supplier<Syntax> syntax;
    private final List<String> endings;

    Medium(Supplier<Syntax> syntax, String... endings) {
        this.syntax = syntax;
        this.endings = List.of(endings);
    }

    /** How it marks places. */
    Syntax syntax() {
        return syntax.get();
    }

    /** How the part that a request asks for is written in it. */
    abstract Fragment fragment(Request request, PictureFiles pictures);

    /** The forms of formulas that a request may choose from, the usual one first; none where there is but one. */
    List<String> forms() {
        return List.of();
    }

    /**
     * What a lecture has to say before it can show what is filled in; empty where it says so, or is a part of another one.
     *
     * @param filled the lecture with its parts
     */
    Optional<String> lack(String content, String filled) {
        return Optional.empty();
    }

    /** Files that a lecture needs beside it, by their names. */
    Map<String, String> files(String content) {
        return Map.of();
    }

    /**
     * A text whose parts are HTML as the inside of a page.
     *
     * @throws InputException where only other programs can make one of it
     */
    String page(String text) {
        throw new InputException("only Markdown and HTML can be made ready for a platform; render " + endings.getFirst() + " to HTML, and fill that");
    }

    /** The passages of a file in which places are looked for. */
    Text text(String content, String name) {
        return Text.whole(content, name);
    }

    /** Whether formulas are to be pictures. */
    boolean isDrawn(Request request) {
        return request.as().map(as -> Requests.choice(as, forms())).filter(as -> as.equals("svg")).isPresent();
    }

    /** @throws org.gradatim.expr.InputException where the request chooses what this medium does not have */
    void require(Request request) {
        request.as().filter(_ -> forms().isEmpty()).ifPresent(as -> {
            throw as.key().error("`as` is for HTML and AsciiDoc, which have a choice; delete it");
        });
        request.markdown().filter(_ -> this != MARKDOWN).ifPresent(markdown -> {
            throw markdown.key().error("`markdown` is for files in " + MARKDOWN.endings.getFirst() + ", which several programs read in their own ways; delete it");
        });
    }

    /** The medium of a file by its ending, upper or lower case; of several endings that fit the longest counts. */
    static Optional<Medium> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(m -> m.fit(name) > 0).max(Comparator.comparingInt(m -> m.fit(name)));
    }

    private int fit(String name) {
        return endings.stream().filter(name::endsWith).mapToInt(String::length).max().orElse(0);
    }

    /** All endings, as a message lists them. */
    static String allEndings() {
        return Arrays.stream(values()).flatMap(m -> m.endings.stream()).collect(Collectors.joining(", "));
    }
}
