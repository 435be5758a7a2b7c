package org.gradatim.parse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.expr.Losses;
import org.gradatim.graph.Data;

/** The data of a spec: rows in place, or a CSV file. */
final class DataSpec {
    /** The key of a row's inputs or targets as a list. A number under it belongs to the input or target of that name, if there is one. */
    private static final String X = "x";
    private static final String Y = "y";

    private final List<String> inputs;
    private final List<String> targets;
    private final Optional<Losses> loss;
    private final Path folder;

    /** @param loss what a network's targets must fit */
    DataSpec(List<String> inputs, List<String> targets, Optional<Losses> loss, Path folder) {
        this.inputs = inputs;
        this.targets = targets;
        this.loss = loss;
        this.folder = folder;
    }

    Data read(Yaml data) {
        return switch (data) {
            case Yaml.Sequence rows -> readRows(rows);
            case Yaml.Mapping file -> new CsvFile(folder, file).read(inputs, targets, targetColumns(file), table());
            case Yaml.Text _, Yaml.Numeral _, Yaml.Flag _, Yaml.Nothing _ -> throw new IllegalStateException("the schema lets no other through");
        };
    }

    private Table table() {
        return new Table(inputs, targets, loss);
    }

    private Data readRows(Yaml.Sequence rows) {
        Table table = table();
        for (Yaml row : rows.items()) readRow((Yaml.Mapping) row, table);
        return table.data();
    }

    private void readRow(Yaml.Mapping row, Table table) {
        Map<String, Yaml> values = new LinkedHashMap<>();
        row.entries().forEach((key, entry) -> {
            boolean one = isName(key) && entry.value() instanceof Yaml.Numeral;
            if (key.equals(X) && !one) spread(values, inputs, "input", entry);
            else if (key.equals(Y) && !one) spreadTargets(values, entry);
            else put(values, key, entry);
        });
        table.add(row.place(), name -> Optional.ofNullable(values.get(name)).map(v -> new Table.Cell(Decimals.nearest(v), v::place)));
    }

    private boolean isName(String name) {
        return inputs.contains(name) || targets.contains(name);
    }

    private void spreadTargets(Map<String, Yaml> values, Yaml.Entry entry) {
        Yaml value = entry.value();
        boolean isClass = value instanceof Yaml.Numeral && loss.equals(Optional.of(Losses.CATEGORICAL_CROSSENTROPY));
        if (!isClass) {
            spread(values, targets, "target", entry);
            return;
        }
        int index = Table.classIndex(Decimals.nearest(value), targets.size(), value::place);
        for (int k = 0; k < targets.size(); k++) give(values, targets.get(k), new Yaml.Numeral(value.place(), k == index ? "1" : "0"), entry.place());
    }

    private static void spread(Map<String, Yaml> values, List<String> names, String noun, Yaml.Entry entry) {
        Yaml value = entry.value();
        List<Yaml> items = value instanceof Yaml.Sequence list ? list.items() : List.of(value);
        if (items.size() != names.size()) {
            throw value.place().error("this example has " + items.size() + " " + noun + (items.size() == 1 ? "" : "s") + " listed, it needs "
                    + names.size() + (names.isEmpty() ? "" : " (" + String.join(", ", names) + ")"));
        }
        for (int i = 0; i < names.size(); i++) give(values, names.get(i), items.get(i), entry.place());
    }

    private void put(Map<String, Yaml> values, String name, Yaml.Entry entry) {
        if (!isName(name)) {
            List<String> known = new ArrayList<>(inputs);
            known.addAll(targets);
            throw entry.place().error("there is no input or target " + Quote.of(name) + "; " + Nearest.advice(name, known));
        }
        if (!(entry.value() instanceof Yaml.Numeral)) {
            throw entry.value().place().error(Quote.of(name) + " takes one number in each example, found " + entry.value().inWords());
        }
        give(values, name, entry.value(), entry.place());
    }

    private static void give(Map<String, Yaml> values, String name, Yaml value, Place place) {
        if (values.put(name, value) != null) throw place.error(Quote.of(name) + " is given twice in this example; delete one of the two");
    }

    /** The columns of a CSV file that hold the targets; for classes one column with their indices will do. */
    private List<String> targetColumns(Yaml.Mapping file) {
        List<String> columns = new ArrayList<>();
        file.get("targets").ifPresent(list -> ((Yaml.Sequence) list).items().forEach(t -> columns.add(((Yaml.Text) t).value())));
        if (file.get("targets").isEmpty()) columns.addAll(targets);
        boolean indices = columns.size() == 1 && loss.equals(Optional.of(Losses.CATEGORICAL_CROSSENTROPY));
        if (columns.size() != targets.size() && !indices) {
            throw file.placeOf("targets").error("`targets` names " + columns.size() + (columns.size() == 1 ? " column" : " columns") + ", it needs "
                    + targets.size() + ", one for each of " + Quote.all(targets));
        }
        return columns;
    }
}
