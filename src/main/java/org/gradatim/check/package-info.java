/** Witnesses for a gradient: proof, the dense trainer, differences; and what they say of one handed in. */
package org.gradatim.check;
