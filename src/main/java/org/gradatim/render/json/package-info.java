/** Derivations and the feedback on answers as JSON, for programs. */
package org.gradatim.render.json;
