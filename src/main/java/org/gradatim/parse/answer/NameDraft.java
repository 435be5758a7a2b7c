package org.gradatim.parse.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gradatim.parse.answer.Written.Above;
import org.gradatim.parse.answer.Written.Label;

/** What was read of a name so far. */
final class NameDraft {
    final String base;
    String accent;
    final List<String> below = new ArrayList<>();
    final List<Above> above = new ArrayList<>();
    int primes;
    /** What is done with the whole, after a call has its arguments. */
    final List<UnaryOperator<Written>> then = new ArrayList<>();

    NameDraft(Label label) {
        base = label.base();
        accent = label.accent();
        below.addAll(label.below());
        above.addAll(label.above());
    }

    /** The name, without what is done with it. */
    Label label(String source) {
        return new Label(base, accent, below, above, source);
    }
}
