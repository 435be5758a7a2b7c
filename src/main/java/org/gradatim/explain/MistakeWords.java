package org.gradatim.explain;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.check.mistake.Mistake;
import org.gradatim.document.Inline;

/**
 * What is said of a mistake. A variant of a class has a message of its own where the bundle has one, {@code mistake.sign.factor.message},
 * which speaks of the mistake's formulas: what was expected, what was used instead; {@code plain} is the variant without a name. Else the
 * class's message is followed by these.
 */
final class MistakeWords {
    private static final String UNNAMED = "plain";

    private final Messages say;

    MistakeWords(Messages say) {
        this.say = say;
    }

    List<Inline> message(Mistake mistake) {
        Object[] formulas = mistake.formulas().toArray();
        String own = key(mistake, mistake.variant().isEmpty() ? UNNAMED : mistake.variant(), "message");
        if (formulas.length > 0 && say.has(own, formulas.length) || say.has(own, 0)) return say.inlines(own, formulas);
        List<Inline> words = new ArrayList<>(say.inlines(key(mistake, "", "message")));
        if (formulas.length > 0) {
            words.add(new Inline.Text(" "));
            words.addAll(say.inlines(formulas.length == 1 ? "mistake.formulas.one" : "mistake.formulas.two", formulas));
        }
        return words;
    }

    /** Of a variant, or of the class; it never speaks of formulas. */
    List<Inline> hint(Mistake mistake) {
        String own = key(mistake, mistake.variant(), "hint");
        return say.inlines(!mistake.variant().isEmpty() && say.has(own, 0) ? own : key(mistake, "", "hint"));
    }

    private static String key(Mistake mistake, String variant, String what) {
        return "mistake." + mistake.kind().key() + (variant.isEmpty() ? "." : "." + variant + ".") + what;
    }
}
