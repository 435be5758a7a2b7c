/** Text as a person typed it, made safe for each kind of markup. */
package org.gradatim.render.escape;
