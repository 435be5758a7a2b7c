package org.gradatim.parse.array;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.parse.answer.Written;

/** What was written as a text that is the same for all spellings of it; for looking up what is short. */
public final class Fingerprint {
    /** Longer parts of formulas have none, so that looking up every part of a formula stays linear. */
    private static final int LONGEST = 200;

    private final StringBuilder text = new StringBuilder();
    private final Map<String, Integer> bound;

    private Fingerprint(Map<String, Integer> bound) {
        this.bound = bound;
    }

    /** @param bound letters that are numbers; empty for what is too long */
    public static Optional<String> of(Written written, Map<String, Integer> bound) {
        Fingerprint f = new Fingerprint(bound);
        f.add(written);
        return f.text.length() > LONGEST ? Optional.empty() : Optional.of(f.text.toString());
    }

    private void add(Written written) {
        if (text.length() > LONGEST) return;
        switch (written) {
            case Written.Literal l -> text.append(l.value());
            case Written.Name n -> name(n);
            case Written.Primed p -> list("'" + p.order(), p.parts());
            case Written.Negated n -> list("-", n.parts());
            case Written.Sum s -> list("+", s.parts());
            case Written.Product p -> list("*", p.parts());
            case Written.Quotient q -> list("/", q.parts());
            case Written.Power p -> list("^", p.parts());
            case Written.Call c -> list("call", c.parts());
            case Written.Derivative d -> list("d", d.parts());
            case Written.Transposed t -> list("T", t.parts());
            case Written.Big b -> list((b.product() ? "prod" : "sum") + b.index().orElse(""), b.parts());
            case Written.Picked p -> list("[]", p.parts());
            case Written.Slice s -> list(":" + s.from().isPresent() + s.to().isPresent(), s.parts());
            case Written.Choice c -> list("if", c.parts());
            case Written.Comparison c -> list(c.sign(), c.parts());
            case Written.Array a -> list("array", a.parts());
        }
    }

    private void name(Written.Name n) {
        Spelling s = Spelling.of(n.label()).bound(bound);
        text.append(s.key());
        s.above().forEach(a -> text.append('^').append(a.bracket()).append(a.text()));
    }

    private void list(String kind, List<Written> parts) {
        text.append(kind).append('(');
        for (Written part : parts) {
            add(part);
            text.append(',');
        }
        text.append(')');
    }
}
