/** Formulas in words, as they are read aloud. */
package org.gradatim.render.speech;
