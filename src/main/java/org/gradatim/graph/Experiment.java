package org.gradatim.graph;

/**
 * One of several trainings that are to be held side by side.
 *
 * @param name  as its author calls it
 * @param model what is trained, from its own first values; it has no experiments of its own
 */
public record Experiment(String name, Model model) {}
