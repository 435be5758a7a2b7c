/** A finished explanation as data: sealed blocks and inlines, free of any markup. Imports only {@code notation}. */
package org.gradatim.document;
