package org.gradatim.eval;

import java.util.List;

/**
 * A node of the lowered computation. Equal nodes are made once, so that operands are compared by identity.
 *
 * <p>A {@link Code#SUM} has a bias, the same in all examples, as its first operand and then its terms.
 */
final class Node {
    private static final Node[] NONE = {};

    final Code code;
    /** What the code alone does not say: a constant's value, a name, an op; otherwise the code itself. */
    final Object detail;
    final Node[] operands;
    /** Whether the value differs from example to example. */
    final boolean varies;
    /** Which outputs the value is. */
    List<Integer> outputs = List.of();
    /** How many nodes and outputs need the value. */
    int uses;
    /** How many operands of instructions, not yet listed, are this value. */
    int reads;
    /** Whether the one instruction that needs this product, or this sum with one term, computes it on the way. */
    boolean inlined;
    /** Where the value is kept; given out by the {@link Assembler}. */
    int slot = -1;
    private final int hash;

    Node(Code code, Object detail, Node... operands) {
        this.code = code;
        this.detail = detail;
        this.operands = operands.length == 0 ? NONE : operands;
        boolean anyVaries = code == Code.COLUMN;
        int h = mixed(code.ordinal(), detail.hashCode());
        for (Node operand : operands) {
            anyVaries |= operand.varies;
            h = mixed(h, operand.hash);
        }
        this.varies = anyVaries;
        this.hash = h;
    }

    /** Whether this is -1 times its second operand. */
    boolean isNegation() {
        return code == Code.PRODUCT && operands[0].code == Code.CONSTANT && (double) operands[0].detail == -1;
    }

    /** Spreads hashes over all bits: those of numbered names are so alike that their simple combinations collide. */
    private static int mixed(int a, int b) {
        int h = (a ^ b * 0x9E3779B9) * 0x85EBCA6B;
        return h ^ h >>> 15;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Node n && hash == n.hash && code == n.code && detail.equals(n.detail) && sameOperands(n);
    }

    private boolean sameOperands(Node other) {
        if (operands.length != other.operands.length) return false;
        for (int i = 0; i < operands.length; i++) if (operands[i] != other.operands[i]) return false;
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
