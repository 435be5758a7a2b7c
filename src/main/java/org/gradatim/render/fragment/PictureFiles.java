package org.gradatim.render.fragment;

/** Where the pictures of a document go that cannot hold them itself. */
@FunctionalInterface
public interface PictureFiles {
    /**
     * Keeps a picture.
     *
     * @param svg a whole file
     * @return how the document refers to it: a path below the document's folder, with slashes
     */
    String store(String svg);
}
