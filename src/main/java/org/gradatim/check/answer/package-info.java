/** What an answer means in the names of a model, and whether it is right. */
package org.gradatim.check.answer;
