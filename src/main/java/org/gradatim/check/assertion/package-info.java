/** Gradients of any Java function held against differences of the function itself. */
package org.gradatim.check.assertion;
