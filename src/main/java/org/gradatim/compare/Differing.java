package org.gradatim.compare;

import org.gradatim.expr.Expr;

/** What one of two derivatives has as a factor, and what the other has in its place; what they share is taken out. */
public record Differing(Expr left, Expr right) {}
