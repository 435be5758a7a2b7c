/** A page that answers: its numbers, formulas and drawing follow what its reader changes. */
package org.gradatim.render.interactive;
