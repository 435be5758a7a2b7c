package org.gradatim.check.numbers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.gradatim.check.numbers.ModelArrays.NameGrid;
import org.gradatim.check.numbers.Target.Entry;
import org.gradatim.check.numbers.Target.Role;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;
import org.gradatim.graph.Naming;
import org.gradatim.graph.Network;
import org.gradatim.graph.Network.LayerNames;
import org.gradatim.parse.Nearest;
import org.gradatim.parse.Quote;
import org.gradatim.parse.numbers.NumberArray;

/**
 * What the names over numbers mean: {@code w1}, {@code dJ/dw1}, {@code dW1}, {@code grad_w1}, {@code W1.grad}, {@code delta3},
 * {@code fc1.weight}; with a role in front, {@code value:a1}, {@code grad:w1}, {@code neggrad:w1}, {@code delta:w1},
 * {@code new:w1}. A parameter's name alone is its gradient; that of another quantity alone is its value.
 */
final class KeyReader {
    private static final Pattern WRAPPER = Pattern.compile("(?i)(?:grads?|gradients?|answers?|results?)[.:/](.+)");
    private static final Pattern ROLE = Pattern.compile("(?i)(values?|forward|loss|cost|grads?|gradient|neggrad|delta|new|updated)[:.](.+)");
    private static final Pattern FRACTION = Pattern.compile("[d∂](.+?)(?:/|_)?[d∂]_?\\(?([^()]+?)\\)?");
    private static final Pattern GRADIENT = Pattern.compile("(?:(?:grad|gradient|g|nabla|d|D|∂|∇)_?(.+))");
    private static final Pattern GRADIENT_AFTER = Pattern.compile("(.+?)[._](?:grad|gradient|g)");
    private static final Pattern UPDATED = Pattern.compile("(?:new|updated)_?(.+)|(.+?)(?:_new|_updated|\\+)");
    private static final Pattern ERROR_SIGNAL = Pattern.compile("(?:delta|δ)_?\\^?[\\[({]?([0-9]+)[\\])}]?");
    private static final Pattern MODULE = Pattern.compile("(?:(.*)\\.)?(weights?|W|w|kernel|bias(?:es)?|b)(?:\\.grad)?");
    private static final int LONGEST_KEY = 200;

    /** Names among which one like an unknown name is looked for. */
    private static final int MOST_NAMES = 2_000;

    private static final Set<String> COSTS = Set.of("J", "L", "C", "E", "loss", "cost", "Loss", "Cost", "error");

    private final Model model;
    private final ModelArrays arrays;
    /** Every name by which something of the model may be called, and its name in the model. */
    private final Map<String, String> names = new LinkedHashMap<>();
    /** The same without what sets indices off; several names may become one. */
    private final Map<String, Set<String>> plainNames = new HashMap<>();
    private final Set<String> parameters;
    /** The modules of a file in PyTorch's manner, in order: fc1, fc2. */
    private final Map<String, Integer> modules = new LinkedHashMap<>();

    KeyReader(Model model) {
        this.model = model;
        this.arrays = new ModelArrays(model);
        model.program().leaves().forEach(name -> names.put(name, name));
        model.program().definitions().forEach(d -> names.put(d.name(), d.name()));
        model.network().ifPresent(this::otherNamings);
        names.forEach((name, own) -> plainNames.computeIfAbsent(plainIndices(name), _ -> new LinkedHashSet<>()).add(own));
        this.parameters = new HashSet<>(model.program().parameters());
    }

    private void otherNamings(Network network) {
        List<LayerNames> own = network.names();
        for (Naming naming : Naming.values()) {
            List<LayerNames> other = new Network(network.inputs(), network.layers(), network.loss(), network.l2(), naming).names();
            for (int l = 0; l < own.size(); l++) {
                for (int j = 0; j < own.get(l).weights().size(); j++) put(other.get(l).weights().get(j), own.get(l).weights().get(j));
                put(other.get(l).biases(), own.get(l).biases());
                put(other.get(l).preActivations(), own.get(l).preActivations());
                put(other.get(l).activations(), own.get(l).activations());
            }
        }
    }

    private void put(List<String> others, List<String> own) {
        for (int i = 0; i < own.size(); i++) names.putIfAbsent(others.get(i), own.get(i));
    }

    /** The modules that the keys of a file name, so that the first of them is the first layer. */
    void seeModules(List<NumberArray> file) {
        for (NumberArray array : file) {
            Matcher module = MODULE.matcher(array.key().length() > LONGEST_KEY ? "" : unwrapped(array.key()));
            if (module.matches()) modules.putIfAbsent(String.valueOf(module.group(1)), modules.size() + 1);
        }
    }

    /** @throws InputException where the name is none of the model's, or the shape does not fit */
    Target read(NumberArray array) {
        if (array.key().length() > LONGEST_KEY) throw array.place().error(Quote.of(array.key()) + " is too long for a name");
        String key = unwrapped(array.key());
        Matcher role = ROLE.matcher(key);
        if (role.matches()) {
            Optional<Target> target = ofRole(role.group(1).toLowerCase(Locale.ROOT), role.group(2), array);
            if (target.isPresent()) return target.get();
        }
        Optional<Target> plain = plain(key, array);
        if (plain.isPresent()) return plain.get();
        if (isFlat(array)) return flat(array);
        Set<String> known = new LinkedHashSet<>(names.keySet());
        known.addAll(arrays.names());
        List<String> looked = known.stream().limit(MOST_NAMES).toList();
        throw array.place().error(Quote.of(array.key()) + " is no gradient of this model: it has nothing of that name; " + Nearest.advice(key, looked));
    }

    private static String unwrapped(String written) {
        StringBuilder key = new StringBuilder();
        written.strip().codePoints().filter(c -> !Character.isWhitespace(c))
                .map(c -> c >= '₀' && c <= '₉' ? '0' + (c - '₀') : c).forEach(key::appendCodePoint);
        Matcher wrapper = WRAPPER.matcher(key);
        return wrapper.matches() && !ROLE.matcher(wrapper.group(1)).matches() ? "grad:" + wrapper.group(1)
                : wrapper.matches() ? wrapper.group(1) : key.toString();
    }

    private Optional<Target> ofRole(String role, String name, NumberArray array) {
        return switch (role) {
            case "loss", "cost" -> names.containsKey(name) ? named(Role.VALUE, name, array) : Optional.of(cost());
            case "value", "values", "forward" -> COSTS.contains(name) && !names.containsKey(name) ? Optional.of(cost()) : named(Role.VALUE, name, array);
            case "neggrad" -> named(Role.NEGATIVE_GRADIENT, name, array);
            case "delta" -> named(Role.STEP, name, array);
            case "new", "updated" -> named(Role.UPDATED, name, array);
            default -> named(Role.GRADIENT, name, array).or(() -> plain(name, array));
        };
    }

    private Optional<Target> plain(String key, NumberArray array) {
        if (COSTS.contains(key) && !names.containsKey(key)) return Optional.of(cost());
        Optional<Target> bare = bare(key, array);
        if (bare.isPresent()) return bare;
        Matcher fraction = FRACTION.matcher(key);
        if (fraction.matches() && (COSTS.contains(fraction.group(1)) || fraction.group(1).equals(model.program().root()))) {
            return named(Role.GRADIENT, fraction.group(2), array);
        }
        Matcher signal = ERROR_SIGNAL.matcher(key);
        if (signal.matches()) return named(Role.GRADIENT, "z" + signal.group(1), array);
        Matcher module = MODULE.matcher(key);
        if (module.matches() && modules.size() > 0) {
            String letter = module.group(2).toLowerCase(Locale.ROOT).startsWith("b") ? "b" : "W";
            Optional<Target> ofLayer = named(Role.GRADIENT, letter + modules.get(String.valueOf(module.group(1))), array);
            if (ofLayer.isPresent()) return ofLayer;
        }
        Matcher updated = UPDATED.matcher(key);
        if (updated.matches()) {
            Optional<Target> after = named(Role.UPDATED, updated.group(1) != null ? updated.group(1) : updated.group(2), array);
            if (after.isPresent()) return after;
        }
        Matcher gradientAfter = GRADIENT_AFTER.matcher(key);
        if (gradientAfter.matches()) return named(Role.GRADIENT, gradientAfter.group(1), array);
        Matcher gradient = GRADIENT.matcher(key);
        return gradient.matches() ? named(Role.GRADIENT, gradient.group(1), array) : Optional.empty();
    }

    /** A name alone: the gradient of a parameter, the value of anything else. */
    private Optional<Target> bare(String name, NumberArray array) {
        Optional<Target> asGradient = named(Role.GRADIENT, name, array);
        if (asGradient.isEmpty()) return Optional.empty();
        boolean allParameters = asGradient.get().entries().stream().allMatch(e -> parameters.contains(e.name()));
        return allParameters ? asGradient : named(Role.VALUE, name, array);
    }

    private Optional<Target> named(Role role, String written, NumberArray array) {
        List<NameGrid> grids = arrays.named(written).isEmpty() ? arrays.named(plainIndices(written)) : arrays.named(written);
        Optional<String> scalar = scalar(written);
        boolean alone = array.isScalar() || scalar.isPresent() && grids.isEmpty() && array.entries().size() == 1;
        if (alone && scalar.isPresent()) return Optional.of(target(role, written, List.of(requireDerivable(role, scalar.get(), array)), 1));
        List<NameGrid> candidates = new ArrayList<>(grids);
        if (candidates.isEmpty()) scalar.ifPresent(name -> candidates.add(new NameGrid(1, List.of(name))));
        if (candidates.isEmpty()) return Optional.empty();
        return Optional.of(fitting(role, written, candidates, array));
    }

    private Optional<String> scalar(String written) {
        if (names.containsKey(written)) return Optional.of(names.get(written));
        String plain = plainIndices(written);
        if (names.containsKey(plain)) return Optional.of(names.get(plain));
        Set<String> similar = plainNames.getOrDefault(plain, Set.of());
        return similar.size() == 1 ? Optional.of(similar.iterator().next()) : Optional.empty();
    }

    /** {@code w_1}, {@code w_{12}}, {@code W^[1]}: without what sets an index off. */
    private static String plainIndices(String name) {
        return name.replaceAll("[_^{}\\[\\]()\\\\,]", "");
    }

    private String requireDerivable(Role role, String name, NumberArray array) {
        boolean parameter = parameters.contains(name);
        if (role == Role.VALUE || parameter) return name;
        boolean gradient = role == Role.GRADIENT || role == Role.NEGATIVE_GRADIENT;
        if (gradient && model.program().definition(name).isPresent()) return name;
        throw array.place().error(gradient ? Quote.of(name) + " is data of the model; gradients are taken by parameters and by what is computed from them"
                : Quote.of(name) + " is no parameter; a step of gradient descent moves parameters");
    }

    /** The array whose shape is the given one; vectors may lie or stand, and arrays of all examples have these along one axis. */
    private Target fitting(Role role, String written, List<NameGrid> candidates, NumberArray array) {
        List<Integer> given = array.shape();
        int m = model.examples();
        for (NameGrid grid : candidates) {
            for (String name : grid.names()) requireDerivable(role, name, array);
            List<Integer> shape = List.of(grid.rows(), grid.columns());
            boolean vector = grid.rows() == 1 || grid.columns() == 1;
            if (given.equals(shape) || vector && lengths(given).equals(lengths(shape))) return target(role, written, grid.names(), grid.rows());
            boolean perExample = m > 1 && grid.columns() == 1 && grid.names().stream().allMatch(model.program()::variesByExample);
            if (perExample && (given.equals(List.of(grid.rows(), m)) || grid.rows() == 1 && lengths(given).equals(List.of(m)))) return ofExamples(role, written, grid, m);
            if (given.equals(shape.reversed())) return target(role, written, grid.names(), grid.rows());
        }
        NameGrid first = candidates.getFirst();
        throw array.place().error(Quote.of(array.key()) + " has the shape " + (given.isEmpty() ? "of one number" : array.shapeText()) + "; the model's "
                + Quote.of(written) + " has " + first.rows() + "×" + first.columns());
    }

    /** The lengths of the axes without those of 1; of a number alone none. */
    private static List<Integer> lengths(List<Integer> shape) {
        return shape.stream().filter(length -> length != 1).toList();
    }

    private Target ofExamples(Role role, String written, NameGrid grid, int m) {
        List<Entry> entries = grid.names().stream().flatMap(name -> IntStream.range(0, m).mapToObj(i -> new Entry(name, i))).toList();
        return new Target(role, text(role, written), written, grid.rows(), entries);
    }

    private Target target(Role role, String written, List<String> names, int rows) {
        String name = names.size() == 1 ? names.getFirst() : written;
        return new Target(role, text(role, name), name, rows, names.stream().map(Entry::of).toList());
    }

    private Target cost() {
        return new Target(Role.VALUE, costName(), costName(), 1, List.of(Entry.of(model.program().root())));
    }

    private String costName() {
        return model.examples() > 1 && model.program().root().equals("L") ? "J" : model.program().root();
    }

    private String text(Role role, String name) {
        String cost = costName();
        return switch (role) {
            case VALUE -> name.equals(model.program().root()) ? cost : name;
            case GRADIENT -> "d" + cost + "/d" + name;
            case NEGATIVE_GRADIENT -> "-d" + cost + "/d" + name;
            case STEP -> "step of " + name;
            case UPDATED -> "new " + name;
        };
    }

    private boolean isFlat(NumberArray array) {
        int size = array.entries().size();
        return !array.isScalar() && lengths(array.shape()).size() <= 1 && (size == model.withRespectTo().size() || size == model.program().parameters().size());
    }

    /** All parameters one after the other, in the order in which the model names them. */
    private Target flat(NumberArray array) {
        List<String> all = array.entries().size() == model.withRespectTo().size() ? model.withRespectTo() : model.program().parameters();
        return target(Role.GRADIENT, "(" + all.getFirst() + "…" + all.getLast() + ")", all, all.size());
    }
}
