package org.gradatim.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Rational;
import org.gradatim.graph.Program;

/**
 * The parameters in classes. It stands for the set of all parameter points that agree with it: members of a class are equal, those of
 * a frozen class have its number.
 *
 * @param classes every parameter is in one of them
 */
public record Partition(List<EqualityClass> classes) {
    public Partition {
        classes = List.copyOf(classes);
    }

    /** Equal first values, all frozen: the smallest of these sets that has the first values in it, a single point. */
    public static Partition ofValues(Program program, Map<String, Double> values) {
        Map<Rational, List<String>> byValue = new LinkedHashMap<>();
        for (String name : program.parameters()) {
            byValue.computeIfAbsent(Rational.ofShortestDecimal(values.get(name)), _ -> new ArrayList<>()).add(name);
        }
        return new Partition(byValue.entrySet().stream().map(e -> new EqualityClass(e.getValue(), Optional.of(e.getKey()))).toList());
    }

    /** These classes; every other parameter moves by itself. */
    public static Partition of(Program program, List<EqualityClass> given) {
        Map<String, EqualityClass> byFirst = new LinkedHashMap<>();
        Set<String> others = new LinkedHashSet<>(program.parameters());
        for (EqualityClass c : given) {
            byFirst.put(c.representative(), c);
            c.members().forEach(others::remove);
        }
        others.forEach(name -> byFirst.put(name, new EqualityClass(List.of(name), Optional.empty())));
        return new Partition(program.parameters().stream().filter(byFirst::containsKey).map(byFirst::get).toList());
    }

    /** The same classes, all free to move. */
    Partition thawed() {
        return new Partition(classes.stream().map(EqualityClass::thawed).toList());
    }

    /** The same, but the parameter starts at a value of its own. */
    Partition with(String name) {
        List<EqualityClass> others = new ArrayList<>();
        for (EqualityClass c : classes) {
            List<String> rest = c.members().stream().filter(m -> !m.equals(name)).toList();
            if (!rest.isEmpty()) others.add(new EqualityClass(rest, c.frozen()));
        }
        others.add(new EqualityClass(List.of(name), Optional.empty()));
        return new Partition(others);
    }

    /** For each parameter that is not its class's representative, or is frozen, what it equals. */
    public Map<String, Expr> given() {
        Map<String, Expr> given = new LinkedHashMap<>();
        for (EqualityClass c : classes) {
            for (String name : c.members()) if (c.isFrozen() || !name.equals(c.representative())) given.put(name, c.value());
        }
        return given;
    }

    /** The classes that say something: of more than one member. */
    public List<EqualityClass> shared() {
        return classes.stream().filter(EqualityClass::isShared).toList();
    }

    /** The parameters that never move. */
    public List<String> frozen() {
        return classes.stream().filter(EqualityClass::isFrozen).flatMap(c -> c.members().stream()).toList();
    }

    /** Whether all of these are in one class. */
    boolean holdsTogether(List<String> names) {
        return classes.stream().anyMatch(c -> c.members().containsAll(names));
    }
}
