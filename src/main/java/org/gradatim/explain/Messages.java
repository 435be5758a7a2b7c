package org.gradatim.explain;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.gradatim.derive.AppliedRule;
import org.gradatim.document.Inline;
import org.gradatim.expr.Op;
import org.gradatim.notation.Notation;

/**
 * The prose of one language. A message may hold {@code {0}}, {@code {1}}, …, where formulas and texts go in, and words between
 * asterisks, which are emphasised. A translation is a file {@code messages_xx.properties} beside the English one.
 */
final class Messages {
    private static final String BUNDLE = "org.gradatim.explain.messages";

    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)\\}");

    private static final int SMALLEST_GROUPED = 10_000;

    private final ResourceBundle bundle;
    private final Locale locale;

    Messages(Locale locale) {
        this.bundle = ResourceBundle.getBundle(BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    /** The message as it stands. */
    String text(String key) {
        return bundle.getString(key);
    }

    /** Whether there is this message, and it has places for no more than so many arguments. */
    boolean has(String key, int arguments) {
        return bundle.containsKey(key) && PLACE.matcher(text(key)).results().allMatch(place -> Integer.parseInt(place.group(1)) < arguments);
    }

    /** The name of a rule in this language; the op's own English where the bundle has none. */
    String ruleName(AppliedRule rule) {
        return rule.constantFactor() ? text("rule.constant-factor.name") : ruleName(rule.op());
    }

    /** Why the rule holds, in a clause. */
    String ruleReason(AppliedRule rule) {
        return rule.constantFactor() ? text("rule.constant-factor.reason")
                : orElse("rule." + rule.op().name() + ".reason", rule.op().rule().reason());
    }

    String ruleName(Op op) {
        return orElse("rule." + op.name() + ".name", op.rule().name());
    }

    /** The name of an activation in prose; its keyword where the language has no other. */
    String activation(String keyword) {
        return orElse("activation." + keyword, keyword);
    }

    private String orElse(String key, String otherwise) {
        try {
            return bundle.getString(key);
        } catch (MissingResourceException _) {
            return otherwise;
        }
    }

    /**
     * The message with its places filled.
     *
     * @param arguments each a {@link Notation}, an {@link Inline}, a list of inlines, or something whose text is meant
     */
    List<Inline> inlines(String key, Object... arguments) {
        return parse(text(key), arguments);
    }

    /** So many things, by the messages {@code things.one} and {@code things.many}. */
    List<Inline> counted(String things, long count) {
        return inlines(things + (count == 1 ? ".one" : ".many"), count);
    }

    private List<Inline> parse(String pattern, Object... arguments) {
        List<Inline> inlines = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '{') {
                int end = pattern.indexOf('}', i);
                flush(plain, inlines);
                inlines.addAll(asInlines(arguments[Integer.parseInt(pattern.substring(i + 1, end))]));
                i = end;
            } else if (c == '*') {
                int end = pattern.indexOf('*', i + 1);
                flush(plain, inlines);
                inlines.add(new Inline.Emphasis(parse(pattern.substring(i + 1, end), arguments)));
                i = end;
            } else {
                plain.append(c);
            }
        }
        flush(plain, inlines);
        return inlines;
    }

    private static void flush(StringBuilder plain, List<Inline> inlines) {
        if (!plain.isEmpty()) inlines.add(new Inline.Text(plain.toString()));
        plain.setLength(0);
    }

    private List<Inline> asInlines(Object argument) {
        return switch (argument) {
            case Notation n -> List.of(new Inline.Formula(n));
            case Inline i -> List.of(i);
            case List<?> list -> list.stream().flatMap(x -> asInlines(x).stream()).toList();
            case Integer count -> List.of(new Inline.Text(count(count)));
            case Long count -> List.of(new Inline.Text(count(count)));
            case Object other -> List.of(new Inline.Text(other.toString()));
        };
    }

    /** A whole number, its digits in groups from five on: 101,770. */
    private String count(long number) {
        NumberFormat format = NumberFormat.getIntegerInstance(locale);
        format.setGroupingUsed(Math.abs(number) >= SMALLEST_GROUPED);
        return format.format(number);
    }

    /** The things as a list in words: a, b and c. */
    List<Inline> enumeration(List<?> things) {
        return enumeration(things, Integer.MAX_VALUE);
    }

    /** The things as a list in words; of more than {@code most} the first two and the last: a, b, …, z. */
    List<Inline> enumeration(List<?> things, int most) {
        List<Inline> words = new ArrayList<>();
        boolean all = things.size() <= most;
        for (int i = 0; i < things.size(); i++) {
            boolean last = i == things.size() - 1;
            if (!all && i > 1 && !last) continue;
            if (i > 0) words.add(new Inline.Text(text(!all && last ? "list.between" : last ? "list.last" : "list.next")));
            words.addAll(asInlines(things.get(i)));
        }
        return words;
    }
}
