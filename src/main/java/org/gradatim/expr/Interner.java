package org.gradatim.expr;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * Keeps one object for each distinct expression, for as long as somebody holds it. Threads share it: looking up takes no lock,
 * and what is new is added under the lock of one of many stripes.
 */
final class Interner {
    /** The stripe is told by the hash's highest bits, the slot by its lowest. There are well more stripes than cores. */
    private static final int STRIPE_BITS = 6;

    private static final int INITIAL_SLOTS = 64;
    private static final Stripe[] ALL = new Stripe[1 << STRIPE_BITS];

    static {
        for (int i = 0; i < ALL.length; i++) ALL[i] = new Stripe();
    }

    private Interner() {}

    /** The one object that equals {@code candidate}: an older one, or the candidate itself. */
    @SuppressWarnings("unchecked") // what equals a candidate has its class
    static <E extends Expr> E intern(E candidate) {
        int hash = candidate.hashCode();
        return (E) ALL[hash >>> 32 - STRIPE_BITS].intern(candidate, hash);
    }

    /** Spreads what differs anywhere in the hash over all of its bits. */
    static int mix(int hash) {
        int h = hash * 0x9E3779B9;
        h = (h ^ h >>> 16) * 0x85EBCA6B;
        return h ^ h >>> 13;
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

        Expr intern(Expr candidate, int hash) {
            Expr known = find(candidate, hash);
            return known != null ? known : findOrAdd(candidate, hash);
        }

        /** The known equal of the candidate, or null. While another thread adds, it may be missed, but it is never a wrong one. */
        private Expr find(Expr candidate, int hash) {
            Entry[] table = slots;
            for (Entry e = table[hash & table.length - 1]; e != null; e = e.next) {
                if (e.hash != hash) continue;
                Expr known = e.get();
                if (known != null && known.equals(candidate)) return known;
            }
            return null;
        }

        private synchronized Expr findOrAdd(Expr candidate, int hash) {
            Expr known = find(candidate, hash);
            if (known != null) return known;
            forgetCollected();
            if (size > slots.length) grow();
            int slot = hash & slots.length - 1;
            slots[slot] = new Entry(candidate, hash, slots[slot], collected);
            size++;
            return candidate;
        }

        private void grow() {
            Entry[] grown = new Entry[2 * slots.length];
            for (Entry chain : slots) {
                for (Entry e = chain, next; e != null; e = next) {
                    next = e.next;
                    int slot = e.hash & grown.length - 1;
                    e.next = grown[slot];
                    grown[slot] = e;
                }
            }
            slots = grown;
        }

        private void forgetCollected() {
            for (Object gone; (gone = collected.poll()) != null; ) remove((Entry) gone);
        }

        private void remove(Entry gone) {
            int slot = gone.hash & slots.length - 1;
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
