package org.gradatim.check.mistake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/** The names of a program by their kinds: w1, w2, … are one kind, x1, x2, … another. */
final class Names {
    private final List<String> all;
    private final Map<String, List<String>> byStem = new LinkedHashMap<>();

    private Names(List<String> all) {
        this.all = all;
        for (String name : all) byStem.computeIfAbsent(stem(name), _ -> new ArrayList<>()).add(name);
    }

    static Names of(Program program) {
        return new Names(Stream.concat(program.leaves().stream(), program.definitions().stream().map(Definition::name)).toList());
    }

    /** The letters with which a name begins. */
    static String stem(String name) {
        int end = 0;
        while (end < name.length() && Character.isLetter(name.charAt(end))) end++;
        return name.substring(0, end);
    }

    /** The names of each kind, in the program's order. */
    Collection<List<String>> families() {
        return byStem.values();
    }

    /** Other names of the same kind. */
    List<String> siblings(String name, int most) {
        return byStem.getOrDefault(stem(name), List.of()).stream().filter(n -> !n.equals(name)).limit(most).toList();
    }

    /** What may be written for a name: others of its kind, then others. */
    List<String> others(String name, int most) {
        String stem = stem(name);
        return Stream.concat(siblings(name, most).stream(), all.stream().filter(n -> !stem(n).equals(stem)).limit(most)).limit(most).toList();
    }
}
