package org.gradatim.document;

import java.util.List;
import org.gradatim.notation.Notation;

/** A piece of running text. */
public sealed interface Inline {

    /** Plain text, unescaped. */
    record Text(String text) implements Inline {}

    /** A formula on the baseline of its line. */
    record Formula(Notation formula) implements Inline {}

    /** Emphasised text: a term where it is introduced. */
    record Emphasis(List<Inline> inlines) implements Inline {
        public Emphasis {
            inlines = List.copyOf(inlines);
        }
    }

    /** Strong text: the result, the verdict. */
    record Strong(List<Inline> inlines) implements Inline {
        public Strong {
            inlines = List.copyOf(inlines);
        }
    }

    /** A file name, command or key, as typed. */
    record Code(String text) implements Inline {}

    /** A link to the section with this id. */
    record Reference(String id, List<Inline> inlines) implements Inline {
        public Reference {
            inlines = List.copyOf(inlines);
        }
    }

    /** A verdict with its sign (✓ or ✗ and a word), never by colour alone. */
    record Verdict(boolean good, String word) implements Inline {}
}
