package org.gradatim.embed.commonmark;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;
import org.gradatim.embed.Showing;
import org.gradatim.expr.InputException;
import org.gradatim.render.Fragments;
import org.gradatim.render.fragment.Fragment;

/**
 * Renders blocks of the language {@code gradatim}, and code such as {@code `gradatim: dJ/dw1`}, as what they ask for.
 *
 * {@snippet :
 * HtmlRenderer renderer = HtmlRenderer.builder().extensions(List.of(GradatimExtension.create(Path.of("course")))).build();
 * String page = renderer.render(Parser.builder().build().parse(markdown));
 * }
 *
 * <p>A request that cannot be met is rendered as the message that says why, in an element of the class {@code gradatim-error}.
 */
public final class GradatimExtension implements HtmlRenderer.HtmlRendererExtension {
    private static final String NAME = "gradatim";
    private static final String INLINE = NAME + ":";

    private final Path folder;
    private final Fragment fragment;

    private GradatimExtension(Path folder, Fragment fragment) {
        this.folder = folder;
        this.fragment = fragment;
    }

    /** @param folder of the text; no spec outside of it is read */
    public static GradatimExtension create(Path folder) {
        return create(folder, Fragments.html());
    }

    /** @param fragment how parts are written: with MathML, SVG, or images */
    public static GradatimExtension create(Path folder, Fragment fragment) {
        return new GradatimExtension(folder, fragment);
    }

    @Override
    public void extend(HtmlRenderer.Builder builder) {
        builder.nodeRendererFactory(context -> new Renderer(context, new Showing(folder, folder, "markdown", fragment)));
    }

    private static final class Renderer implements NodeRenderer {
        private final HtmlNodeRendererContext context;
        private final Showing showing;

        Renderer(HtmlNodeRendererContext context, Showing showing) {
            this.context = context;
            this.showing = showing;
        }

        @Override
        public void beforeRoot(Node root) {
            root.accept(new AbstractVisitor() {
                @Override
                public void visit(FencedCodeBlock fence) {
                    if (language(fence).equals(NAME)) showing.foresee(fence.getLiteral());
                }
            });
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(FencedCodeBlock.class, Code.class);
        }

        @Override
        public void render(Node node) {
            switch (node) {
                case FencedCodeBlock fence when language(fence).equals(NAME) -> block(fence);
                case FencedCodeBlock fence -> listing(fence);
                case Code code when code.getLiteral().startsWith(INLINE) -> formula(code.getLiteral().substring(INLINE.length()).strip());
                case Code code -> code(code.getLiteral());
                default -> throw new IllegalArgumentException("no node of ours: " + node);
            }
        }

        private static String language(FencedCodeBlock fence) {
            String info = fence.getInfo() == null ? "" : fence.getInfo().strip();
            return info.replaceFirst("^\\{\\s*\\.?(.*?)\\s*\\}$", "$1").split("\\s", 2)[0];
        }

        private void block(FencedCodeBlock fence) {
            HtmlWriter html = context.getWriter();
            int line = fence.getSourceSpans().isEmpty() ? 1 : fence.getSourceSpans().getFirst().getLineIndex() + 2;
            html.line();
            try {
                showing.block(fence.getLiteral(), line).ifPresent(html::raw);
            } catch (InputException e) {
                error("pre", e);
            }
            html.line();
        }

        private void formula(String name) {
            try {
                context.getWriter().raw(showing.formula(name));
            } catch (InputException e) {
                error("code", e);
            }
        }

        private void error(String tag, InputException e) {
            HtmlWriter html = context.getWriter();
            html.tag(tag, Map.of("class", "gradatim-error"));
            html.text(e.getMessage());
            html.tag("/" + tag);
        }

        // ---- what is none of ours, as the host writes it

        private void listing(FencedCodeBlock fence) {
            HtmlWriter html = context.getWriter();
            String language = language(fence);
            html.line();
            html.tag("pre", context.extendAttributes(fence, "pre", Map.of()));
            html.tag("code", context.extendAttributes(fence, "code", language.isEmpty() ? Map.of() : Map.of("class", "language-" + language)));
            html.text(fence.getLiteral());
            html.tag("/code");
            html.tag("/pre");
            html.line();
        }

        private void code(String literal) {
            HtmlWriter html = context.getWriter();
            html.tag("code");
            html.text(literal);
            html.tag("/code");
        }
    }
}
