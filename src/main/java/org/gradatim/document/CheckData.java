package org.gradatim.document;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradatim.notation.Notation;

/** Checked answers as data, for programs rather than readers, in the order of the answers. */
public record CheckData(List<Entry> answers) {
    public CheckData {
        answers = List.copyOf(answers);
    }

    /**
     * One answer.
     *
     * @param quantity       in plain text: {@code dJ/dw1}
     * @param place          where it stands: {@code student.txt:3:1}
     * @param verdict        {@code right}, {@code wrong}, {@code undecided} or {@code unreadable}
     * @param reading        how it was understood
     * @param errorBits      of a right one: the proof could be wrong with a probability below 2 to the minus this
     * @param carriedForward whether it is wrong for an earlier mistake only
     * @param reason         why it is undecided or unreadable
     */
    public record Entry(String quantity, String place, String verdict, Optional<Notation> reading, OptionalInt errorBits,
            Optional<Counterexample> counterexample, Optional<FalseStep> firstWrongStep, boolean carriedForward, Optional<String> reason,
            List<Finding> diagnoses, List<Remark> remarks) {
        public Entry {
            diagnoses = List.copyOf(diagnoses);
            remarks = List.copyOf(remarks);
        }
    }

    /** Where the answer and the derivative by {@code entry} differ. */
    public record Counterexample(String entry, Map<String, BigDecimal> point, BigDecimal given, BigDecimal truth) {
        public Counterexample {
            point = Collections.unmodifiableMap(new LinkedHashMap<>(point));
        }
    }

    /** The first false equals sign of a chain. */
    public record FalseStep(int index, String before, String after, String place) {}

    /**
     * One mistake.
     *
     * @param explanation which explanation it belongs to, counted from 0; mistakes with the same number explain the answer together
     * @param name        the stable name of its class
     * @param where       the place in plain text; empty where a hint is all that is given
     * @param chain       the chain with the place marked
     */
    public record Finding(int explanation, String name, Optional<String> where, Optional<Notation> chain, List<Inline> message) {
        public Finding {
            message = List.copyOf(message);
        }
    }

    /** Something said on the reading, or on a right answer. */
    public record Remark(String kind, List<Inline> text) {
        public Remark {
            text = List.copyOf(text);
        }
    }
}
