package org.gradatim.eval;

/**
 * Instructions in the order in which they run. An operand that is a value is the slot where the value is kept.
 *
 * @param codes    what each does
 * @param starts   where each one's operands begin
 * @param operands as {@link Code} says
 */
record Instructions(Code[] codes, int[] starts, int[] operands) {}
