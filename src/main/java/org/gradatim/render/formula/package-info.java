/** Formulas as LaTeX, as MathML, and as glyphs laid out to be drawn. */
package org.gradatim.render.formula;
