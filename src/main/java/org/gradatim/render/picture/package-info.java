/** Files that hold one picture: a formula, a diagram or plots as SVG, PNG or PDF. */
package org.gradatim.render.picture;
