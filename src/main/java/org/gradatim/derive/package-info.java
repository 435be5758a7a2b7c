/** Derivatives: local ones by named rules, the chain rule over a program, reverse mode, and the derivation as data. */
package org.gradatim.derive;
