/** From a derivation to a document: what is said, in which order, in which words. All prose is in the message bundles. */
package org.gradatim.explain;
