/** Why derivatives agree or differ, and which parameters stay equal for ever. */
package org.gradatim.compare;
