package org.gradatim.check.grade;

import java.util.Locale;
import org.gradatim.check.answer.CheckedAnswer;

/** What became of one quantity that was asked for. */
public enum Outcome {
    RIGHT, WRONG, UNDECIDED, UNREADABLE,
    /** There is no answer to it. */
    MISSING;

    static Outcome of(CheckedAnswer.Verdict verdict) {
        return switch (verdict) {
            case CheckedAnswer.Right _ -> RIGHT;
            case CheckedAnswer.Wrong _ -> WRONG;
            case CheckedAnswer.Undecided _ -> UNDECIDED;
            case CheckedAnswer.Unreadable _ -> UNREADABLE;
        };
    }

    /** The stable name that data and documents use. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome named(String keyword) {
        return valueOf(keyword.toUpperCase(Locale.ROOT));
    }
}
