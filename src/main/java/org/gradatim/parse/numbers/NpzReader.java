package org.gradatim.parse.numbers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.gradatim.parse.Limit;
import org.gradatim.parse.Place;
import org.gradatim.parse.Quote;

/** Several arrays of NumPy in one file: a zip archive, compressed or not, with an entry {@code name.npy} for each. */
final class NpzReader {
    private static final String ENDING = ".npy";

    private final Place file;

    NpzReader(Place file) {
        this.file = file;
    }

    /** The arrays in the order of the archive. What is unpacked is bounded, whatever the archive says of its sizes. */
    List<NumberArray> read(byte[] bytes) {
        List<NumberArray> arrays = new ArrayList<>();
        Set<String> names = new HashSet<>();
        long unpacked = 0;
        long numbers = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] array = zip.readNBytes(Math.toIntExact(Math.min(Limit.DATA_BYTES.value() - unpacked + 1, Integer.MAX_VALUE - 8)));
                unpacked += array.length;
                Limit.DATA_BYTES.require(unpacked, file);
                if (!entry.getName().endsWith(ENDING)) throw file.error("the archive has " + Quote.of(entry.getName()) + ", which is no array of NumPy; save arrays by `numpy.savez(…)`");
                String name = entry.getName().substring(0, entry.getName().length() - ENDING.length());
                if (!names.add(name)) throw file.error("the archive has " + Quote.of(name) + " twice");
                NumberArray read = new NpyReader(name, new Place(file.file() + "/" + name, 0, 0)).read(array);
                numbers += read.entries().size();
                Limit.ANSWER_NUMBERS.require(numbers, file);
                arrays.add(read);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw file.error("the archive is damaged: " + Quote.printable(String.valueOf(e.getMessage())) + "; save it again");
        }
        if (arrays.isEmpty()) throw file.error("this is no archive of NumPy; save arrays by `numpy.savez(…)`");
        return arrays;
    }
}
