/** Gradients as numbers: whether they are those of a model at its parameters and data, and what was done wrong where they are not. */
package org.gradatim.check.numbers;
