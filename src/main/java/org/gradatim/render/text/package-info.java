/** Documents and all that is in them as Unicode text, in columns of equal width. */
package org.gradatim.render.text;
