/**
 * Derivations inside of lectures: finds the places in a source that ask for one, fills them in, keeps them up to date and takes
 * them back out. What stands around a place stays as it is, to the byte.
 */
package org.gradatim.embed;
