/** Documents as slides: what stands on each, how high it is, and how Beamer, a browser and PowerPoint show it. */
package org.gradatim.render.slides;
