package org.gradatim.render.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradatim.render.escape.Plain;

/** The words of one language for formulas: phrases with places for their parts, and what signs and letters are called. */
final class SpeechWords {
    private static final String BUNDLE = "org.gradatim.render.speech.words";

    /** What stands as it is in running text. */
    private static final String PUNCTUATION = ".,:;!?'-()";

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");

    private static final Map<Locale, SpeechWords> LANGUAGES = new ConcurrentHashMap<>();

    private final ResourceBundle bundle;
    private final Map<String, List<Token>> phrases = new ConcurrentHashMap<>();

    private SpeechWords(Locale language) {
        bundle = ResourceBundle.getBundle(BUNDLE, language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static SpeechWords in(Locale language) {
        return LANGUAGES.computeIfAbsent(language, SpeechWords::new);
    }

    /** A piece of a phrase. */
    sealed interface Token {}

    /** Words to be said as they are. */
    record Literal(String words) implements Token {}

    /** The place of a part of the formula. */
    record Place(int part) implements Token {}

    /** Words that end a part which could else be taken to go on. */
    record End(String words) implements Token {}

    List<Token> phrase(String key) {
        return phrases.computeIfAbsent(key, k -> parse(bundle.getString(k)));
    }

    private static List<Token> parse(String pattern) {
        List<Token> tokens = new ArrayList<>();
        int bar = pattern.indexOf('|');
        String phrase = bar < 0 ? pattern : pattern.substring(0, bar);
        Matcher place = PLACE.matcher(phrase);
        int from = 0;
        while (place.find()) {
            tokens.add(new Literal(phrase.substring(from, place.start())));
            tokens.add(new Place(Integer.parseInt(place.group(1))));
            from = place.end();
        }
        tokens.add(new Literal(phrase.substring(from)));
        if (bar >= 0) tokens.add(new End(pattern.substring(bar + 1)));
        return List.copyOf(tokens);
    }

    /** A sign or short run of signs, such as {@code :=}, in words. */
    String sign(String signs) {
        return known("sign." + signs).orElseGet(() -> spelled(signs, ""));
    }

    /** A name as it is read: a function's by its word, Greek letters and signs by theirs, an underscore as a blank. */
    String name(String text) {
        return known("name." + text).orElseGet(() -> spelled(text, ""));
    }

    /** A number, its digits as they are. */
    String number(String digits) {
        return spelled(digits, ".");
    }

    /** A word by its key. */
    String word(String key) {
        return bundle.getString(key);
    }

    /** Letter by letter. */
    String letters(String text) {
        return text.codePoints().mapToObj(c -> spelled(Character.toString(c), "")).collect(Collectors.joining(" "));
    }

    /** Running text: its punctuation stays, which a voice knows how to read, and its signs become words. */
    String text(String text) {
        return spelled(text, PUNCTUATION);
    }

    private Optional<String> known(String key) {
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }

    private String spelled(String text, String kept) {
        StringBuilder words = new StringBuilder();
        text.codePoints().forEach(c -> words.append(kept.indexOf(c) >= 0 ? Character.toString(c)
                : known("sign." + Character.toString(c)).map(word -> " " + word + " ").orElseGet(() -> unknown(c))));
        return words.toString().strip().replaceAll(" +", " ");
    }

    /** Letters of any script and digits as they are; a sign that has no word by its name in Unicode, which is English. */
    private static String unknown(int codePoint) {
        String printable = Plain.printable(codePoint);
        if (Character.isLetterOrDigit(codePoint) || printable.isBlank()) return printable;
        if (codePoint == '_' || Character.getType(codePoint) == Character.NON_SPACING_MARK) return " ";
        return " " + Character.getName(printable.codePointAt(0)).toLowerCase(Locale.ROOT) + " ";
    }
}
