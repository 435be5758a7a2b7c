/** What was written, as matrices of expressions: the algebra of mathematics and of NumPy, over any set of names. */
package org.gradatim.parse.array;
