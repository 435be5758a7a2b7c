package org.gradatim.render.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The small raised and lowered letters of Unicode. */
final class TextScripts {
    private TextScripts() {}

    private static final Map<Integer, Integer> LOWERED = pairs(
            "0123456789+-=()aehijklmnoprstuvxβγρφχ",
            "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ");

    private static final Map<Integer, Integer> RAISED = pairs(
            "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW⊤′",
            "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵀ′");

    /** The text lowered, if each of its characters can be. */
    static Optional<String> subscript(String text) {
        return map(text, LOWERED);
    }

    /** The text raised, if each of its characters can be. */
    static Optional<String> superscript(String text) {
        return map(text, RAISED);
    }

    private static Optional<String> map(String text, Map<Integer, Integer> letters) {
        if (!text.codePoints().allMatch(letters::containsKey)) {
            return Optional.empty();
        }
        StringBuilder mapped = new StringBuilder();
        text.codePoints().forEach(c -> mapped.appendCodePoint(letters.get(c)));
        return Optional.of(mapped.toString());
    }

    private static Map<Integer, Integer> pairs(String from, String to) {
        int[] keys = from.codePoints().toArray();
        int[] values = to.codePoints().toArray();
        Map<Integer, Integer> pairs = new HashMap<>();
        for (int i = 0; i < keys.length; i++) {
            pairs.put(keys[i], values[i]);
        }
        return Map.copyOf(pairs);
    }
}
