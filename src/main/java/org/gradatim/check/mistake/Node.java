package org.gradatim.check.mistake;

import java.util.List;
import java.util.function.Function;
import org.gradatim.expr.Expr;

/** A quantity of a computation: a leaf, a definition, or an activation or its argument that has no name of its own. */
final class Node {
    private final int place;
    private final String name;
    private final Expr shown;
    private final Expr value;
    private final List<Node> operands;
    private final int height;
    private final Function<Node, List<Edge>> differentiated;
    private List<Edge> uses;

    /**
     * @param place among all nodes, each after those that it uses
     * @param name  unique; of what has no name in the program, none that a user can type
     * @param shown in the program's names
     * @param value in the names of nodes; null for a leaf
     * @param operands       the nodes in the value
     * @param differentiated the local derivatives of a node, wanted once at most
     */
    Node(int place, String name, Expr shown, Expr value, List<Node> operands, Function<Node, List<Edge>> differentiated) {
        this.place = place;
        this.name = name;
        this.shown = shown;
        this.value = value;
        this.operands = operands;
        this.differentiated = differentiated;
        this.height = operands.stream().mapToInt(n -> n.height + 1).max().orElse(0);
    }

    int place() {
        return place;
    }

    String name() {
        return name;
    }

    Expr shown() {
        return shown;
    }

    Expr value() {
        return value;
    }

    boolean isLeaf() {
        return value == null;
    }

    /** The nodes in its value with the local derivatives by them. */
    List<Edge> uses() {
        if (uses == null) uses = differentiated.apply(this);
        return uses;
    }

    /** The nodes in its value, also those by which its derivative is 0. */
    List<Node> operands() {
        return operands;
    }

    /** The length of the longest way down to a leaf. */
    int height() {
        return height;
    }

    /** The name without the example that it belongs to: a3 of a3^(2). */
    String template() {
        return template(name);
    }

    static String template(String name) {
        int at = name.indexOf("^(");
        return at < 0 ? name : name.substring(0, at);
    }

    /** The example that it belongs to, or nothing. */
    static String example(String name) {
        int at = name.indexOf("^(");
        return at < 0 ? "" : name.substring(at);
    }

    @Override
    public String toString() {
        return shown.toString();
    }
}
