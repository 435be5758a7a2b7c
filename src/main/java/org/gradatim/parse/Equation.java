package org.gradatim.parse;

import org.gradatim.expr.Expr;

/** A definition as it is written: {@code z1 = w1*x1 + w2*x2}. */
public record Equation(String name, Expr value) {}
