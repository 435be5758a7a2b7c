package org.gradatim.embed.asciidoctor;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.ast.ContentModel;
import org.asciidoctor.ast.ContentNode;
import org.asciidoctor.ast.Document;
import org.asciidoctor.ast.PhraseNode;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.BlockProcessor;
import org.asciidoctor.extension.Contexts;
import org.asciidoctor.extension.InlineMacroProcessor;
import org.asciidoctor.extension.Name;
import org.asciidoctor.extension.Reader;
import org.asciidoctor.jruby.extension.spi.ExtensionRegistry;
import org.gradatim.embed.Showing;
import org.gradatim.expr.InputException;
import org.gradatim.render.Fragments;

/**
 * Renders listings below {@code [gradatim]}, and macros such as {@code gradatim:dJ/dw1[]}, as what they ask for. AsciidoctorJ finds it by
 * itself where it is on the class path. Specs are in the folder of the document. A request that cannot be met is rendered as the message
 * that says why.
 */
public final class GradatimExtension implements ExtensionRegistry {
    private static final String NAME = "gradatim";

    /** The attribute of a block of ours that says which it is, counted from 1. */
    private static final String NUMBER = "gradatim-number";

    /** One for each document, since a place may leave its spec to the one above it. */
    private final Map<Object, Showing> showings = Collections.synchronizedMap(new WeakHashMap<>());

    @Override
    public void register(Asciidoctor asciidoctor) {
        asciidoctor.javaExtensionRegistry().block(new Block(this)).inlineMacro(new Macro(this));
    }

    private Showing showing(Document document) {
        // In the stricter modes the document does not tell its folder, but the host was told one.
        Object base = document.getOptions().get("base_dir");
        Path beside = Path.of(String.valueOf(base != null ? base : document.getAttribute("docdir", "")));
        Object file = document.getAttribute("docfile", "document");
        return showings.computeIfAbsent(document.getOptions(), _ -> new Showing(beside, beside, file.toString(), Fragments.html()));
    }

    private static String error(String tag, InputException e) {
        return "<" + tag + " class=\"gradatim-error\">" + e.getMessage().replace("&", "&amp;").replace("<", "&lt;") + "</" + tag + ">";
    }

    /** A listing. */
    @Name(NAME)
    @Contexts({Contexts.LISTING, Contexts.LITERAL})
    public static final class Block extends BlockProcessor {
        private final GradatimExtension extension;

        Block(GradatimExtension extension) {
            this.extension = extension;
            setConfig(new HashMap<>(Map.of(Contexts.KEY, List.of(Contexts.LISTING, Contexts.LITERAL), ContentModel.KEY, ContentModel.RAW)));
        }

        @Override
        public Object process(StructuralNode parent, Reader reader, Map<String, Object> attributes) {
            Showing showing = extension.showing(parent.getDocument());
            String html = html(showing, reader);
            return createBlock(parent, "pass", html, Map.of(NUMBER, showing.blocks()));
        }

        private static String html(Showing showing, Reader reader) {
            int line = reader.getLineNumber();
            try {
                String yaml = reader.read() + "\n";
                showing.foresee(yaml);
                return showing.block(yaml, line).orElse("");
            } catch (InputException e) {
                return error("pre", e);
            }
        }
    }

    /** A macro within a line. */
    @Name(NAME)
    public static final class Macro extends InlineMacroProcessor {
        private final GradatimExtension extension;

        Macro(GradatimExtension extension) {
            this.extension = extension;
        }

        @Override
        public PhraseNode process(StructuralNode parent, String target, Map<String, Object> attributes) {
            String html;
            try {
                html = extension.showing(parent.getDocument()).formula(target, above(parent));
            } catch (InputException e) {
                html = error("code", e);
            }
            return createPhraseNode(parent, "quoted", html, Map.of());
        }

        /** How many blocks of ours stand above a node: macros are met when all blocks of a text have been read. */
        private static int above(ContentNode node) {
            for (ContentNode at = node; at.getParent() != null; at = at.getParent()) {
                List<? extends StructuralNode> beside = at.getParent() instanceof StructuralNode parent ? parent.getBlocks() : List.of();
                int here = beside.indexOf(at);
                // A section that is being read is no block of its parent yet.
                for (StructuralNode before : beside.subList(0, here < 0 ? beside.size() : here).reversed()) {
                    int last = last(before);
                    if (last > 0) return last;
                }
            }
            return 0;
        }

        /** The number of the last block of ours in a node; 0 where there is none. */
        private static int last(StructuralNode node) {
            if (node.getAttribute(NUMBER) instanceof Number number) return number.intValue();
            return node.getBlocks().reversed().stream().mapToInt(Macro::last).filter(number -> number > 0).findFirst().orElse(0);
        }
    }
}
