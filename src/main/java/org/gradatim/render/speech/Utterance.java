package org.gradatim.render.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * Words on their way to a voice, with the blanks and pauses between them. What ends a part is said only when something
 * follows that could be taken to belong to it.
 */
final class Utterance {
    private static final String PAUSES = ",.:";

    private final StringBuilder said = new StringBuilder();
    /** Phrases that are said before the next words, if there are any. */
    private final List<String> ends = new ArrayList<>();
    private char pause;

    /** Says these words as they are. */
    void say(String words) {
        if (words.isBlank()) return;
        List<String> due = List.copyOf(ends);
        ends.clear();
        due.forEach(this::phrase);
        if (!said.isEmpty()) said.append(pause == 0 ? "" : pause).append(' ');
        said.append(words.strip());
        pause = 0;
    }

    /** Says words at whose ends a pause may stand. */
    void phrase(String words) {
        String rest = words.strip();
        if (rest.isEmpty()) return;
        char first = rest.charAt(0);
        char last = rest.charAt(rest.length() - 1);
        if (isPause(first)) {
            if (ends.isEmpty()) pause(first);
            else ends.add(rest.substring(0, 1));
            phrase(rest.substring(1));
        } else if (isPause(last)) {
            say(rest.substring(0, rest.length() - 1));
            pause(last);
        } else {
            say(rest);
        }
    }

    /** Ends a part. */
    void end(String words) {
        ends.add(words);
    }

    /** Of two pauses in a row the longer one counts. */
    private void pause(char next) {
        if (pause != '.') pause = next;
    }

    private static boolean isPause(char c) {
        return PAUSES.indexOf(c) >= 0;
    }

    /** All that was said. A full stop at its end stays, as the end of one sentence of several. */
    @Override
    public String toString() {
        return said + (pause == '.' ? "." : "");
    }
}
