package org.gradatim.parse.array;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.answer.Written.Label;
import org.gradatim.parse.answer.Written.Span;

/** Several names that are written without a space between them: Xw is X w. */
final class JoinedNames {
    /** Names that are joined without a space are looked for in words up to this length. */
    private static final int LONGEST = 12;

    private final Interpreter reader;

    JoinedNames(Interpreter reader) {
        this.reader = reader;
    }

    /** The product of the names of which this one is made, if it is made of several. */
    Optional<Written.Product> of(Written.Name n) {
        Label label = n.label();
        if (!label.above().isEmpty() || !label.accent().isEmpty() || label.base().length() > LONGEST || label.base().contains("_")) return Optional.empty();
        List<Written> factors = split(label.base(), label.below(), n.span());
        if (factors.size() < 2) return Optional.empty();
        List<Written.Sign> signs = Collections.nCopies(factors.size() - 1, Written.Sign.SIDE_BY_SIDE);
        reader.note(true, label.source(), String.join(" ", factors.stream().map(f -> ((Written.Name) f).label().source()).toList()));
        return Optional.of(new Written.Product(factors, signs, n.span()));
    }

    /** The names of which a text is made, the longest first; empty where it is made of others too. */
    List<Written> split(String text, List<String> below, Span span) {
        for (int end = text.length(); end > 0; end--) {
            boolean last = end == text.length();
            if (!last && Character.isDigit(text.charAt(end)) || !Character.isLetter(text.charAt(0))) continue;
            Label label = new Label(text.substring(0, end), "", last ? below : List.of(), List.of(), text.substring(0, end));
            if (reader.find(label).isEmpty()) continue;
            Written name = new Written.Name(label, last ? span : new Span(span.start(), span.start() + end));
            if (last) return List.of(name);
            List<Written> rest = split(text.substring(end), below, new Span(span.start() + end, span.end()));
            if (rest.isEmpty()) continue;
            List<Written> all = new ArrayList<>(List.of(name));
            all.addAll(rest);
            return all;
        }
        return List.of();
    }
}
