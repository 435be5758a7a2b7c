/** A formula as a line of pieces with every bracket in place, how wide it is, and where it may be broken. Every way of writing a formula begins here. */
package org.gradatim.render.piece;
