package org.gradatim.embed;

import java.util.List;

/** The passages of a file, in their order, and how the file reads with others in their place. */
interface Text {
    List<Passage> passages();

    /**
     * The whole file.
     *
     * @param passages as many as there are; those that are as they were leave the file as it was
     */
    String with(List<String> passages);

    /** A file that is one passage. */
    static Text whole(String content, String name) {
        return new Text() {
            @Override
            public List<Passage> passages() {
                return List.of(new Passage(content, name));
            }

            @Override
            public String with(List<String> passages) {
                return passages.getFirst();
            }
        };
    }
}
