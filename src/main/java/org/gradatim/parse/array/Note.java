package org.gradatim.parse.array;

/**
 * Something that could have been read in another way.
 *
 * @param ofName  whether it is about a name; else about a sign or an order of operations
 * @param written as it was written
 * @param read    as it was read
 */
public record Note(boolean ofName, String written, String read) {}
