package org.gradatim.notation;

/** How tightly a formula holds together, loosest first. An operand that is looser than its place is bracketed. */
public enum Precedence { RELATION, SUM, PRODUCT, POWER, ATOM }
