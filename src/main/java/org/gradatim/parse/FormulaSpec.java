package org.gradatim.parse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Traversal;
import org.gradatim.graph.Data;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;
import org.gradatim.graph.SymbolException;
import org.gradatim.graph.Symbols;

/** A spec of formulas, as the schema has let it through. */
final class FormulaSpec {
    /** Euler's number in books; here it would silently become a parameter. */
    private static final String EULER = "e";

    private final Yaml.Mapping spec;
    private final List<Definition> definitions = new ArrayList<>();
    private final Map<String, Definition> byName = new LinkedHashMap<>();
    /** What each name is that no formula defines: input, target or constant. */
    private final Map<String, String> kinds = new HashMap<>();
    private final MatrixDefinitions matrices;

    /** A definition and the text that it comes from. */
    private record Definition(Equation equation, FormulaText source, Place place) {
        String name() {
            return equation.name();
        }

        Set<String> uses() {
            return Traversal.variables(equation.value());
        }
    }

    private FormulaSpec(Yaml.Mapping spec) {
        this.spec = spec;
        this.matrices = MatrixDefinitions.of(spec);
    }

    static Model model(Yaml.Mapping spec, Path folder) {
        return new FormulaSpec(spec).model(folder);
    }

    private Model model(Path folder) {
        List<String> inputs = names("inputs", "an input");
        List<String> targets = names("targets", "a target");
        Map<String, Rational> constants = constants();
        readDefinitions();
        Set<String> parameters = parameters();
        String root = root();
        Program.Builder builder = Program.builder().inputs(inputs).targets(targets).parameters(parameters).root(root).symbols(symbols(parameters));
        constants.forEach(builder::constant);
        definitions.forEach(d -> builder.define(d.name(), d.equation().value()));
        matrices.arrays().forEach(builder::array);
        Program program = builder.build();
        Values values = values(parameters);
        Data data = spec.get("data").map(d -> new DataSpec(inputs, targets, Optional.empty(), folder).read(d)).orElse(Data.NONE);
        List<String> withRespectTo = withRespectTo(parameters, root);
        return new Model(SpecReader.title(spec), program, Optional.empty(), withRespectTo, values.byName(), values.origin(), data,
                spec.get("training").map(t -> SpecReader.training((Yaml.Mapping) t)),
                QuestionsSpec.read(spec, program, withRespectTo, folder), ExperimentsSpec.read(spec, other -> model(other, folder)),
                AliasesSpec.read(spec, program, Optional.empty()));
    }

    private List<String> names(String key, String kind) {
        List<String> names = new ArrayList<>();
        for (Yaml item : items(key)) {
            for (String name : matrices.entries(((Yaml.Text) item).value())) {
                take(name, kind, item.place());
                names.add(name);
            }
        }
        return names;
    }

    private Map<String, Rational> constants() {
        Map<String, Rational> constants = new LinkedHashMap<>();
        spec.get("constants").ifPresent(map -> ((Yaml.Mapping) map).entries().forEach((name, entry) -> {
            take(name, "a constant", entry.place());
            constants.put(name, Decimals.exact(entry.value()));
        }));
        return constants;
    }

    private void take(String name, String kind, Place place) {
        Functions.refuseAsName(name, place);
        String before = kinds.putIfAbsent(name, kind);
        if (before != null) throw place.error(Quote.of(name) + " is " + before + " already; it cannot be " + kind + " too");
    }

    private void readDefinitions() {
        if (matrices.areUsed()) {
            matrices.read(items("definitions")).forEach(m -> add(new Definition(m.equation(), m.source(), m.source().source().orElseThrow().place())));
            return;
        }
        for (Yaml item : items("definitions")) {
            FormulaText source = FormulaText.of((Yaml.Text) item);
            Definition definition = new Definition(FormulaReader.readEquation(source), source, item.place());
            requireNewName(definition);
            add(definition);
        }
        Set<String> defined = new LinkedHashSet<>();
        for (Definition definition : definitions) {
            for (String name : definition.uses()) requireDefined(name, definition, defined);
            defined.add(definition.name());
        }
    }

    private void add(Definition definition) {
        definitions.add(definition);
        byName.put(definition.name(), definition);
    }

    private void requireNewName(Definition definition) {
        String name = definition.name();
        int at = definition.source().text().indexOf(name);
        Definition first = byName.get(name);
        if (first != null) {
            throw definition.source().error(at, Quote.of(name) + " is defined twice, first in line " + first.place().line() + "; give one of the two another name");
        }
        if (kinds.containsKey(name)) {
            throw definition.source().error(at, Quote.of(name) + " is " + kinds.get(name) + " and cannot be defined by a formula; delete one of the two");
        }
        if (Functions.named(name).isPresent()) throw definition.source().error(at, Quote.of(name) + " is a function; choose another name");
    }

    private void requireDefined(String name, Definition user, Set<String> defined) {
        FormulaText source = user.source();
        if (name.equals(EULER) && !byName.containsKey(name) && !kinds.containsKey(name)) {
            throw source.error(PlainTokenizer.find(source, name), "`e` is not defined; write `exp(x)` for e to the power x, or give `e` under `constants`");
        }
        if (defined.contains(name) || !byName.containsKey(name)) return;
        int at = PlainTokenizer.find(source, name);
        if (name.equals(user.name())) throw source.error(at, Quote.of(name) + " is defined by itself; use another name on one of the two sides");
        Definition later = byName.get(name);
        throw source.error(at, dependsOn(later, user.name())
                ? Quote.of(name) + " and " + Quote.of(user.name()) + " are defined by each other; one of them needs a formula without the other"
                : Quote.of(name) + " is used here but defined only in line " + later.place().line() + "; move its definition before this one");
    }

    /** Whether the definition uses the name, directly or through others. */
    private boolean dependsOn(Definition definition, String name) {
        Set<String> reached = new LinkedHashSet<>(definition.uses());
        List<String> pending = new ArrayList<>(reached);
        while (!pending.isEmpty()) {
            Definition next = byName.get(pending.removeLast());
            if (next == null) continue;
            for (String used : next.uses()) if (reached.add(used)) pending.add(used);
        }
        return reached.contains(name);
    }

    /** Names that nobody defines, in the order in which they are first used. */
    private Set<String> parameters() {
        Set<String> parameters = new LinkedHashSet<>();
        for (Definition definition : definitions) {
            for (String name : definition.uses()) if (!byName.containsKey(name) && !kinds.containsKey(name)) parameters.add(name);
        }
        Limit.PARAMETERS.require(parameters.size(), spec.placeOf("definitions"));
        return parameters;
    }

    private String root() {
        Optional<Yaml> wanted = spec.get("differentiate");
        matrices.requireNumber(wanted.map(w -> ((Yaml.Text) w).value()).orElseGet(() -> definitions.getLast().name()), spec.placeOf(wanted.isPresent() ? "differentiate" : "definitions"));
        if (wanted.isEmpty()) return definitions.getLast().name();
        String name = ((Yaml.Text) wanted.get()).value();
        if (byName.containsKey(name)) return name;
        throw wanted.get().place().error(Quote.of(name) + " is to be differentiated but is not among the definitions; " + Nearest.advice(name, byName.keySet()));
    }

    private List<String> withRespectTo(Set<String> parameters, String root) {
        if (spec.get("with_respect_to").isEmpty()) {
            if (!parameters.isEmpty()) return List.copyOf(parameters);
            throw spec.placeOf("definitions").error("there is nothing to differentiate by: no name is a parameter; name intermediates under `with_respect_to`, "
                    + "or take a name out of `inputs` or `constants`");
        }
        List<String> names = new ArrayList<>();
        for (Yaml item : items("with_respect_to")) {
            for (String name : matrices.entries(((Yaml.Text) item).value())) {
                if (!parameters.contains(name)) requireIntermediate(name, root, parameters, item.place());
                names.add(name);
            }
        }
        return names;
    }

    private void requireIntermediate(String name, String root, Set<String> parameters, Place place) {
        if (kinds.containsKey(name)) {
            throw place.error(Quote.of(name) + " is " + kinds.get(name) + "; gradients are taken by parameters and by definitions");
        }
        if (!byName.containsKey(name)) {
            List<String> known = new ArrayList<>(parameters);
            known.addAll(byName.keySet());
            throw place.error("there is no parameter or definition " + Quote.of(name) + "; " + Nearest.advice(name, known));
        }
        if (name.equals(root)) throw place.error(Quote.of(name) + " is what is differentiated; name something that it depends on");
        if (!dependsOn(byName.get(root), name)) {
            throw place.error(Quote.of(root) + " does not depend on " + Quote.of(name) + ", so there is nothing to derive; name something that it depends on");
        }
    }

    private Symbols symbols(Set<String> parameters) {
        Symbols symbols = Symbols.byName();
        if (spec.get("symbols").isEmpty()) return symbols;
        for (var given : ((Yaml.Mapping) spec.get("symbols").get()).entries().entrySet()) {
            String name = given.getKey();
            var entry = given.getValue();
            if (!parameters.contains(name) && !byName.containsKey(name) && !kinds.containsKey(name)) {
                Set<String> known = new LinkedHashSet<>(parameters);
                known.addAll(byName.keySet());
                known.addAll(kinds.keySet().stream().sorted().toList());
                throw entry.place().error("no formula has the name " + Quote.of(name) + "; " + Nearest.advice(name, known));
            }
            symbols = with(symbols, name, FormulaText.of((Yaml.Text) entry.value()));
        }
        return symbols;
    }

    private static Symbols with(Symbols symbols, String name, FormulaText latex) {
        try {
            return symbols.with(name, latex.text());
        } catch (SymbolException e) {
            throw latex.error(e.offset(), Quote.printable(e.getMessage()));
        }
    }

    private Values values(Set<String> parameters) {
        ParameterValues values = new ParameterValues(parameters);
        spec.get("parameters").ifPresent(map -> ((Yaml.Mapping) map).entries()
                .forEach((name, entry) -> values.put(name, entry.value(), entry.place())));
        return values.completed(spec, drawing -> {
            if (drawing.initialization().scheme().needsLayers()) {
                throw spec.placeOf("initialization").error(drawing.initialization().scheme()
                        + " draws by the size of a layer, and formulas have none; use `normal`, `random_uniform`, `zeros` or `{constant: 0.5}`");
            }
            return drawing.initialization().values(List.copyOf(parameters));
        });
    }

    private List<Yaml> items(String key) {
        return spec.get(key).map(list -> ((Yaml.Sequence) list).items()).orElse(List.of());
    }
}
