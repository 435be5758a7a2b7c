package org.gradatim.check.answer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.array.Interpreter;
import org.gradatim.parse.array.Term;

/** What the user has said that parts of formulas stand for, and the functions that the answerer has defined. */
final class Aliases {
    private final Map<String, Alias> aliases;
    /** Functions that the answerer has defined. */
    private final Map<String, Alias> functions = new HashMap<>();

    Aliases(Map<String, Alias> aliases) {
        this.aliases = aliases;
    }

    /** What the user has said that this part of a formula stands for. */
    Optional<Alias> find(Written part, Map<String, Integer> bound) {
        if (aliases.isEmpty()) return Optional.empty();
        return Alias.find(part, bound, aliases);
    }

    /** The value of what this part of a formula stands for. */
    Optional<Term> value(Written part, Interpreter reader) {
        if (aliases.isEmpty() && functions.isEmpty()) return Optional.empty();
        Optional<Alias> fixed = find(part, reader.bound());
        if (fixed.isPresent()) return fixed.map(a -> reader.over(a.meaning()).read(a.meaning().written().orElseThrow()));
        return Alias.findFunction(part, aliases).or(() -> Alias.findFunction(part, functions)).map(a -> applied(a, (Written.Call) part, reader));
    }

    /** The name of a function or a name that is called by this one. */
    Optional<Written> function(Written function) {
        return find(function, Map.of()).filter(a -> a.parameters().isEmpty()).flatMap(a -> a.meaning().written()).filter(Written.Name.class::isInstance);
    }

    /** Takes a function of the answerer's: {@code def f(x): return x*(1-x)}. */
    void define(Written.Call head, Alias function) {
        Alias.function(head.function(), function.parameters().size()).ifPresent(key -> functions.put(key, function));
    }

    private static Term applied(Alias function, Written.Call call, Interpreter reader) {
        Map<String, Term> arguments = new HashMap<>();
        for (int i = 0; i < function.parameters().size(); i++) arguments.put(function.parameters().get(i), reader.read(call.arguments().get(i)));
        return reader.over(function.meaning()).withLocals(arguments).read(function.meaning().written().orElseThrow());
    }
}
