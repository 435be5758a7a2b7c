/** The identity test: whether two expressions, or an expression and a derivative, are equal as functions. */
package org.gradatim.prove;
