/** Programs of named definitions, the networks that become such programs, and the names and data that belong to them. */
package org.gradatim.graph;
