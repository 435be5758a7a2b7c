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

/**
 * How people write something of the model: {@code \hat{y}} for {@code p1}, {@code s} for {@code sigmoid}, {@code \delta_3} for
 * {@code dJ/dz3}.
 *
 * @param meaning what it stands for, in the names of the model
 */
record Alias(Side meaning) {
    /** The aliases by the fingerprints of what people write. */
    static Map<String, Alias> read(Map<String, String> aliases, AnswerReader reader) {
        Map<String, Alias> read = new HashMap<>();
        aliases.forEach((written, meaning) -> read.put(fingerprint(written, reader), new Alias(side(meaning, reader))));
        return read;
    }

    private static String fingerprint(String written, AnswerReader reader) {
        return Fingerprint.of(side(written, reader).written().orElseThrow(), Map.of()).orElseThrow(() -> new InputException(Quote.of(written) + " is too long for an alias"));
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
}
