package org.gradatim.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.gradatim.check.SampleNumbers;
import org.gradatim.compare.SymmetryGroup;
import org.gradatim.derive.Chain;
import org.gradatim.derive.WeightDerivation;
import org.gradatim.document.Block;
import org.gradatim.document.Block.Figure;
import org.gradatim.document.Block.Items;
import org.gradatim.document.Block.Remark;
import org.gradatim.document.Block.Section;
import org.gradatim.document.Document;
import org.gradatim.document.Interactive;
import org.gradatim.document.Interactive.Control;
import org.gradatim.document.Interactive.Copy;
import org.gradatim.document.Interactive.Exchange;
import org.gradatim.document.Interactive.Pair;
import org.gradatim.document.Interactive.Weight;
import org.gradatim.expr.Expr;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Var;
import org.gradatim.graph.Model;
import org.gradatim.graph.Network;
import org.gradatim.graph.Network.LayerNames;
import org.gradatim.graph.Training;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;

/** An explanation whose numbers the reader changes. */
final class Interaction {
    /** More numbers of data would make the page too large to be sent around. */
    private static final int MOST_DATA = 10_000;

    /** More steps than this nobody follows by eye. */
    private static final int MOST_DEFINITIONS = 300;

    /** Of more paths one is shown. */
    private static final int MOST_PATHS = 4;

    /** Equations that name an exchange. */
    private static final int MOST_EQUATIONS = 3;

    private static final double[] ROUND = {1, 2, 5};

    /** A slider reaches at least so far to both sides, and beyond its first value by so much. */
    private static final double LEAST_REACH = 2;
    private static final double REACH = 1.5;

    private static final double SLIDER_STEPS = 200;

    /** What the page says in itself; the messages {@code interactive.…}. */
    private static final List<String> WORDS = List.of("title", "intro", "drawing", "drawing.alt", "weights", "weights.hint", "name", "value", "slope", "data", "example",
            "example.of", "number", "chosen", "chosen.none", "chosen.one", "chosen.paths", "pair", "pair.first", "pair.second", "pair.verdict", "pair.same", "pair.differs", "pair.alone",
            "pair.here.equal", "pair.here.unequal", "pair.here.undefined", "pair.holds", "pair.fails", "pair.unknown", "equal", "equal.label", "equal.do", "equal.done", "equal.why",
            "train", "train.rate", "train.step", "train.run", "train.pause", "train.reset", "train.steps", "train.chart.cost", "train.chart.pair",
            "train.table", "train.column", "train.difference", "train.diverged", "train.enough", "train.together", "train.apart", "spoken.cost", "spoken.slope", "undefined", "derivation", "derivation.intro", "noscript");

    private final Narration n;
    private final Model model;
    private final List<String> weights;
    private final LiveNumbers numbers;
    private final LiveDrawing drawing;

    /** @param narration in which the derivation is told, without numbers of its own */
    Interaction(Narration narration) {
        requireRoom(narration.model());
        this.n = narration;
        this.model = SampleNumbers.complete(n.model(), n.derivation().gradient());
        Set<String> all = new LinkedHashSet<>(model.withRespectTo());
        all.addAll(n.program().parameters());
        this.weights = List.copyOf(all);
        this.numbers = new LiveNumbers(n, weights);
        this.drawing = new LiveDrawing(n, numbers);
    }

    private static void requireRoom(Model model) {
        int parameters = model.program().parameters().size();
        require(parameters, Narration.MOST_WEIGHTS_IN_FULL, "parameters");
        require(model.program().definitions().size(), MOST_DEFINITIONS, "steps");
        require((long) model.data().size() * model.data().columns().size(), MOST_DATA, "numbers of data");
    }

    private static void require(long size, int most, String things) {
        if (size > most) {
            throw new InputException("an interactive page has room for " + most + " " + things + ", here are " + size + "; write a page that does not answer, such as -o derivation.html");
        }
    }

    /**
     * @param document the derivation as it is told
     * @param abridged whether it tells less than was asked for
     */
    Interactive page(Document document, boolean abridged) {
        proveTheOthers();
        List<Exchange> exchanges = exchanges();
        List<List<List<Integer>>> chains = weights.stream().map(this::chains).toList();
        List<Pair> pairs = new LivePairs(n, numbers, weights).of(exchanges);
        Document symbols = new Document(document.title(), document.language(), document.contents(), withoutFigures(document.blocks()));
        List<Weight> all = IntStream.range(0, weights.size()).mapToObj(i -> weight(i, chains.get(i), symbols)).toList();
        return new Interactive(symbols, words(), about(abridged), drawing.of(numbers.cost(), weights), numbers.all(), numbers.leaves().size(),
                n.program().parameters().size(), numbers.leaves().stream().map(this::control).toList(), shares(), model.examples(), numbers.code(), all, pairs, exchanges,
                model.training().orElse(Training.DEFAULT).learningRate(), chosen(pairs));
    }

    /** Gradient descent moves all parameters, also those whose derivatives the model does not ask for. */
    private void proveTheOthers() {
        Map<String, Expr> others = new LinkedHashMap<>();
        for (String name : weights) if (!model.withRespectTo().contains(name)) others.put(name, n.derivation().gradient().ofRoot(name));
        String root = n.program().root();
        if (!others.isEmpty()) n.derivation().proof().gradient("gradient of " + root + " by the other parameters", others, Var.of(root));
    }

    private Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        for (String key : WORDS) words.put(key.replace('.', '_'), n.say().text("interactive." + key));
        return words;
    }

    private List<Block> about(boolean abridged) {
        List<Block> about = new ArrayList<>(List.of(n.paragraph("interactive.intro")));
        if (!n.model().hasNumbers()) about.add(n.paragraph("interactive.sample", SampleNumbers.SEED));
        if (model.examples() > 1) about.add(n.paragraph("interactive.mean", n.terms().cost(), model.examples(), n.terms().root()));
        if (abridged) about.add(n.paragraph("interactive.abridged"));
        return about;
    }

    // ---- what the reader sets

    private Control control(String leaf) {
        List<Double> first = LiveNumbers.first(model, leaf);
        double largest = first.stream().mapToDouble(Math::abs).max().orElse(0);
        boolean share = n.program().targets().contains(leaf) && first.stream().allMatch(y -> y >= 0 && y <= 1);
        double high = share ? 1 : reach(largest);
        return new Control(share ? 0 : -high, high, high / SLIDER_STEPS, first);
    }

    /** The least of 2, 5, 10, 20, … that leaves room beyond the value. */
    private static double reach(double value) {
        double wanted = Math.max(LEAST_REACH, REACH * value);
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        return Arrays.stream(ROUND).map(r -> r * power).filter(r -> r >= wanted).findFirst().orElse(10 * power);
    }

    /** Targets that sum to one by agreement, which the closed forms make use of. */
    private List<Integer> shares() {
        return n.program().constraints().isEmpty() ? List.of() : n.program().targets().stream().map(numbers::place).toList();
    }

    // ---- weights

    private List<List<Integer>> chains(String name) {
        List<Chain> chains = n.derivation().weight(name).chains();
        return chains.stream().limit(chains.size() > MOST_PATHS ? 1 : MOST_PATHS)
                .map(chain -> chain.factors().stream().map(numbers::factor).toList()).toList();
    }

    private Weight weight(int place, List<List<Integer>> chains, Document symbols) {
        WeightDerivation w = n.derivation().weight(weights.get(place));
        LiveDrawing.Lit lit = drawing.lit(w.name());
        String section = WeightStory.id(w.name());
        Set<Integer> quantities = new LinkedHashSet<>(List.of(numbers.place(w.name()), numbers.ofOne(place), numbers.slope(place)));
        chains.forEach(quantities::addAll);
        return new Weight(numbers.place(w.name()), n.program().parameters().contains(w.name()), numbers.slope(place), numbers.ofOne(place), chains, ChainReadAloud.count(w.pathCount()),
                List.copyOf(quantities), lit.nodes(), lit.edges(), lit.handles(), lit.knobs(),
                Optional.of(section).filter(id -> hasSection(symbols.blocks(), id)));
    }

    private static boolean hasSection(List<Block> blocks, String id) {
        return blocks.stream().anyMatch(b -> b instanceof Section s && (s.id().equals(id) || hasSection(s.blocks(), id)));
    }

    private List<Integer> chosen(List<Pair> pairs) {
        if (!pairs.isEmpty()) return List.of(pairs.getFirst().first(), pairs.getFirst().second());
        return weights.isEmpty() ? List.of() : List.of(0);
    }

    // ---- what can be made equal

    private List<Exchange> exchanges() {
        SymmetryGroup group = SymmetryGroup.of(n.program(), n.model().network());
        return n.model().network().map(network -> ofNeurons(network, group)).orElseGet(() -> group.exchanges().stream().map(this::ofFormulas).toList());
    }

    private List<Exchange> ofNeurons(Network network, SymmetryGroup group) {
        List<Exchange> exchanges = new ArrayList<>();
        for (SymmetryGroup.HiddenLayer layer : group.layers()) {
            if (!layer.exchangeable()) continue;
            for (int j = 0; j < layer.neurons(); j++) {
                for (int k = j + 1; k < layer.neurons(); k++) exchanges.add(ofNeurons(network.names(), layer.number() - 1, j, k));
            }
        }
        return exchanges;
    }

    private Exchange ofNeurons(List<LayerNames> layers, int layer, int from, int to) {
        LayerNames own = layers.get(layer);
        List<Copy> copies = new ArrayList<>();
        for (int k = 0; k < own.previous().size(); k++) copies.add(copy(own.weights().get(from).get(k), own.weights().get(to).get(k)));
        if (!own.biases().isEmpty()) copies.add(copy(own.biases().get(from), own.biases().get(to)));
        for (List<String> row : layers.get(layer + 1).weights()) copies.add(copy(row.get(from), row.get(to)));
        return new Exchange(n.say().inlines("interactive.equal.neurons", n.terms().of(own.activations().get(from)), n.terms().of(own.activations().get(to))), copies);
    }

    private Copy copy(String from, String to) {
        return new Copy(numbers.place(from), numbers.place(to));
    }

    private Exchange ofFormulas(Map<String, String> exchange) {
        List<Copy> copies = new ArrayList<>();
        List<Notation> equations = new ArrayList<>();
        exchange.forEach((from, to) -> {
            if (numbers.place(from) >= numbers.place(to)) return;
            copies.add(copy(from, to));
            equations.add(Formulas.equation(n.terms().of(from), n.terms().of(to)));
        });
        return new Exchange(n.say().enumeration(equations, MOST_EQUATIONS), copies);
    }

    // ---- the derivation

    /** The drawing that answers takes the place of all others. */
    private static List<Block> withoutFigures(List<Block> blocks) {
        return blocks.stream().filter(b -> !(b instanceof Figure)).map(b -> switch (b) {
            case Section s -> new Section(s.id(), s.level(), s.heading(), withoutFigures(s.blocks()));
            case Remark r -> new Remark(r.kind(), r.heading(), withoutFigures(r.blocks()));
            case Items i -> new Items(i.numbered(), i.items().stream().map(Interaction::withoutFigures).toList());
            default -> b;
        }).toList();
    }
}
