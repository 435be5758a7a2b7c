package org.gradatim.parse.answer;

import java.util.Optional;

/**
 * A name in plain text: letters, digits and {@code _}. A Greek letter is a name of its own, with the digits and what follows a
 * {@code _}: {@code δ3}, {@code θ_h1}; after a {@code d} it goes on with it, as in {@code dθ}.
 *
 * @param name   in Latin letters: {@code delta3}
 * @param accent over one of its letters: {@code hat}; or empty
 * @param end    behind it
 */
record NameScan(String name, String accent, int end) {
    /** @param from where a name begins */
    static NameScan from(String text, int from, int to) {
        StringBuilder name = new StringBuilder();
        String accent = "";
        boolean greek = false;
        int at = from;
        while (at < to) {
            int c = text.codePointAt(at);
            Optional<String> greekName = Letters.greek(c);
            Optional<String> combined = Letters.decomposed(c);
            if (Letters.accent(c).isPresent()) {
                accent = Letters.accent(c).get();
            } else if (combined.isPresent()) {
                if (greek) break;
                name.append(combined.get().charAt(0));
                accent = Letters.accent(combined.get().charAt(1)).get();
            } else if (greekName.isPresent()) {
                if (!name.isEmpty() && !name.toString().equals("d") && name.charAt(name.length() - 1) != '_') break;
                name.append(greekName.get());
                greek = true;
            } else {
                Optional<String> latin = c == '_' ? Optional.of("_") : Letters.latin(c);
                boolean letter = latin.isPresent() && Character.isLetter(c);
                if (latin.isEmpty() || greek && letter && name.charAt(name.length() - 1) != '_' && !name.toString().contains("_")) break;
                name.append(latin.get());
            }
            at += Character.charCount(c);
        }
        return new NameScan(name.toString(), accent, at);
    }
}
