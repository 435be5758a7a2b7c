package org.gradatim.parse.answer;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Where the braces of a text are closed: found once, so that macros inside of macros cost no more than their length. */
final class Braces {
    private final String text;
    private final int from;
    private final int to;
    private final int[] ends;

    Braces(String text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
        ends = new int[to - from];
        Arrays.fill(ends, to);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\\') i++;
            else if (c == '{') open.push(i);
            else if (c == '}' && !open.isEmpty()) ends[open.pop() - from] = i + 1;
        }
    }

    /** Behind the group, the macro or the one character at this place; the end of the text where a group is not closed. */
    int endOfArgument(int at) {
        if (at >= to) return to;
        char c = text.charAt(at);
        if (c == '{') return ends[at - from];
        if (c == '\\') return Math.min(to, endOfMacro(at + 1));
        return Math.min(to, at + Character.charCount(text.codePointAt(at)));
    }

    private int endOfMacro(int at) {
        int end = at;
        while (end < to && Character.isLetter(text.charAt(end))) end++;
        return Math.max(end, at + 1);
    }

    int skipSpace(int at) {
        int next = at;
        while (next < to && Character.isWhitespace(text.charAt(next))) next++;
        return next;
    }
}
