package org.gradatim.expr;

/**
 * The differentiation rule of an {@link Op}: its name and, in a clause, why it holds. In English; an explanation in another
 * language looks the op's name up in its own messages.
 */
public record Rule(String name, String reason) {}
