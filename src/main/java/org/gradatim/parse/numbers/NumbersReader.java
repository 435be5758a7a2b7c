package org.gradatim.parse.numbers;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradatim.expr.InputException;
import org.gradatim.parse.InputFile;
import org.gradatim.parse.Limit;
import org.gradatim.parse.Place;

/** Reads gradients that were saved as numbers. Nothing in such a file is run; its size and the number of its numbers are bounded. */
public final class NumbersReader {
    /** The kinds of files. */
    public enum Format {
        CSV, JSON, NPY, NPZ;

        /** The format that a file's ending names: csv, tsv, json, npy, npz. */
        public static Optional<Format> of(String fileName) {
            String name = fileName.toLowerCase(Locale.ROOT);
            return switch (name.substring(name.lastIndexOf('.') + 1)) {
                case "csv", "tsv" -> Optional.of(CSV);
                case "json" -> Optional.of(JSON);
                case "npy" -> Optional.of(NPY);
                case "npz" -> Optional.of(NPZ);
                default -> Optional.empty();
            };
        }
    }

    private NumbersReader() {}

    /**
     * Reads a file, whose ending says its format.
     *
     * @throws InputException where it cannot be read, with file, line and column where there are any, and the mend
     */
    public static List<NumberArray> read(Path file) {
        Format format = Format.of(file.toString()).orElseThrow(() -> Place.of(file.toString())
                .error("the ending names no format of numbers; use .csv, .tsv, .json, .npy or .npz"));
        return read(InputFile.bytes(file, Limit.DATA_BYTES), file.toString(), format);
    }

    /**
     * Reads the bytes of a file.
     *
     * @param name what errors call it; an array without a name of its own has that of the file, without folder and ending
     */
    public static List<NumberArray> read(byte[] bytes, String name, Format format) {
        Place place = Place.of(name);
        List<NumberArray> arrays = switch (format) {
            case CSV -> new CsvNumbers(place).read(text(bytes, place));
            case JSON -> new JsonNumbers(place).read(text(bytes, place));
            case NPY -> List.of(new NpyReader(stem(name), place).read(bytes));
            case NPZ -> new NpzReader(place).read(bytes);
        };
        if (arrays.isEmpty()) throw place.error("there are no numbers in this file");
        return arrays;
    }

    private static String text(byte[] bytes, Place place) {
        String text = InputFile.text(bytes, place);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The name of the file without folder and ending. */
    static String stem(String name) {
        String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        int end = file.lastIndexOf('.');
        return end <= 0 ? file : file.substring(0, end);
    }
}
