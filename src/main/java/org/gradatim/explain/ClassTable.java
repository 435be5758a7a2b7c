package org.gradatim.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.compare.EqualityClass;
import org.gradatim.compare.Partition;
import org.gradatim.document.Block.Align;
import org.gradatim.document.Block.Column;
import org.gradatim.document.Block.Table;
import org.gradatim.document.Inline;
import org.gradatim.graph.Network;
import org.gradatim.graph.Network.LayerNames;
import org.gradatim.notation.Notation;

/** The classes of a network's parameters, counted by matrices. */
final class ClassTable {
    private final Narration n;
    private final Map<Notation, List<String>> matrices;
    private final Map<String, EqualityClass> classes;

    ClassTable(Narration narration, Network network, Partition partition) {
        this.n = narration;
        this.matrices = matrices(network);
        this.classes = classes(partition);
    }

    /** The weights and the biases of each layer. */
    private static Map<Notation, List<String>> matrices(Network network) {
        Map<Notation, List<String>> matrices = new LinkedHashMap<>();
        List<LayerNames> layers = network.names();
        for (int l = 1; l <= layers.size(); l++) {
            LayerNames layer = layers.get(l - 1);
            matrices.put(Layers.matrix("W", l, network), layer.weights().stream().flatMap(List::stream).toList());
            if (!layer.biases().isEmpty()) matrices.put(Layers.matrix("b", l, network), layer.biases());
        }
        return matrices;
    }

    Table table() {
        List<Column> header = List.of(column("matrix", Align.LEFT), column("count", Align.RIGHT), column("classes", Align.LEFT), column("frozen", Align.RIGHT));
        List<List<List<Inline>>> rows = new ArrayList<>();
        matrices.forEach((matrix, names) -> rows.add(List.of(List.of(new Inline.Formula(matrix)),
                text(Names.count(names.size())), sizes(names), frozen(names))));
        return new Table(n.say().inlines("symmetry.table.caption"), header, rows);
    }

    /** The first class of each matrix. */
    List<EqualityClass> examples() {
        return matrices.values().stream().flatMap(names -> names.stream().map(classes::get).filter(EqualityClass::isShared).limit(1)).distinct().toList();
    }

    private static Map<String, EqualityClass> classes(Partition partition) {
        Map<String, EqualityClass> byName = new HashMap<>();
        for (EqualityClass c : partition.classes()) c.members().forEach(name -> byName.put(name, c));
        return byName;
    }

    private Column column(String key, Align align) {
        return new Column(n.say().inlines("symmetry.table." + key), align);
    }

    private List<Inline> text(String text) {
        return List.of(new Inline.Text(text));
    }

    private List<Inline> sizes(List<String> names) {
        Map<EqualityClass, Integer> sizes = new LinkedHashMap<>();
        for (String name : names) sizes.merge(classes.get(name), 1, Integer::sum);
        List<Integer> shared = sizes.values().stream().filter(size -> size > 1).sorted().toList();
        if (shared.isEmpty()) return n.say().inlines("symmetry.table.none");
        String count = Names.count(shared.size());
        return shared.getFirst().equals(shared.getLast()) ? n.say().inlines("symmetry.table.size", count, Names.count(shared.getFirst()))
                : n.say().inlines("symmetry.table.sizes", count, Names.count(shared.getFirst()), Names.count(shared.getLast()));
    }

    private List<Inline> frozen(List<String> names) {
        long frozen = names.stream().filter(name -> classes.get(name).isFrozen()).count();
        return frozen == 0 ? n.say().inlines("symmetry.table.none") : text(Names.count(frozen));
    }
}
