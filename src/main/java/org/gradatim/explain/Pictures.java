package org.gradatim.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gradatim.derive.Derivation;
import org.gradatim.derive.LocalDerivative;
import org.gradatim.document.Block.Figure;
import org.gradatim.document.Diagram;
import org.gradatim.document.Inline;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Network;

/** Drawings of a model: its network, its computation graph, each with the paths to a weight and their factors where one is named. */
public final class Pictures {
    /** A graph of more nodes than this cannot be read on a page. */
    static final int MOST_NODES = 48;

    /** Of more factors than this none can be told from the next. */
    private static final int MOST_STEPS = 48;

    private final Narration n;

    Pictures(Narration narration) {
        this.n = narration;
    }

    /** As {@link #network(Derivation, Optional, Locale)}, in English. */
    public static Figure network(Derivation derivation, Optional<String> weight) {
        return network(derivation, weight, Locale.ENGLISH);
    }

    /**
     * The network, layer by layer; the graph of what is computed where the model is none.
     *
     * @param weight a parameter or definition, the paths to which are marked
     * @throws InputException where there is no such name, or the model is no network and its graph is too large to draw
     */
    public static Figure network(Derivation derivation, Optional<String> weight, Locale language) {
        return new Pictures(Narration.withoutNumbers(derivation, language)).ofModel(weight);
    }

    /** As {@link #graph(Derivation, Optional, Locale)}, in English. */
    public static Figure graph(Derivation derivation, Optional<String> weight) {
        return graph(derivation, weight, Locale.ENGLISH);
    }

    /**
     * The computation graph with the local derivative on each edge; of a network that is too large for it, layer by layer.
     *
     * @param weight a parameter or definition, the paths to which are marked
     * @throws InputException where there is no such name, or the graph is too large to draw
     */
    public static Figure graph(Derivation derivation, Optional<String> weight, Locale language) {
        return new Pictures(Narration.withoutNumbers(derivation, language)).ofGraph(weight);
    }

    /** The drawing for an explanation; none where the graph would be too large. */
    Optional<Figure> inDocument(Optional<String> weight) {
        return n.model().network().map(network -> Optional.of(ofNetwork(network, weight))).orElseGet(() -> drawnGraph(weight));
    }

    private Figure ofModel(Optional<String> weight) {
        return n.model().network().map(network -> ofNetwork(network, weight)).orElseGet(() -> ofGraph(weight));
    }

    private Figure ofNetwork(Network network, Optional<String> weight) {
        MarkedPaths paths = paths(weight);
        Figure whole = figure(NetworkDrawing.of(n, network, paths), "drawing.network", paths, weight);
        return new DrawnNeurons(network, paths.names()).areAllLayers() ? whole : withGaps(whole);
    }

    private Figure withGaps(Figure figure) {
        List<Inline> caption = new ArrayList<>(figure.caption());
        caption.addAll(n.say().inlines("drawing.gaps"));
        return new Figure(figure.diagram(), caption, figure.description());
    }

    private Figure ofGraph(Optional<String> weight) {
        return drawnGraph(weight).orElseThrow(() -> new InputException("the computation graph has " + GraphDrawing.names(n).size()
                + " nodes, and more than " + MOST_NODES + " cannot be read in one drawing; "
                + (weight.isEmpty() ? "name a weight to draw only the paths to it" : "name a weight to which fewer steps lead")));
    }

    /** The whole graph where it can be read, else the paths alone, else the layers of a network. */
    private Optional<Figure> drawnGraph(Optional<String> weight) {
        MarkedPaths paths = paths(weight);
        Set<String> names = GraphDrawing.names(n);
        if (names.size() <= MOST_NODES) return Optional.of(figure(GraphDrawing.of(n, paths, names), "drawing.graph", paths, weight));
        Set<String> onPaths = paths.names();
        if (!onPaths.isEmpty() && onPaths.size() <= MOST_NODES && paths.steps() <= MOST_STEPS) {
            return Optional.of(figure(GraphDrawing.of(n, paths, onPaths), "drawing.graph.paths", paths, weight));
        }
        return n.model().network().map(network -> figure(LayerGraphDrawing.of(n, network, paths), "drawing.graph.layers", paths, weight));
    }

    private MarkedPaths paths(Optional<String> weight) {
        weight.ifPresent(name -> Nameable.require(List.of(name), n.model()));
        return weight.map(name -> MarkedPaths.to(name, n)).orElse(MarkedPaths.NONE);
    }

    // ---- words

    private Figure figure(Diagram diagram, String what, MarkedPaths paths, Optional<String> weight) {
        List<Inline> caption = weight.map(name -> captionOf(paths, name)).orElseGet(() -> n.say().inlines(what));
        StringBuilder description = new StringBuilder(n.say().text(what + ".alt"));
        weight.ifPresent(name -> describe(paths, name, description));
        return new Figure(diagram, caption, description.toString());
    }

    private List<Inline> captionOf(MarkedPaths paths, String weight) {
        Object[] ends = {n.terms().root(), n.terms().of(weight)};
        if (paths.names().isEmpty()) return n.say().inlines("drawing.unreached", ends);
        return n.say().inlines(paths.isOne() ? "drawing.path" : paths.isComplete() ? "drawing.paths" : "drawing.paths.first", ends);
    }

    /** The path in words: what it leads through, and its factors. */
    private void describe(MarkedPaths paths, String weight, StringBuilder description) {
        if (paths.names().isEmpty()) {
            description.append(filled("drawing.unreached.alt", n.program().root(), weight));
            return;
        }
        description.append(filled(paths.isOne() ? "drawing.path.alt" : "drawing.paths.alt", n.program().root(), weight));
        List<String> factors = new ArrayList<>();
        for (LocalDerivative f : paths.factors()) factors.add(filled("drawing.factor.alt", f.of(), f.by(), f.result()));
        description.append(String.join(n.say().text("drawing.factors.next"), factors)).append(n.say().text("drawing.factors.end"));
    }

    /** A message of names and formulas as they are typed. */
    private String filled(String key, Object... arguments) {
        StringBuilder text = new StringBuilder();
        for (Inline inline : n.say().inlines(key, arguments)) text.append(((Inline.Text) inline).text());
        return text.toString();
    }
}
