package org.gradatim.check.answer;

import static org.gradatim.notation.Formulas.number;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Grids;
import org.gradatim.expr.Var;
import org.gradatim.graph.Model;
import org.gradatim.graph.NamedArray;
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
    private static final String LAST_LAYER = "L";

    private final Program one;
    private final Arrangement arrangement;
    private final ProgramNames names;
    /** As a program writes it, where it was asked for. */
    private final Map<String, Named> plain = new HashMap<>();
    private final Map<String, Named> arrays = new LinkedHashMap<>();
    private final Optional<Network> network;
    private final OtherNames others;
    private final int layers;
    private final IndexRange indices;

    /**
     * @param unrolled where names range over several examples
     * @param layout   how examples and weights stand
     */
    NameTable(Model model, Optional<Unrolled> unrolled, Layout layout) {
        this.one = model.program();
        this.arrangement = new Arrangement(one, unrolled, layout);
        this.names = new ProgramNames(one);
        this.network = model.network();
        this.layers = model.network().map(n -> n.layers().size()).orElse(0);
        one.arrays().forEach(this::addArray);
        network.ifPresent(n -> NetworkArrays.of(n).forEach(this::addArray));
        this.others = new OtherNames(model, arrangement, this::plain);
        this.indices = new IndexRange(model, names, unrolled.map(Unrolled::examples).orElse(1));
    }

    private Named plain(String name) {
        return plain.computeIfAbsent(name, n -> new Named(n, one.symbols().of(n), arrangement.of(List.of(n), 1, 1), arrangement.varies(n)));
    }

    private void addArray(NamedArray array) {
        if (array.columns() > 1 && arrangement.varies(array.names().getFirst())) return;
        Named named = new Named(array.name(), array.symbol(), arrangement.of(array), arrangement.varies(array.names().getFirst()));
        arrays.putIfAbsent(Spelling.of(array.name()).key(), named);
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
        return array.or(() -> names.all().stream().filter(arrangement::varies).map(this::plain).filter(n -> n.grid().equals(variables)).findFirst());
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
        return layeredEntry(s).or(() -> primary(s)).or(() -> array(s, false)).or(() -> others.find(lower(s).key()))
                .or(() -> others.find(s.key())).or(() -> array(s, true)).or(() -> entry(s)).or(() -> exampleBelow(s));
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
        Grid grid = arrangement.oriented(array.grid());
        boolean ofOneNeuron = grid.rows() == 1 && grid.columns() > 1 && !array.varies();
        if (at.isEmpty() || at.stream().anyMatch(i -> i < 1) || at.getFirst() > grid.rows() && !(at.size() == 1 && ofOneNeuron)) return Optional.empty();
        if (at.size() == 1 && ofOneNeuron) return entry(array, List.of(1, at.getFirst()));
        Notation symbol = Symbols.entry(array.symbol(), at);
        if (at.size() == 1 && (array.varies() || grid.columns() == 1)) {
            return Optional.of(new Named(array.name() + "_" + at.getFirst(), symbol, arrangement.oriented(Grids.row(grid, at.getFirst() - 1)), array.varies()));
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
        if (round && arrangement.isUnrolled() && example.isPresent()) return example;
        return layer(s).or(() -> example);
    }

    private Optional<Named> layer(Spelling s) {
        Spelling first = s.layerFirst();
        if (network.isPresent()) {
            Optional<Named> scalar = s.indices().isEmpty() ? Optional.empty() : others.find(lower(first).key()).or(() -> layered(first));
            return scalar.or(() -> array(first, true)).or(() -> entry(first.withStem(first.stem().toUpperCase(Locale.ROOT))))
                    .or(() -> others.find(first.key()));
        }
        return primary(first).or(() -> primary(s.layerLast())).or(() -> array(first, true)).or(() -> entry(first));
    }

    /** {@code w1_12} with a layer and two indices apart, as where letters have stood: {@code w1_jk}. No other name has three. */
    private Optional<Named> layeredEntry(Spelling s) {
        if (network.isEmpty() || s.indices().size() != 3 || exactly(s.plain()).isPresent()) return Optional.empty();
        return layered(lower(s));
    }

    /** {@code w^{[1]}_{1,2}} is w1_12. */
    private Optional<Named> layered(Spelling first) {
        if (first.indices().size() < 2) return Optional.empty();
        String rest = String.join("", first.indices().subList(1, first.indices().size()));
        return others.find(lower(first).withIndices(List.of(first.indices().getFirst(), rest)).key());
    }

    private Optional<Named> example(Spelling s, boolean matrices) {
        if (!arrangement.isUnrolled() || s.above().isEmpty()) return Optional.empty();
        Above last = s.above().getLast();
        if (last.bracket() == '[') return Optional.empty();
        Spelling rest = new Spelling(s.stem(), s.indices(), s.above().subList(0, s.above().size() - 1), s.plain());
        return find(rest, matrices).flatMap(n -> inExample(n, last.text()));
    }

    /** {@code y_2} for the second example, where there is one y. */
    private Optional<Named> exampleBelow(Spelling s) {
        if (!arrangement.isUnrolled() || s.indices().isEmpty()) return Optional.empty();
        return find(s.withIndices(s.indices().subList(0, s.indices().size() - 1)), false).flatMap(n -> inExample(n, s.indices().getLast()));
    }

    /** What stands for one example where there is something for each, if there is. */
    Optional<Grid> inExample(Grid all, int example) {
        return arrangement.inExample(all, example);
    }

    private Optional<Named> inExample(Named name, String example) {
        if (!name.varies() || !example.matches("[0-9]{1,6}")) return Optional.empty();
        int i = Integer.parseInt(example);
        return arrangement.inExample(name.grid(), i).map(column -> new Named(name.name() + "^(" + i + ")", Symbols.inExample(name.symbol(), number(example)), column, false));
    }

    /** Whether each row of a matrix over the examples is one of them. */
    boolean examplesInRows() {
        return arrangement.inRows() && arrangement.isUnrolled();
    }

    /** The numbers for which letters among the indices may stand. */
    IndexRange indices() {
        return indices;
    }
}
