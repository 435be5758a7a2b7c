package org.gradatim.expr;

import java.util.Arrays;

/**
 * Values for expressions, by identity. As an {@link java.util.IdentityHashMap}, but expressions bring a hash of their own, so that
 * none has to be made up and kept for each object. Open addressing with linear probing; nothing is ever removed.
 */
public final class ExprMap<V> {
    private static final int INITIAL_SLOTS = 16;

    private Expr[] keys = new Expr[INITIAL_SLOTS];
    /** Of the keys, so that a large map grows without a look at each of its keys, which lie all over the memory. */
    private int[] hashes = new int[INITIAL_SLOTS];
    private Object[] values = new Object[INITIAL_SLOTS];
    private int size;

    /** The value, or null. */
    @SuppressWarnings("unchecked") // only values of this type are put in
    public V get(Expr key) {
        return (V) values[slot(key)];
    }

    public boolean contains(Expr key) {
        return keys[slot(key)] != null;
    }

    /** @param value not null */
    public void put(Expr key, V value) {
        int slot = slot(key);
        if (keys[slot] == null) add(slot, key, value);
        else values[slot] = value;
    }

    /** Whether the key had no value and has this one now. */
    public boolean putIfAbsent(Expr key, V value) {
        int slot = slot(key);
        if (keys[slot] != null) return false;
        add(slot, key, value);
        return true;
    }

    private void add(int slot, Expr key, V value) {
        keys[slot] = key;
        hashes[slot] = key.hashCode();
        values[slot] = value;
        if (2 * ++size > keys.length) grow();
    }

    public int size() {
        return size;
    }

    public void clear() {
        Arrays.fill(keys, null);
        Arrays.fill(values, null);
        size = 0;
    }

    /** Where the key is, or else the free slot where it belongs. */
    private int slot(Expr key) {
        int mask = keys.length - 1;
        int slot = key.hashCode() & mask;
        while (keys[slot] != null && keys[slot] != key) slot = slot + 1 & mask;
        return slot;
    }

    private void grow() {
        Expr[] oldKeys = keys;
        int[] oldHashes = hashes;
        Object[] oldValues = values;
        keys = new Expr[2 * oldKeys.length];
        hashes = new int[keys.length];
        values = new Object[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] == null) continue;
            int slot = oldHashes[i] & keys.length - 1;
            while (keys[slot] != null) slot = slot + 1 & keys.length - 1;
            keys[slot] = oldKeys[i];
            hashes[slot] = oldHashes[i];
            values[slot] = oldValues[i];
        }
    }
}
