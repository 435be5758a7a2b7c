/** Curves, bars, heat maps and boundaries, placed and drawn, and their numbers as tables. */
package org.gradatim.render.plot;
