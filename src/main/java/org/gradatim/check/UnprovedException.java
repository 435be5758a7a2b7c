package org.gradatim.check;

import org.gradatim.prove.Verdict;

/** An equality that was about to be said could not be proved. Nothing is printed then. */
public final class UnprovedException extends RuntimeException {
    UnprovedException(String line, Verdict verdict) {
        super("not proved: " + line + ": " + inWords(verdict));
    }

    private static String inWords(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Proved _ -> "proved";
            case Verdict.Refuted r -> "the sides differ, for example " + r.left() + " against " + r.right() + " at " + r.point();
            case Verdict.Undecided u -> u.reason();
        };
    }
}
