/** Symbolic expressions: hash-consed nodes, the operations with all that is known of them, exact constants. */
package org.gradatim.expr;
