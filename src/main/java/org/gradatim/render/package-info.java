/**
 * Prints formulas and documents. A {@link org.gradatim.notation.Notation} becomes a line of {@link org.gradatim.render.Piece}s
 * with every bracket in place, and LaTeX, MathML and Unicode text are written from the pieces; a
 * {@link org.gradatim.document.Document} becomes a body of markup that a template of {@code templates/} wraps into a file.
 * All markup of Gradatim is in this package and in the templates.
 */
package org.gradatim.render;
