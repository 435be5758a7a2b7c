/** Expressions in other arithmetics than {@code double}: to many digits, and in an independent computer algebra system. */
package org.gradatim.cas;
