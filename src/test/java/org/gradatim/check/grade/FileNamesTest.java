package org.gradatim.check.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
    @Test
    void anOrdinaryIdIsItsName() {
        FileNames names = new FileNames();
        assertThat(names.of("Doe_Jane_12345", 0)).isEqualTo("Doe_Jane_12345");
        assertThat(names.of("Żaneta", 1)).isEqualTo("Żaneta");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "..", ".", "", " ", "CON", "com1.txt", "a/b", "a\\b", "C:\\x", "nul", "a\0b", "a\nb", "-rf", "x.", "\u202Eabc", "<script>", "😀"})
    void aHostileIdStaysInItsFolder(String id) {
        String name = new FileNames().of(id, 0);
        assertThat(name).matches("[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}._-]*").doesNotMatch("(?i)(con|nul|com1)(\\..*)?");
        Path folder = Path.of("feedback").toAbsolutePath();
        assertThat(folder.resolve(name + ".md").normalize().getParent()).isEqualTo(folder);
    }

    @Test
    void noNameIsGivenTwice() {
        List<String> ids = List.of("a", "A", "a", "a-3", "a/b", "a_b", "a\\b", "x".repeat(500), "x".repeat(501), "é", "e\u0301", "a-3-4");
        FileNames names = new FileNames();
        Set<String> given = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            String name = names.of(ids.get(i), i);
            assertThat(given.add(name.toLowerCase(Locale.ROOT))).as(name).isTrue();
            assertThat(name.length()).isLessThan(120);
        }
    }

    @Test
    void theSameIdsHaveTheSameNames() {
        FileNames one = new FileNames();
        FileNames other = new FileNames();
        for (String id : List.of("a", "a", "../x", "")) assertThat(one.of(id, 5)).isEqualTo(other.of(id, 5));
    }
}
