package org.gradatim.eval;

/**
 * What an error signal is multiplied with to give a row of outputs: for a layer of neurons, all that comes in.
 *
 * @param slots where the factors are kept
 * @param uses  how many {@link Code#OUTPUTS} have them
 */
record Factors(int[] slots, int uses) {}
