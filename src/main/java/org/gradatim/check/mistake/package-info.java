/** What was done wrong: the ways in which people go wrong, applied to the true derivation and compared with a wrong answer. */
package org.gradatim.check.mistake;
