package org.gradatim.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.notation.Notation;

/**
 * An explanation whose numbers the reader changes, as data: the explanation itself, its quantities with the code that computes them,
 * and what can be done with them. A renderer makes it a page that answers.
 *
 * <p>Quantities are known by their places in {@link #quantities}: first the leaves in the order of the code's arguments, then what
 * the code returns in its order, then the cost and its derivatives by the {@link #weights}, which are means over the examples.
 *
 * @param document   the derivation in symbols
 * @param words      what the page says, by short keys
 * @param about      what is to be said beforehand
 * @param drawings   of the network or of the computation, the most telling first, of which the first is shown that is not too wide; none where it
 *                   could not be read
 * @param leaves     how many quantities are leaves: the parameters, then what varies by example
 * @param parameters how many of the leaves are parameters
 * @param shares     leaves that sum to one by agreement; none for most models
 * @param examples   their number m
 * @param rate       α, at first
 * @param chosen     the places among the weights of those that are chosen at first
 */
public record Interactive(Document document, Map<String, String> words, List<Block> about, List<Drawing> drawings, List<Quantity> quantities,
        int leaves, int parameters, List<Control> controls, List<Integer> shares, int examples, Code code, List<Weight> weights,
        List<Pair> pairs, List<Exchange> exchanges, double rate, List<Integer> chosen) {
    public Interactive {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        about = List.copyOf(about);
        drawings = List.copyOf(drawings);
        quantities = List.copyOf(quantities);
        controls = List.copyOf(controls);
        shares = List.copyOf(shares);
        weights = List.copyOf(weights);
        pairs = List.copyOf(pairs);
        exchanges = List.copyOf(exchanges);
        chosen = List.copyOf(chosen);
    }

    /** The same without factors in the drawing, which takes less room in a file. */
    public Interactive withoutFactorsInDrawing() {
        return new Interactive(document, words, about, drawings.stream().map(Drawing::withoutFactors).toList(), quantities, leaves, parameters, controls,
                shares, examples, code, weights, pairs, exchanges, rate, chosen);
    }

    /**
     * A number on the page.
     *
     * @param name    as a program knows it: {@code w1}, {@code dz3_da1}
     * @param formula how it reads
     * @param value   what it stands for, worked out; empty for leaves and where it is nothing but the formula
     */
    public record Quantity(String name, Notation formula, Optional<Notation> value) {}

    /**
     * A leaf that the reader sets.
     *
     * @param low   the end of the slider; other numbers may be typed
     * @param first one number, or one for each example
     */
    public record Control(double low, double high, double step, List<Double> first) {
        public Control {
            first = List.copyOf(first);
        }
    }

    /**
     * The gradient as source code in JavaScript, written from the symbolic result.
     *
     * @param functions   declarations that stand before all else
     * @param arguments   identifiers of the leaves
     * @param statements  assign everything that is returned
     * @param definitions identifiers of what the program defines, in the order of the quantities
     * @param factors     identifiers of the factors of chains and the sides of conditions
     * @param gradient    identifiers of the derivatives of one example's loss by the weights
     * @param loss        identifier of one example's loss
     * @param penalty     what the cost adds to the mean loss: statements in the parameters alone
     */
    public record Code(String functions, List<String> arguments, String statements, List<String> definitions, List<String> factors,
            List<String> gradient, String loss, Penalty penalty) {
        public Code {
            arguments = List.copyOf(arguments);
            definitions = List.copyOf(definitions);
            factors = List.copyOf(factors);
            gradient = List.copyOf(gradient);
        }
    }

    /** What does not depend on the examples: identifiers of the penalty and of its derivatives by the weights. */
    public record Penalty(String statements, String value, List<String> gradient) {
        public Penalty {
            gradient = List.copyOf(gradient);
        }
    }

    /**
     * The drawing with places for numbers, nothing highlighted.
     *
     * @param slots   lines of nodes that stand for the value of a quantity; their text only takes the room
     * @param factors of all weights; those of a node stand in the order of the node's own, which only take the room
     */
    public record Drawing(Diagram diagram, List<Slot> slots, List<Factor> factors, String description) {
        public Drawing {
            slots = List.copyOf(slots);
            factors = List.copyOf(factors);
        }

        Drawing withoutFactors() {
            return new Drawing(diagram, slots, List.of(), description);
        }
    }

    /**
     * A place for a number inside of a node.
     *
     * @param line   counted from 0 among the node's lines
     * @param equals whether it goes on an equation, so that it begins with an equals sign
     */
    public record Slot(String node, int line, int quantity, boolean equals) {}

    /** A factor of the chain rule that is seen in the drawing while a path through it is lit: beside an edge or below a node, which is known by its place. */
    public record Factor(int quantity, Beside beside, int place) {}

    /** What a {@link Factor} stands at. */
    public enum Beside { EDGE, NODE }

    /**
     * A name by which the cost is differentiated.
     *
     * @param quantity the name itself
     * @param moves    whether gradient descent moves it
     * @param slope    the derivative of the cost by it
     * @param one      the derivative of one example's loss by it, which the chains add up to
     * @param chains   paths with their factors, the loss first; of many paths the first alone
     * @param paths    how many there are, as text
     * @param lit      the quantities on its paths: itself, the factors and the derivative
     * @param nodes    the places of the drawing's nodes on its paths, column by column
     * @param edges    the places of the drawing's edges on its paths
     * @param handles  the edges that stand for the name itself
     * @param knobs    the nodes that stand for the name itself
     * @param section  the id of the section that derives it; empty where there is none
     */
    public record Weight(int quantity, boolean moves, int slope, int one, List<List<Integer>> chains, String paths, List<Integer> lit,
            List<Integer> nodes, List<Integer> edges, List<Integer> handles, List<Integer> knobs, Optional<String> section) {
        public Weight {
            chains = chains.stream().map(List::copyOf).toList();
            lit = List.copyOf(lit);
            nodes = List.copyOf(nodes);
            edges = List.copyOf(edges);
            handles = List.copyOf(handles);
            knobs = List.copyOf(knobs);
        }
    }

    /**
     * Two weights side by side.
     *
     * @param first      the place of one among the weights
     * @param words      why their derivatives differ
     * @param when       what leads to the conditions, or says that there is none
     * @param conditions under which they agree; one is enough
     * @param enough     what is enough for all data
     */
    public record Pair(int first, int second, List<Row> rows, List<Inline> words, List<Inline> when, List<Condition> conditions, List<Inline> enough) {
        public Pair {
            rows = List.copyOf(rows);
            words = List.copyOf(words);
            when = List.copyOf(when);
            conditions = List.copyOf(conditions);
            enough = List.copyOf(enough);
        }
    }

    /** Two factors side by side; one is empty where the chains part. */
    public record Row(Optional<Integer> left, Optional<Integer> right, boolean equal) {}

    /** An equation that may hold; its sides are quantities, or constants where they are empty. */
    public record Condition(Notation equation, Side left, Side right) {}

    /** A side of a condition: a quantity by its place, or a number. */
    public sealed interface Side {
        /** What a quantity is worth. */
        record Of(int quantity) implements Side {}

        /** A number that never changes. */
        record Number(double value) implements Side {}
    }

    /** Two neurons, or other parts, that can be made equal: each parameter of one is copied to its counterpart. */
    public record Exchange(List<Inline> label, List<Copy> copies) {
        public Exchange {
            label = List.copyOf(label);
            copies = List.copyOf(copies);
        }
    }

    /** Places of two parameters among the leaves. */
    public record Copy(int from, int to) {}
}
