/** Documents as HTML: whole pages, fragments, and the body that other formats set as well. */
package org.gradatim.render.html;
