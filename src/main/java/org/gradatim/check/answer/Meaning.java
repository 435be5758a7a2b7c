package org.gradatim.check.answer;

import java.util.List;
import org.gradatim.check.answer.Answer.OwnName;
import org.gradatim.expr.InputException;
import org.gradatim.parse.Place;

/**
 * What a text says, line by line.
 *
 * @param lines    in the order of the text: what is about a gradient, and what cannot be read
 * @param ownNames the answerer's own names, in the order of their definition; each uses earlier ones only
 */
public record Meaning(List<Line> lines, List<OwnName> ownNames) {
    public Meaning {
        lines = List.copyOf(lines);
        ownNames = List.copyOf(ownNames);
    }

    /** What one line says. */
    public sealed interface Line {
        Place place();
    }

    /** It gives a derivative. */
    public record Given(Answer answer) implements Line {
        @Override
        public Place place() {
            return answer.place();
        }
    }

    /** It cannot be related to a derivative. {@code text} is what stands there. */
    public record Unreadable(String text, Place place, InputException error) implements Line {}

    /** The answers alone. */
    public List<Answer> answers() {
        return lines.stream().filter(Given.class::isInstance).map(l -> ((Given) l).answer()).toList();
    }

    /** The lines that cannot be read. */
    public List<Unreadable> unreadable() {
        return lines.stream().filter(Unreadable.class::isInstance).map(l -> (Unreadable) l).toList();
    }
}
