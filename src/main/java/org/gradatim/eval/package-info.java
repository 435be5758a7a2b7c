/** Programs run: on doubles over a batch, over a prime field for proofs, and by central differences. */
package org.gradatim.eval;
