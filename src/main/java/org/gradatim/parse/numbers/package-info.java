/** Gradients as numbers, as people and programs save them: CSV, JSON and NumPy's files, each to named arrays of numbers with the digits that were given. */
package org.gradatim.parse.numbers;
