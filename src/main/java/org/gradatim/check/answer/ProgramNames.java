package org.gradatim.check.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;
import org.gradatim.notation.Notation;
import org.gradatim.parse.array.Spelling;

/**
 * The names of a program by how they may be written. A large network has a hundred thousand; they are sorted when the first one is
 * looked for that is not written as the program writes it.
 */
final class ProgramNames {
    private final Program program;
    private Map<String, String> keys;
    /** By letters and digits alone; empty where two names share them. */
    private final Map<String, Optional<String>> squashed = new HashMap<>();
    private Map<Notation, Optional<String>> symbols;

    ProgramNames(Program program) {
        this.program = program;
    }

    /** The leaves, then what is defined. */
    List<String> all() {
        List<String> all = new ArrayList<>(program.leaves());
        for (Definition d : program.definitions()) all.add(d.name());
        return all;
    }

    /** The name that is spelled like this, or the only one of the same letters and digits. */
    Optional<String> bySpelling(Spelling s) {
        return Optional.ofNullable(keys().get(s.key())).or(() -> squashed.getOrDefault(s.squashed(), Optional.empty()));
    }

    boolean hasKey(String key) {
        return keys().containsKey(key);
    }

    /** The only name that is set like this. */
    Optional<String> bySymbol(Notation symbol) {
        if (symbols == null) {
            symbols = new HashMap<>();
            for (String name : all()) symbols.merge(program.symbols().of(name), Optional.of(name), (_, _) -> Optional.empty());
        }
        return symbols.getOrDefault(symbol, Optional.empty());
    }

    private Map<String, String> keys() {
        if (keys != null) return keys;
        keys = new HashMap<>();
        for (String name : all()) {
            Spelling spelling = Spelling.of(name);
            keys.putIfAbsent(spelling.key(), name);
            squashed.merge(spelling.squashed(), Optional.of(name), (_, _) -> Optional.empty());
        }
        return keys;
    }
}
