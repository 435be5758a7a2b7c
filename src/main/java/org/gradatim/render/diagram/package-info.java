/** Networks and graphs, placed and drawn. */
package org.gradatim.render.diagram;
