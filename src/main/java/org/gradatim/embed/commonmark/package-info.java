/** Derivations in Markdown that commonmark-java renders. */
package org.gradatim.embed.commonmark;
