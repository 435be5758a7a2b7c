package org.gradatim.parse.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradatim.expr.InputException;
import org.gradatim.parse.answer.AnswerReader.Form;

/** What must hold of every text that is read as an answer. */
final class AnswerReading {
    private AnswerReading() {}

    /** Reads the text in all forms. */
    static void attempt(String text) {
        for (Form form : Form.values()) attempt(text, form);
    }

    static void attempt(String text, Form form) {
        List<Statement> statements;
        try {
            statements = new AnswerReader().read(text, "answer", form);
        } catch (InputException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        for (Statement statement : statements) {
            assertThat(statement.signs()).hasSize(statement.sides().size() - 1);
            statement.sides().forEach(AnswerReading::check);
        }
    }

    /** A side is read or refused, and each part of it lies in its text. */
    private static void check(Statement.Side side) {
        assertThat(side.written().isPresent()).isNotEqualTo(side.error().isPresent());
        side.error().ifPresent(e -> assertThat(e.getMessage()).startsWith("answer").doesNotContain("\u202e"));
        side.written().ifPresent(written -> check(written, side));
    }

    private static void check(Written part, Statement.Side side) {
        assertThat(part.span().start()).isBetween(0, part.span().end());
        assertThat(part.span().end()).isLessThanOrEqualTo(side.source().length());
        for (Written inner : part.parts()) check(inner, side);
    }
}
