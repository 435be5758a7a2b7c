package org.gradatim.check.answer;

import static org.gradatim.notation.Formulas.number;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Grids;
import org.gradatim.expr.Var;
import org.gradatim.graph.Model;
import org.gradatim.graph.NamedArray;
import org.gradatim.graph.Naming;
import org.gradatim.graph.Network;
import org.gradatim.graph.NetworkArrays;
import org.gradatim.graph.Program;
import org.gradatim.graph.Symbols;
import org.gradatim.graph.Unrolled;
import org.gradatim.notation.Notation;
import org.gradatim.parse.answer.Written.Above;
import org.gradatim.parse.array.Spelling;

/**
 * Finds the name of a model that somebody means: as the model writes it, with other scripts ({@code w_{1}} for {@code w1}), in another
 * notation of the same network ({@code w^{[1]}_{12}} for {@code w2}), as a matrix of a layer, as an entry of one, in one of the examples.
 */
final class NameTable {
    /** A prediction, whatever the last layer is called. */
    private static final List<String> PREDICTIONS = List.of("yhat", "y_hat", "Yhat", "Y_hat", "ypred", "y_pred", "yhats", "ybar", "ytilde", "h_theta", "h_w", "probs", "y_predicted");

    private static final String LAST_LAYER = "L";

    private final Program one;
    private final Optional<Unrolled> unrolled;
    private final boolean rows;
    private final boolean weightsInAColumn;
    private final ProgramNames names;
    /** As a program writes it, where it was asked for. */
    private final Map<String, Named> plain = new HashMap<>();
    private final Map<String, Named> arrays = new LinkedHashMap<>();
    private final Optional<Network> network;
    /** What everybody calls by the same name: ŷ, x, y. */
    private final Map<String, Named> otherNames = new HashMap<>();
    /** Of a large network there are many; they are not wanted where an answer is written in the names of the model. */
    private Map<String, Named> otherNotations;
    private final int layers;
    private final IndexRange indices;

    /**
     * @param unrolled where names range over several examples
     * @param layout   how examples and weights stand
     */
    NameTable(Model model, Optional<Unrolled> unrolled, Layout layout) {
        this.one = model.program();
        this.unrolled = unrolled;
        this.rows = layout == Layout.ROWS;
        this.weightsInAColumn = layout == Layout.WEIGHTS_IN_A_COLUMN;
        this.names = new ProgramNames(one);
        this.network = model.network();
        this.layers = model.network().map(n -> n.layers().size()).orElse(0);
        one.arrays().forEach(this::addArray);
        network.ifPresent(this::addNetwork);
        addSingle("y", one.targets());
        addSingle("x", one.inputs());
        this.indices = new IndexRange(model, names, unrolled.map(Unrolled::examples).orElse(1));
    }

    private Named plain(String name) {
        return plain.computeIfAbsent(name, n -> new Named(n, one.symbols().of(n), variables(List.of(n), 1, 1), varies(n)));
    }

    private Optional<Named> otherNotation(String key) {
        Named general = otherNames.get(key);
        if (general != null || network.isEmpty() || !isOfLayer(key)) return Optional.ofNullable(general);
        if (otherNotations == null) addNotations(network.get());
        return Optional.ofNullable(otherNotations.get(key));
    }

    /** Whether the key has the form that those of weights, biases and neurons have in all notations. */
    private static boolean isOfLayer(String key) {
        return key.length() > 2 && "wbza".indexOf(key.charAt(0)) >= 0 && key.charAt(1) == '_';
    }

    private boolean varies(String name) {
        return unrolled.isPresent() && one.variesByExample(name);
    }

    /** The variables of names that stand in rows and columns; those that vary by example get a column for each. */
    private Grid variables(List<String> names, int height, int width) {
        if (width == 1 && varies(names.getFirst())) {
            int examples = unrolled.orElseThrow().examples();
            return oriented(Grids.build(height, examples, (i, j) -> Var.of(Unrolled.inExample(names.get(i), j + 1))));
        }
        List<Expr> entries = names.stream().map(n -> (Expr) Var.of(n)).toList();
        return oriented(new Grid(height, width, entries));
    }

    private Grid oriented(Grid grid) {
        return rows && !grid.isScalar() ? Grids.transpose(grid) : grid;
    }

    private void addArray(NamedArray array) {
        if (unrolled.isPresent() && array.columns() > 1 && varies(array.names().getFirst())) return;
        Named named = new Named(array.name(), array.symbol(), standing(array), varies(array.names().getFirst()));
        arrays.putIfAbsent(Spelling.of(array.name()).key(), named);
    }

    private Grid standing(NamedArray array) {
        Grid grid = variables(array.names(), array.rows(), array.columns());
        return weightsInAColumn && array.name().startsWith("W") ? Grids.transpose(grid) : grid;
    }

    private void addNotations(Network network) {
        otherNotations = new HashMap<>();
        for (Naming naming : Naming.values()) if (naming != network.naming()) addNotation(network, naming);
        if (network.naming() != Naming.FLAT) addNotation(network, network.naming());
    }

    private void addNetwork(Network network) {
        NetworkArrays.of(network).forEach(this::addArray);
        List<String> outputs = network.names().getLast().activations();
        Notation symbol = outputs.size() == 1 ? one.symbols().of(outputs.getFirst()) : NetworkArrays.predictions();
        Named prediction = new Named(outputs.size() == 1 ? outputs.getFirst() : "Yhat", symbol, variables(outputs, outputs.size(), 1), varies(outputs.getFirst()));
        otherNames.putIfAbsent("a", prediction);
        PREDICTIONS.forEach(n -> otherNames.putIfAbsent(Spelling.of(n).key(), prediction));
        for (int k = 1; k <= outputs.size(); k++) {
            for (String n : PREDICTIONS) otherNames.putIfAbsent(Spelling.of(n).key() + "_" + k, plain(outputs.get(k - 1)));
        }
        for (int k = 1; k <= network.inputs().size(); k++) otherNames.putIfAbsent("x_" + k, plain(network.inputs().get(k - 1)));
        for (int k = 1; k <= network.targets().size(); k++) otherNames.putIfAbsent("y_" + k, plain(network.targets().get(k - 1)));
    }

    private void addNotation(Network network, Naming naming) {
        List<Network.LayerNames> own = network.names();
        List<Network.LayerNames> other = new Network(network.inputs(), network.layers(), network.loss(), network.l2(), naming).names();
        for (int l = 0; l < own.size(); l++) {
            for (int j = 0; j < own.get(l).weights().size(); j++) addNotation(other.get(l).weights().get(j), own.get(l).weights().get(j));
            addNotation(other.get(l).biases(), own.get(l).biases());
            addNotation(other.get(l).preActivations(), own.get(l).preActivations());
            addNotation(other.get(l).activations(), own.get(l).activations());
        }
    }

    private void addNotation(List<String> other, List<String> own) {
        for (int i = 0; i < own.size(); i++) otherNotations.putIfAbsent(Spelling.of(other.get(i)).key(), plain(own.get(i)));
    }

    private void addSingle(String name, List<String> all) {
        if (all.size() == 1) otherNames.putIfAbsent(name, plain(all.getFirst()));
        if (all.size() == 1) otherNames.putIfAbsent(name + "_1", plain(all.getFirst()));
    }

    /** All names, for advice. */
    Collection<String> known() {
        List<String> known = names.all();
        arrays.values().forEach(a -> known.add(a.name()));
        return known;
    }

    /** The name as the model writes it. */
    Optional<Named> exactly(String name) {
        return one.knows(name) ? Optional.of(plain(name)) : Optional.empty();
    }

    /** What the model calls these variables together, if it has a name for them. */
    Optional<Named> named(Grid variables) {
        String first = ((Var) variables.entries().getFirst()).name();
        if (variables.isScalar()) return Optional.of(new Named(first, one.symbols().of(first), variables, false));
        Optional<Named> array = arrays.values().stream().filter(a -> a.grid().equals(variables)).findFirst();
        return array.or(() -> names.all().stream().filter(this::varies).map(this::plain).filter(n -> n.grid().equals(variables)).findFirst());
    }

    /** Whether this is written as a matrix of the model, capital letters and all. */
    boolean isMatrix(Spelling s) {
        if (s.stem().length() != 1 && !s.stem().equals("Yhat")) return false;
        boolean capital = Character.isUpperCase(s.stem().charAt(0));
        boolean named = arrays.containsKey(s.key()) || arrays.containsKey(s.layerFirst().key()) && s.indices().isEmpty();
        return named && (capital || network.isEmpty()) || network.isPresent() && !s.above().isEmpty() && s.indices().isEmpty() && s.above().getFirst().bracket() == '[';
    }

    /** Whether this is a matrix of the model, if only with one entry. */
    boolean isMatrix(Named name) {
        return !name.grid().isScalar() || arrays.get(Spelling.of(name.name()).key()) == name;
    }

    Optional<Named> bySymbol(Notation symbol) {
        return names.bySymbol(symbol).map(this::plain);
    }

    /** @param matrices whether a name such as a1 that may be a matrix or a number is the matrix */
    Optional<Named> find(Spelling s, boolean matrices) {
        if (!s.above().isEmpty()) return superscripted(s, matrices);
        if (matrices) {
            Optional<Named> array = array(s, true);
            if (array.isPresent()) return array;
        }
        return primary(s).or(() -> array(s, false)).or(() -> otherNotation(lower(s).key()))
                .or(() -> otherNotation(s.key())).or(() -> array(s, true)).or(() -> entry(s)).or(() -> exampleBelow(s));
    }

    private Optional<Named> primary(Spelling s) {
        return exactly(s.plain()).or(() -> names.bySpelling(s).map(this::plain));
    }

    private static Spelling lower(Spelling s) {
        return s.stem().length() == 1 ? s.withStem(s.stem().toLowerCase(Locale.ROOT)) : s;
    }

    private Optional<Named> array(Spelling s, boolean anyCase) {
        Named exact = arrays.get(s.key());
        if (exact != null || !anyCase || s.stem().length() != 1) return Optional.ofNullable(exact);
        String stem = s.stem();
        String other = stem.equals(stem.toUpperCase(Locale.ROOT)) ? stem.toLowerCase(Locale.ROOT) : stem.toUpperCase(Locale.ROOT);
        return Optional.ofNullable(arrays.get(s.withStem(other).key()));
    }

    /** An entry of a matrix: {@code W_{12}}, {@code W1_11}, {@code X_2}. */
    private Optional<Named> entry(Spelling s) {
        for (int n = Math.min(2, s.indices().size()); n > 0; n--) {
            List<String> last = s.indices().subList(s.indices().size() - n, s.indices().size());
            Spelling body = s.withIndices(s.indices().subList(0, s.indices().size() - n));
            Optional<Named> array = body.above().isEmpty() ? array(body, false) : Optional.empty();
            Optional<Named> entry = array.flatMap(a -> entry(a, digits(last)));
            if (entry.isPresent()) return entry;
        }
        return Optional.empty();
    }

    private static List<Integer> digits(List<String> indices) {
        if (!indices.stream().allMatch(i -> i.matches("[0-9]{1,4}"))) return List.of();
        if (indices.size() == 1 && indices.getFirst().length() == 2) return indices.getFirst().chars().map(c -> c - '0').boxed().toList();
        return indices.stream().map(Integer::valueOf).toList();
    }

    private Optional<Named> entry(Named array, List<Integer> at) {
        Grid grid = rows ? Grids.transpose(array.grid()) : array.grid();
        boolean ofOneNeuron = grid.rows() == 1 && grid.columns() > 1 && !array.varies();
        if (at.isEmpty() || at.stream().anyMatch(i -> i < 1) || at.getFirst() > grid.rows() && !(at.size() == 1 && ofOneNeuron)) return Optional.empty();
        if (at.size() == 1 && ofOneNeuron) return entry(array, List.of(1, at.getFirst()));
        Notation symbol = Symbols.entry(array.symbol(), at);
        if (at.size() == 1 && (array.varies() || grid.columns() == 1)) {
            return Optional.of(new Named(array.name() + "_" + at.getFirst(), symbol, oriented(Grids.row(grid, at.getFirst() - 1)), array.varies()));
        }
        if (at.size() != 2 || at.getLast() > grid.columns()) return Optional.empty();
        Grid entry = Grid.scalar(grid.at(at.getFirst() - 1, at.getLast() - 1));
        return Optional.of(new Named(((Var) entry.at(0, 0)).name(), one.symbols().of(((Var) entry.at(0, 0)).name()), entry, false));
    }

    /** What the letter of the last layer stands for, where it is written above a name. */
    Map<String, Integer> lastLayer(Spelling s, Numbering numbering) {
        boolean last = network.isPresent() && s.above().stream().anyMatch(a -> a.text().contains(LAST_LAYER)) && s.letters().contains(LAST_LAYER);
        return last ? Map.of(LAST_LAYER, numbering.last(layers)) : Map.of();
    }

    /** With a superscript: a layer or an example, whichever there is. */
    private Optional<Named> superscripted(Spelling s, boolean matrices) {
        Optional<Named> example = example(s, matrices);
        boolean round = s.above().getLast().bracket() == '(';
        if (round && unrolled.isPresent() && example.isPresent()) return example;
        return layer(s).or(() -> example);
    }

    private Optional<Named> layer(Spelling s) {
        Spelling first = s.layerFirst();
        if (network.isPresent()) {
            Optional<Named> scalar = s.indices().isEmpty() ? Optional.empty() : otherNotation(lower(first).key()).or(() -> layered(first));
            return scalar.or(() -> array(first, true)).or(() -> entry(first.withStem(first.stem().toUpperCase(Locale.ROOT))))
                    .or(() -> otherNotation(first.key()));
        }
        return primary(first).or(() -> primary(s.layerLast())).or(() -> array(first, true)).or(() -> entry(first));
    }

    /** {@code w^{[1]}_{1,2}} is w1_12. */
    private Optional<Named> layered(Spelling first) {
        if (first.indices().size() < 2) return Optional.empty();
        String rest = String.join("", first.indices().subList(1, first.indices().size()));
        return otherNotation(lower(first).withIndices(List.of(first.indices().getFirst(), rest)).key());
    }

    private Optional<Named> example(Spelling s, boolean matrices) {
        if (unrolled.isEmpty() || s.above().isEmpty()) return Optional.empty();
        Above last = s.above().getLast();
        if (last.bracket() == '[') return Optional.empty();
        Spelling rest = new Spelling(s.stem(), s.indices(), s.above().subList(0, s.above().size() - 1), s.plain());
        return find(rest, matrices).flatMap(n -> inExample(n, last.text()));
    }

    /** {@code y_2} for the second example, where there is one y. */
    private Optional<Named> exampleBelow(Spelling s) {
        if (unrolled.isEmpty() || s.indices().isEmpty()) return Optional.empty();
        return find(s.withIndices(s.indices().subList(0, s.indices().size() - 1)), false).flatMap(n -> inExample(n, s.indices().getLast()));
    }

    /** What stands for one example where there is something for each, if there is. */
    Optional<Grid> inExample(Grid all, int example) {
        int examples = unrolled.map(Unrolled::examples).orElse(0);
        boolean each = (rows ? all.rows() : all.columns()) == examples && example >= 1 && example <= examples;
        if (!each) return Optional.empty();
        return Optional.of(rows ? Grids.row(all, example - 1) : Grids.column(all, example - 1));
    }

    private Optional<Named> inExample(Named name, String example) {
        if (!name.varies() || !example.matches("[0-9]{1,6}")) return Optional.empty();
        int i = Integer.parseInt(example);
        if (i < 1 || i > unrolled.orElseThrow().examples()) return Optional.empty();
        Grid column = rows ? Grids.row(name.grid(), i - 1) : Grids.column(name.grid(), i - 1);
        return Optional.of(new Named(name.name() + "^(" + i + ")", Symbols.inExample(name.symbol(), number(example)), column, false));
    }

    /** Whether each row of a matrix over the examples is one of them. */
    boolean examplesInRows() {
        return rows && unrolled.isPresent();
    }

    /** The numbers for which letters among the indices may stand. */
    IndexRange indices() {
        return indices;
    }
}
