package org.gradatim.graph;

/** Full-batch gradient descent: how long the steps are (α) and how many there are. */
public record Training(double learningRate, int epochs) {
    /** Used for the worked update where a spec says nothing of training. */
    public static final Training DEFAULT = new Training(0.1, 100);
}
