package org.gradatim.parse;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what somebody who mistyped a word most likely meant. */
public final class Nearest {
    /** A word may differ by one edit for every so many of its letters, so that short words do not match at random. */
    private static final int LETTERS_FOR_AN_EDIT = 3;

    /** Words that share their first letters, one being the other cut off, match from this length on: {@code sig}, {@code sigmoid}. */
    private static final int SHORTEST_ABBREVIATION = 3;

    /** Of many names only the nearest are listed. */
    private static final int MOST_NAMES = 8;

    /** Names that differ by more are equally far. */
    private static final int MOST_EDITS = 20;

    private static final int MOST_DIGITS = 9;

    private Nearest() {}

    /** The known word nearest to {@code word}, the first one of several; empty where none is near. */
    public static Optional<String> of(String word, Collection<String> known) {
        String typed = simplified(word);
        String best = null;
        int least = typed.length() / LETTERS_FOR_AN_EDIT + 1;
        for (String candidate : known) {
            int distance = distance(typed, simplified(candidate), least);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best != null ? Optional.of(best) : abbreviated(typed, known);
    }

    /** What to say after an unknown word: {@code did you mean `sigmoid`?}, or what there is to choose from. */
    public static String advice(String word, Collection<String> known) {
        return of(word, known).map(near -> "did you mean " + Quote.of(near) + "?")
                .orElseGet(() -> "there " + (known.size() == 1 ? "is " : "are ") + Quote.all(known));
    }

    /** What to say after an unknown name among many: the few that are most like it, those with the same first letter before others. */
    public static String names(String name, Collection<String> known) {
        if (known.isEmpty()) return "there are no names";
        List<String> alike = known.stream().filter(k -> !name.isEmpty() && k.charAt(0) == name.charAt(0)).toList();
        List<String> nearest = (alike.isEmpty() ? known : alike).stream().distinct()
                .sorted(Comparator.comparingInt((String k) -> distance(name, k, MOST_EDITS)).thenComparingLong(k -> Math.abs(number(k) - number(name)))).limit(MOST_NAMES).toList();
        return nearest.size() == 1 ? "the nearest is " + Quote.all(nearest) : "the nearest are " + Quote.all(nearest);
    }

    /** The digits of a name as a number, so that w6 is nearer to w7 than w1 is. */
    private static long number(String name) {
        String digits = name.chars().filter(c -> c >= '0' && c <= '9').limit(MOST_DIGITS).mapToObj(Character::toString).collect(Collectors.joining());
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    private static Optional<String> abbreviated(String typed, Collection<String> known) {
        if (typed.length() < SHORTEST_ABBREVIATION) return Optional.empty();
        return known.stream().filter(k -> simplified(k).startsWith(typed)).findFirst();
    }

    /** Case, hyphens and underscores are no difference. */
    private static String simplified(String word) {
        return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /**
     * The number of letters to insert, drop, change or swap with their neighbour (Damerau and Levenshtein, in the form where no
     * letter is edited twice); {@code limit} where it is not below that.
     */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) return limit;
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) last[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(last[j], row[j - 1]));
                boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return Math.min(limit, last[b.length()]);
    }
}
