/** What is drawn on: surfaces of SVG, PDF and pixels, their fonts, what a PDF says of itself, and their colours by the part that each plays. */
package org.gradatim.render.canvas;
