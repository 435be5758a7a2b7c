/**
 * Prints formulas and documents. All markup of Gradatim is in this package, in the rooms below it and in the templates; users of
 * Gradatim come in here, by {@link org.gradatim.render.Renderer} and {@link org.gradatim.render.Fragments}.
 *
 * <p>A {@link org.gradatim.notation.Notation} becomes a line of {@linkplain org.gradatim.render.piece pieces} with every bracket in place, from
 * which {@linkplain org.gradatim.render.formula markup and pictures}, {@linkplain org.gradatim.render.text text} and
 * {@linkplain org.gradatim.render.speech words} are made; a {@link org.gradatim.document.Document} becomes a body of markup that a
 * {@linkplain org.gradatim.render.template template} wraps into a file. A room imports only rooms that know nothing of it.
 */
package org.gradatim.render;
