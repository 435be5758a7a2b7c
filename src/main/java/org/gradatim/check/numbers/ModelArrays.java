package org.gradatim.check.numbers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradatim.graph.Model;
import org.gradatim.graph.Network;
import org.gradatim.graph.Network.LayerNames;

/**
 * The arrays of names that a model has: W1, b1, z1, a1 of a network's layers; in a model of formulas what an index makes one, such as
 * W1_11 … W1_42 or th0 … th3.
 */
final class ModelArrays {
    private static final Pattern INDEXED = Pattern.compile("(.*?[A-Za-z_])_?([0-9]+(?:[_,][0-9]+)*)");

    private final Map<String, List<NameGrid>> byName = new LinkedHashMap<>();

    /** @param names row by row */
    record NameGrid(int rows, List<String> names) {
        int columns() {
            return names.size() / rows;
        }
    }

    ModelArrays(Model model) {
        model.network().ifPresentOrElse(this::layers, () -> indexed(model));
    }

    /** The arrays that may be meant by this name, the likeliest first. */
    List<NameGrid> named(String name) {
        return byName.getOrDefault(name, List.of());
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** One name for each array of parameters: W1, b1, W2, … */
    List<String> parameterArrays(Model model) {
        Map<NameGrid, String> first = new LinkedHashMap<>();
        Set<String> known = new HashSet<>(model.program().parameters());
        byName.forEach((name, grids) -> {
            boolean parameters = known.containsAll(grids.getFirst().names());
            if (parameters) first.putIfAbsent(grids.getFirst(), name);
        });
        return List.copyOf(first.values());
    }

    private void layers(Network network) {
        List<LayerNames> layers = network.names();
        for (int l = 1; l <= layers.size(); l++) {
            LayerNames layer = layers.get(l - 1);
            List<String> weights = layer.weights().stream().flatMap(List::stream).toList();
            NameGrid matrix = new NameGrid(layer.weights().size(), weights);
            String number = layers.size() == 1 ? "" : Integer.toString(l);
            for (String name : List.of("W" + number, "w" + number, "W" + l, "w" + l, "theta" + l, "Theta" + l)) add(name, matrix);
            if (!layer.biases().isEmpty()) for (String name : List.of("b" + number, "B" + number, "b" + l, "B" + l)) add(name, column(layer.biases()));
            for (String name : List.of("z" + l, "Z" + l, "z" + number, "Z" + number)) add(name, column(layer.preActivations()));
            for (String name : List.of("a" + l, "A" + l, "h" + l, "H" + l, "a" + number, "A" + number)) add(name, column(layer.activations()));
        }
    }

    private static NameGrid column(List<String> names) {
        return new NameGrid(names.size(), names);
    }

    private void add(String name, NameGrid grid) {
        List<NameGrid> known = byName.computeIfAbsent(name, _ -> new ArrayList<>());
        if (!known.contains(grid)) known.add(grid);
    }

    private void indexed(Model model) {
        Map<String, Map<String, String>> bases = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(model.program().parameters());
        model.program().definitions().forEach(d -> names.add(d.name()));
        for (String name : names) {
            Matcher match = INDEXED.matcher(name);
            if (match.matches()) bases.computeIfAbsent(match.group(1).replaceFirst("_$", ""), _ -> new LinkedHashMap<>()).put(match.group(2), name);
        }
        bases.forEach((base, byIndex) -> {
            matrix(base, byIndex);
            if (byIndex.size() > 1 && byIndex.keySet().stream().allMatch(i -> i.matches("[0-9]+"))) {
                Map<Integer, String> ordered = new TreeMap<>();
                byIndex.forEach((index, name) -> ordered.put(index.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(index), name));
                if (ordered.size() == byIndex.size()) add(base, column(List.copyOf(ordered.values())));
            }
        });
    }

    /** A full rectangle of names with two indices, such as 11, 12, 21, 22. */
    private void matrix(String base, Map<String, String> byIndex) {
        Map<Integer, Map<Integer, String>> rows = new TreeMap<>();
        for (var named : byIndex.entrySet()) {
            String[] index = named.getKey().matches("[0-9]{2}") ? named.getKey().split("") : named.getKey().split("[_,]");
            if (index.length != 2 || index[0].length() > 6 || index[1].length() > 6) return;
            rows.computeIfAbsent(Integer.parseInt(index[0]), _ -> new TreeMap<>()).put(Integer.parseInt(index[1]), named.getValue());
        }
        if (rows.isEmpty()) return;
        var columns = rows.values().iterator().next().keySet();
        if (rows.values().stream().anyMatch(row -> !row.keySet().equals(columns))) return;
        add(base, new NameGrid(rows.size(), rows.values().stream().flatMap(row -> row.values().stream()).toList()));
    }
}
