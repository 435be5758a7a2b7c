package org.gradatim.check.answer;

import org.gradatim.expr.Grid;
import org.gradatim.graph.Program;

/**
 * What a line claims to give.
 *
 * @param program in whose names
 * @param truth   the true derivative
 */
record Claim(Target target, Program program, Grid truth) {}
