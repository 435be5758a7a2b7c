package org.gradatim.check.answer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.check.mistake.Diagnosis;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Rational;
import org.gradatim.notation.Notation;
import org.gradatim.parse.Place;

/**
 * The judgement of one quantity of an answer.
 *
 * @param text           of the quantity, {@code dJ/dw1}; where it cannot be read, what stands there
 * @param quantity       empty where the left side cannot be read
 * @param reading        how the answer was understood; empty where it cannot be read
 * @param verdict        what was found
 * @param diagnoses       of a wrong answer, the simplest first
 * @param firstWrongStep of a chain, the first step that does not equal the one before; counted from 0
 * @param remarks        on the reading and on a right answer
 * @param place          where the answer stands
 */
public record CheckedAnswer(String text, Optional<Quantity> quantity, Optional<Notation> reading, Verdict verdict,
        List<Diagnosis> diagnoses, Optional<WrongStep> firstWrongStep, List<Remark> remarks, Place place) {
    public CheckedAnswer {
        diagnoses = List.copyOf(diagnoses);
        remarks = List.copyOf(remarks);
    }

    /** What was found. */
    public sealed interface Verdict {}

    /** Proved equal; wrong with a probability below 2 to the minus {@code errorBits}. For numbers: equal to the digits that were given. */
    public record Right(int errorBits) implements Verdict {}

    /**
     * Refuted.
     *
     * @param counterexample where the two differ; empty where the shapes do already
     * @param carriedForward right, had the answerer's own earlier line been right
     */
    public record Wrong(Optional<Counterexample> counterexample, boolean carriedForward) implements Verdict {}

    /** Neither could be shown. {@code reason} says what was tried. */
    public record Undecided(String reason) implements Verdict {}

    /** It cannot be read; the error names the place, what was expected there and the mend. */
    public record Unreadable(InputException error) implements Verdict {}

    /**
     * Values of all variables with what the answer gives there and what is true.
     *
     * @param entry of an array, the name by which is differentiated: {@code w1}
     */
    public record Counterexample(String entry, Map<String, Rational> point, BigDecimal given, BigDecimal truth) {}

    /**
     * A false equals sign in a chain.
     *
     * @param before     what stands before it, as it was written; of the first step the quantity
     * @param after      what stands behind it, as it was written
     * @param readBefore how that before it was understood
     * @param readAfter  how that behind it was understood
     */
    public record WrongStep(int index, String before, String after, Notation readBefore, Notation readAfter, Place place) {}
}
