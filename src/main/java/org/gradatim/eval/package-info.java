/** Numbers: expressions of a program computed over a batch of examples, and slopes by central differences. */
package org.gradatim.eval;
