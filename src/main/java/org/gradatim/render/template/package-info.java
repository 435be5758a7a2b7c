/** What stands around a document: templates, the values that they escape, and the paper that they are set on. */
package org.gradatim.render.template;
