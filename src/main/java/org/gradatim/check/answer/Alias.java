package org.gradatim.check.answer;

import java.util.ArrayList;
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
 * How people write something of the model: {@code \hat{y}} for {@code p1}, {@code s} for {@code sigmoid}, {@code h_\theta(u)} for
 * {@code sigmoid(th*u)}.
 *
 * @param meaning what it stands for, in the names of the model
 */
record Alias(Side meaning) {
    static Map<String, Alias> read(Map<String, String> aliases, AnswerReader reader) {
        Map<String, Alias> read = new HashMap<>();
        aliases.forEach((written, meaning) -> read.put(Fingerprint.of(side(written, reader).written().orElseThrow(), Map.of()).orElseThrow(), new Alias(side(meaning, reader))));
        return read;
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
}
