/** Documents as PDF: tagged pages with embedded fonts, to print and to keep. */
package org.gradatim.render.pdf;
