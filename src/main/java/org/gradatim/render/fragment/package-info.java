/** What is written into a document of somebody else's, and where its pictures go. */
package org.gradatim.render.fragment;
