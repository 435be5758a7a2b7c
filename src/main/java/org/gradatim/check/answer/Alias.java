package org.gradatim.check.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.expr.InputException;
import org.gradatim.parse.Quote;
import org.gradatim.parse.answer.AnswerReader;
import org.gradatim.parse.answer.Statement;
import org.gradatim.parse.answer.Statement.Side;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.array.Fingerprint;
import org.gradatim.parse.array.Parameters;

/**
 * How people write something of the model: {@code \hat{y}} for {@code p1}, {@code s} for {@code sigmoid}, {@code \delta_3} for
 * {@code dJ/dz3}.
 *
 * @param meaning    what it stands for, in the names of the model
 * @param parameters of a function: of {@code h_\theta(u)} that stands for {@code sigmoid(th*u)} it is u
 */
record Alias(Side meaning, List<String> parameters) {
    /** The aliases by the fingerprints of what people write. */
    static Map<String, Alias> read(Map<String, String> aliases, AnswerReader reader) {
        Map<String, Alias> read = new HashMap<>();
        aliases.forEach((text, meaning) -> {
            Written written = side(text, reader).written().orElseThrow();
            Side value = side(meaning, reader);
            List<String> parameters = Parameters.of(written, value.written().orElseThrow());
            Optional<String> key = parameters.isEmpty() ? Fingerprint.of(written, Map.of()) : function(((Written.Call) written).function(), parameters.size());
            read.put(key.orElseThrow(() -> new InputException(Quote.of(text) + " is too long for an alias")), new Alias(value, parameters));
        });
        return read;
    }

    /** Under which a function of so many parameters is found. */
    static Optional<String> function(Written function, int parameters) {
        return Fingerprint.of(function, Map.of()).map(f -> f + "/" + parameters);
    }

    private static Side side(String text, AnswerReader reader) {
        List<Statement> statements = reader.read(text, "alias");
        if (statements.size() != 1 || statements.getFirst().sides().size() != 1) throw new InputException(Quote.of(text) + " is no name and no formula");
        Side side = statements.getFirst().sides().getFirst();
        side.error().ifPresent(e -> {
            throw e;
        });
        return side;
    }

    /** The alias for this part of a formula. */
    static Optional<Alias> find(Written part, Map<String, Integer> bound, Map<String, Alias> aliases) {
        Optional<Alias> asWritten = Fingerprint.of(part, Map.of()).map(aliases::get);
        return asWritten.isPresent() || bound.isEmpty() ? asWritten : Fingerprint.of(part, bound).map(aliases::get);
    }

    /** The alias for the function that is called here. */
    static Optional<Alias> findFunction(Written part, Map<String, Alias> aliases) {
        return part instanceof Written.Call c ? function(c.function(), c.arguments().size()).map(aliases::get) : Optional.empty();
    }
}
