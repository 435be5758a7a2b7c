package org.gradatim.check.mistake;

import java.util.ArrayList;
import java.util.List;
import org.gradatim.expr.Expr;

/** A quantity of a computation: a leaf, a definition, or an activation or its argument that has no name of its own. */
final class Node {
    private final int place;
    private final String name;
    private final Expr shown;
    private final Expr value;
    private final List<Edge> uses = new ArrayList<>(2);
    private int height;

    /**
     * @param place among all nodes, each after those that it uses
     * @param name  unique; of what has no name in the program, none that a user can type
     * @param shown in the program's names
     * @param value in the names of nodes; null for a leaf
     */
    Node(int place, String name, Expr shown, Expr value) {
        this.place = place;
        this.name = name;
        this.shown = shown;
        this.value = value;
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
        return uses;
    }

    /** The length of the longest way down to a leaf. */
    int height() {
        return height;
    }

    void add(Edge edge) {
        uses.add(edge);
        height = Math.max(height, edge.to().height + 1);
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
