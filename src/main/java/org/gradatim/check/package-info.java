/** Holds gradients against witnesses that know nothing of each other, and trains with them. */
package org.gradatim.check;
