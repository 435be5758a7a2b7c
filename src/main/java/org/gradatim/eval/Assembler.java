package org.gradatim.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Op;
import org.gradatim.graph.Program;

/**
 * Turns {@link Node}s into {@link Instructions}: leaves out what no output needs, computes products on the way where they are
 * summed or put out, and gives every value a slot.
 *
 * <p>Slots begin with the constants, then the parameters, then what is computed from these alone, each with a slot of its own.
 * The slots that follow, the registers, keep what varies by example; a register is used again once its value has been read
 * for the last time.
 */
final class Assembler {
    /** Fewer outputs than this with a common factor are put out one by one. */
    private static final int SMALLEST_ROW = 16;

    private final Program program;
    private final Lowering lowering;
    private final List<Node> outputs;
    private final List<Double> constants = new ArrayList<>();
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final Map<Op, Integer> calls = new LinkedHashMap<>();
    private final Map<List<Node>, Integer> factorLists = new LinkedHashMap<>();
    private final List<Factors> factors = new ArrayList<>();
    private final Registers registers = new Registers();
    private final List<Output> row = new ArrayList<>();
    private int sharedSlots;

    /** bias + a b as an output. */
    private record Output(int index, Node bias, Node a, Node b) {
        Node[] operands() {
            return new Node[] {bias, a, b};
        }
    }

    Assembler(Program program, List<? extends Expr> expressions) {
        this.program = program;
        this.lowering = new Lowering(program, expressions);
        this.outputs = lowering.outputs();
    }

    Tape assemble() {
        countUses();
        inlineProducts();
        placeShared();
        List<Node> emitted = lowering.order().stream().filter(n -> n.uses > 0 && (!n.inlined || !n.outputs.isEmpty())).toList();
        Listing shared = new Listing();
        Listing perExample = new Listing();
        for (Node node : emitted) countReads(node);
        for (Node node : emitted) emit(node, node.varies ? perExample : shared);
        finishRow(perExample);
        return new Tape(program.parameters(), List.copyOf(columns.keySet()),
                constants.stream().mapToDouble(Double::doubleValue).toArray(), sharedSlots, registers.highest,
                calls.keySet().toArray(Op[]::new), factors.toArray(Factors[]::new), shared.finish(), perExample.finish(), outputs.size());
    }

    /** The negation of a sum's term is no node to compute: the sum takes -1 as the term's factor. */
    private void countUses() {
        for (int k = 0; k < outputs.size(); k++) {
            Node node = outputs.get(k);
            node.uses++;
            if (node.outputs.isEmpty()) node.outputs = new ArrayList<>(1);
            node.outputs.add(k);
        }
        lowering.zero().uses++;
        lowering.one().uses++;
        for (Node node : lowering.order().reversed()) {
            if (node.uses == 0) continue;
            for (int i = 0; i < node.operands.length; i++) {
                Node operand = node.operands[i];
                if (node.code == Code.SUM && i > 0 && operand.isNegation()) {
                    for (Node factor : operand.operands) factor.uses++;
                } else {
                    operand.uses++;
                }
            }
        }
    }

    private void inlineProducts() {
        for (Node node : lowering.order()) {
            if (node.uses == 0 || node.code != Code.SUM) continue;
            for (int i = 1; i < node.operands.length; i++) {
                Node term = node.operands[i];
                if (term.code == Code.PRODUCT && term.uses == 1 && !term.isNegation()) term.inlined = true;
            }
        }
        for (Node node : outputs) {
            boolean isPair = node.code == Code.PRODUCT || node.code == Code.SUM && node.operands.length == 2;
            if (node.varies && node.uses == 1 && isPair) node.inlined = true;
        }
    }

    private void placeShared() {
        for (Node node : lowering.order()) {
            if (node.uses == 0 || node.code != Code.CONSTANT) continue;
            node.slot = constants.size();
            constants.add((double) node.detail);
        }
        int parameters = constants.size();
        sharedSlots = parameters + program.parameters().size();
        for (Node node : lowering.order()) {
            if (node.uses == 0 || node.inlined || node.varies || node.slot >= 0) continue;
            node.slot = node.code == Code.PARAMETER ? parameters + (int) node.detail : sharedSlots++;
        }
    }

    private void countReads(Node node) {
        if (!node.inlined) for (Node read : operandsOf(node)) read.reads++;
        for (int _ : node.outputs) for (Node read : outputOperands(node)) read.reads++;
    }

    private void emit(Node node, Listing listing) {
        if (!node.inlined) {
            if (node.varies) finishRow(listing);
            emitValue(node, listing);
        }
        for (int k : node.outputs) {
            Node[] operands = outputOperands(node);
            Output output = new Output(k, operands[0], operands[1], operands[2]);
            if (!output.a().varies) {
                emitOutput(output, listing);
            } else {
                if (!row.isEmpty() && row.getFirst().a() != output.a()) finishRow(listing);
                row.add(output);
            }
        }
    }

    private void emitOutput(Output output, Listing listing) {
        listing.begin(Code.OUTPUT).add(output.index()).add(output.operands());
        release(output.operands());
    }

    /** Emits the outputs that have come together with the same first factor. Until then their operands stay in their registers. */
    private void finishRow(Listing listing) {
        if (row.size() < SMALLEST_ROW) {
            for (Output output : row) emitOutput(output, listing);
        } else {
            listing.begin(Code.OUTPUTS).add(row.getFirst().a()).add(factorList());
            for (Output output : row) listing.add(output.index()).add(output.bias());
            for (Output output : row) release(output.operands());
        }
        row.clear();
    }

    private int factorList() {
        List<Node> list = row.stream().map(Output::b).toList();
        int index = index(factorLists, list);
        if (index < factors.size()) factors.set(index, new Factors(factors.get(index).slots(), factors.get(index).uses() + 1));
        else factors.add(new Factors(list.stream().mapToInt(b -> b.slot).toArray(), 1));
        return index;
    }

    private void emitValue(Node node, Listing listing) {
        if (node.varies) node.slot = sharedSlots + registers.take();
        Node[] operands = operandsOf(node);
        switch (node.code) {
            case CONSTANT, PARAMETER -> { }
            case COLUMN -> listing.begin(node.code).add(node.slot).add(index(columns, (String) node.detail));
            case CALL -> listing.begin(node.code).add(node.slot).add(index(calls, (Op) node.detail)).add(operands.length).add(operands);
            case SUM -> {
                listing.begin(node.code).add(node.slot).add(operands[0]).add(scaledTerms(operands)).add(operands.length / 2);
                listing.add(Arrays.copyOfRange(operands, 1, operands.length));
            }
            case PRODUCT, QUOTIENT, MAX, MIN, EXP, LOG, SIGMOID, TANH, RELU, STEP, OUTPUT, OUTPUTS ->
                    listing.begin(node.code).add(node.slot).add(operands);
        }
        release(operands);
    }

    private void release(Node[] operands) {
        for (Node operand : operands) {
            if (--operand.reads == 0 && operand.varies) registers.giveBack(operand.slot - sharedSlots);
        }
    }

    /** What the instruction reads: for a sum the bias, then the factors of its terms, pair by pair. */
    private Node[] operandsOf(Node node) {
        return node.code == Code.SUM ? sumOperands(node) : node.operands;
    }

    private Node[] sumOperands(Node sum) {
        Node[] operands = new Node[2 * sum.operands.length - 1];
        operands[0] = sum.operands[0];
        int next = 1;
        for (boolean scaled : new boolean[] {true, false}) {
            for (int i = 1; i < sum.operands.length; i++) {
                Node term = sum.operands[i];
                Node[] pair = term.inlined || term.isNegation() ? term.operands : new Node[] {lowering.one(), term};
                if (pair[0].varies == scaled) continue;
                operands[next++] = pair[0];
                operands[next++] = pair[1];
            }
        }
        return operands;
    }

    private static int scaledTerms(Node[] sumOperands) {
        int count = 0;
        while (2 * count + 1 < sumOperands.length && !sumOperands[2 * count + 1].varies) count++;
        return count;
    }

    /** The bias and the pair that make up an output. */
    private Node[] outputOperands(Node node) {
        if (!node.inlined) return new Node[] {lowering.zero(), lowering.one(), node};
        return node.code == Code.SUM ? sumOperands(node) : new Node[] {lowering.zero(), node.operands[0], node.operands[1]};
    }

    private static <T> int index(Map<T, Integer> indices, T key) {
        Integer next = indices.size();
        Integer known = indices.putIfAbsent(key, next);
        return known != null ? known : next;
    }

    /** Gives out registers, those first that were given back last: their memory is still in the cache. */
    private static final class Registers {
        private int[] free = new int[16];
        private int freeCount;
        private int highest;

        int take() {
            return freeCount > 0 ? free[--freeCount] : highest++;
        }

        void giveBack(int register) {
            if (freeCount == free.length) free = Arrays.copyOf(free, 2 * freeCount);
            free[freeCount++] = register;
        }
    }

    /** Collects instructions. */
    private static final class Listing {
        private final List<Code> codes = new ArrayList<>();
        private int[] starts = new int[16];
        private int[] operands = new int[64];
        private int size;

        Listing begin(Code code) {
            if (codes.size() == starts.length) starts = Arrays.copyOf(starts, 2 * starts.length);
            starts[codes.size()] = size;
            codes.add(code);
            return this;
        }

        Listing add(int operand) {
            if (size == operands.length) operands = Arrays.copyOf(operands, 2 * size);
            operands[size++] = operand;
            return this;
        }

        Listing add(Node... values) {
            for (Node value : values) add(value.slot);
            return this;
        }

        Instructions finish() {
            return new Instructions(codes.toArray(Code[]::new), Arrays.copyOf(starts, codes.size()), Arrays.copyOf(operands, size));
        }
    }
}
