package org.gradatim.expr;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * Keeps one object for each distinct expression, for as long as somebody holds it. Threads share it; it is split into
 * stripes, so that they seldom wait for each other.
 */
final class Interner {
    /** A power of two, well above the number of cores. */
    private static final int STRIPES = 64;

    private static final int INITIAL_SLOTS = 256;
    private static final Stripe[] ALL = new Stripe[STRIPES];

    static {
        for (int i = 0; i < STRIPES; i++) ALL[i] = new Stripe();
    }

    private Interner() {}

    /** The one object that equals {@code candidate}: an older one, or the candidate itself. */
    @SuppressWarnings("unchecked") // what equals a candidate has its class
    static <E extends Expr> E intern(E candidate) {
        int hash = spread(candidate.hashCode());
        return (E) ALL[hash & (STRIPES - 1)].intern(candidate, hash);
    }

    private static int spread(int hash) {
        int h = hash * 0x9E3779B9;
        return h ^ (h >>> 15);
    }

    private static final class Entry extends WeakReference<Expr> {
        private final int hash;
        private Entry next;

        Entry(Expr expr, int hash, Entry next, ReferenceQueue<Expr> queue) {
            super(expr, queue);
            this.hash = hash;
            this.next = next;
        }
    }

    private static final class Stripe {
        private final ReferenceQueue<Expr> collected = new ReferenceQueue<>();
        private Entry[] slots = new Entry[INITIAL_SLOTS];
        private int size;

        synchronized Expr intern(Expr candidate, int hash) {
            forgetCollected();
            for (Entry e = slots[slot(hash)]; e != null; e = e.next) {
                if (e.hash != hash) continue;
                Expr known = e.get();
                if (known != null && known.equals(candidate)) return known;
            }
            if (size > slots.length) grow();
            slots[slot(hash)] = new Entry(candidate, hash, slots[slot(hash)], collected);
            size++;
            return candidate;
        }

        private int slot(int hash) {
            return (hash >>> 6) & (slots.length - 1);
        }

        private void grow() {
            Entry[] old = slots;
            slots = new Entry[2 * old.length];
            for (Entry chain : old) {
                for (Entry e = chain, next; e != null; e = next) {
                    next = e.next;
                    e.next = slots[slot(e.hash)];
                    slots[slot(e.hash)] = e;
                }
            }
        }

        private void forgetCollected() {
            for (Object gone; (gone = collected.poll()) != null; ) remove((Entry) gone);
        }

        private void remove(Entry gone) {
            int slot = slot(gone.hash);
            Entry before = null;
            for (Entry e = slots[slot]; e != null; before = e, e = e.next) {
                if (e != gone) continue;
                if (before == null) slots[slot] = e.next;
                else before.next = e.next;
                size--;
                return;
            }
        }
    }
}
