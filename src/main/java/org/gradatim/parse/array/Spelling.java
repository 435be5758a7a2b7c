package org.gradatim.parse.array;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradatim.parse.answer.Written.Above;
import org.gradatim.parse.answer.Written.Label;

/**
 * A name taken apart, so that {@code w_1}, {@code w1} and {@code w_{1}} are the same: a stem of letters, and indices.
 *
 * @param stem    letters with an accent behind them: {@code yhat}, {@code theta}
 * @param indices what follows, in order: {@code w_{12}} has 12, {@code W1_11} has 1 and 11
 * @param above   superscripts that are no powers
 * @param plain   as a program would write it, superscripts left out: {@code w_1} and {@code w1} are two names here
 */
public record Spelling(String stem, List<String> indices, List<Above> above, String plain) {
    /** {@code l-1}. */
    private static final Pattern SHIFTED = Pattern.compile("([A-Za-z])\\s*([+-])\\s*([0-9]{1,3})");

    /** Short names of Greek letters, as programs have them. */
    private static final Map<String, String> GREEK = Map.of("th", "theta", "lam", "lambda", "lamda", "lambda", "eps", "epsilon", "varepsilon", "epsilon",
            "sig", "sigma", "vartheta", "theta", "varphi", "phi", "ell", "l", "ℓ", "l");

    public Spelling {
        indices = List.copyOf(indices);
        above = List.copyOf(above);
    }

    /** The spelling of a name as it was read. */
    public static Spelling of(Label label) {
        String base = label.base();
        int letters = 0;
        while (letters < base.length() && base.charAt(letters) != '_' && !isDigit(base.charAt(letters))) letters++;
        int digits = letters;
        while (digits < base.length() && isDigit(base.charAt(digits))) digits++;
        List<String> indices = new ArrayList<>(2);
        if (digits > letters) indices.add(base.substring(letters, digits));
        if (digits < base.length()) for (String part : base.substring(digits).split("_")) if (!part.isEmpty()) indices.add(part);
        indices.addAll(label.below());
        String letter = base.substring(0, letters);
        String stem = GREEK.getOrDefault(letter, letter);
        String plain = label.base() + label.accent() + (label.below().isEmpty() ? "" : "_" + String.join("_", label.below()));
        return new Spelling(stem + label.accent(), indices, label.above(), plain);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private Spelling(String stem, List<String> indices, List<Above> above) {
        this(stem, indices, above, stem + String.join("_", indices));
    }

    /** The spelling of a name of a program. */
    public static Spelling of(String name) {
        return of(new Label(name, "", List.of(), List.of(), name));
    }

    /** The same for names that are written alike but for scripts: {@code w_1} of {@code w1}; superscripts left out. */
    public String key() {
        return joined("_");
    }

    /** The letters and digits alone: {@code zh1} of {@code z_{h1}}. */
    public String squashed() {
        return joined("");
    }

    private String joined(String separator) {
        StringBuilder key = new StringBuilder(stem);
        indices.forEach(i -> key.append(separator).append(i));
        return key.toString();
    }

    /** With these indices instead. */
    public Spelling withIndices(List<String> other) {
        return new Spelling(stem, other, above);
    }

    /** With these letters instead. */
    public Spelling withStem(String other) {
        return new Spelling(other, indices, above);
    }

    /** Without its superscripts. */
    public Spelling withoutAbove() {
        return new Spelling(stem, indices, List.of(), plain);
    }

    /** Without the last superscript. */
    public Spelling withoutLastAbove() {
        return new Spelling(stem, indices, above.subList(0, above.size() - 1), plain);
    }

    /** The superscripts as indices, before the subscripts: {@code a2_1} for {@code a^{[2]}_1}. */
    public Spelling layerFirst() {
        List<String> all = new ArrayList<>();
        above.forEach(a -> all.add(a.text()));
        all.addAll(indices);
        return new Spelling(stem, all, List.of());
    }

    /** The superscripts as indices, after the subscripts. */
    public Spelling layerLast() {
        List<String> all = new ArrayList<>(indices);
        above.forEach(a -> all.add(a.text()));
        return new Spelling(stem, all, List.of());
    }

    /** The letters that may be indices: those of subscripts and superscripts that are no words. */
    public List<String> letters() {
        List<String> letters = new ArrayList<>();
        List<String> scripts = new ArrayList<>(indices);
        above.forEach(a -> scripts.add(a.text()));
        for (String script : scripts) {
            if (script.length() > 2 && !SHIFTED.matcher(script).matches()) continue;
            script.chars().filter(Character::isLetter).mapToObj(Character::toString).filter(l -> !letters.contains(l)).forEach(letters::add);
        }
        return letters;
    }

    /** The letters that may count layers: those above, and those to which a number is added below, as the l of {@code l+1}. */
    public List<String> counting() {
        Stream<String> below = indices.stream().map(SHIFTED::matcher).filter(Matcher::matches).map(m -> m.group(1));
        return Stream.concat(new Spelling(stem, List.of(), above).letters().stream(), below).distinct().toList();
    }

    /** With numbers in place of the letters that stand for them; the same object where there is none. */
    public Spelling bound(Map<String, Integer> values) {
        if (values.isEmpty() || letters().stream().noneMatch(values::containsKey)) return this;
        List<String> bound = new ArrayList<>();
        for (String index : indices) bound.addAll(bound(index, values));
        List<Above> scripts = new ArrayList<>();
        for (Above a : above) scripts.add(new Above(String.join("", bound(a.text(), values)), a.bracket()));
        return new Spelling(stem, bound, scripts);
    }

    private static List<String> bound(String script, Map<String, Integer> values) {
        Matcher shifted = SHIFTED.matcher(script);
        if (shifted.matches() && values.containsKey(shifted.group(1))) {
            int step = Integer.parseInt(shifted.group(3));
            return List.of(Integer.toString(values.get(shifted.group(1)) + (shifted.group(2).equals("+") ? step : -step)));
        }
        if (script.length() > 2) return List.of(script);
        List<String> parts = new ArrayList<>();
        boolean all = script.chars().allMatch(c -> values.containsKey(Character.toString(c)));
        if (all) {
            script.chars().forEach(c -> parts.add(values.get(Character.toString(c)).toString()));
            return parts;
        }
        StringBuilder mixed = new StringBuilder();
        script.chars().forEach(c -> mixed.append(Optional.ofNullable(values.get(Character.toString(c))).map(Object::toString).orElse(Character.toString(c))));
        return List.of(mixed.toString());
    }

    /** Without the index of this letter. */
    public Spelling without(String letter) {
        return new Spelling(stem, indices.stream().filter(i -> !i.equals(letter)).toList(), above.stream().filter(a -> !a.text().equals(letter)).toList());
    }
}
