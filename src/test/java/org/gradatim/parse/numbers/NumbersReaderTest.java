package org.gradatim.parse.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gradatim.expr.InputException;
import org.gradatim.parse.numbers.NumbersReader.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of NumPy in the resources were written by NumPy 2.4. */
class NumbersReaderTest {
    private static byte[] file(String name) {
        try (InputStream in = NumbersReaderTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<NumberArray> numpy(String name) {
        return NumbersReader.read(file(name), name, Format.of(name).orElseThrow());
    }

    private static List<NumberArray> text(String text, String name) {
        return NumbersReader.read(text.getBytes(StandardCharsets.UTF_8), name, Format.of(name).orElseThrow());
    }

    private static double[] values(NumberArray array) {
        return array.entries().stream().mapToDouble(Numeral::value).toArray();
    }

    // ---- NumPy

    @ParameterizedTest
    @ValueSource(strings = {"float64.npy", "fortran-order.npy", "big-endian.npy", "version-2.npy", "version-3.npy"})
    void anArrayIsTheSameInEveryLayout(String name) {
        NumberArray array = numpy(name).getFirst();
        assertThat(array.shape()).containsExactly(2, 3);
        assertThat(values(array)).containsExactly(1.5, -2.25, 3, 0.1, 1e-300, 7);
        assertThat(array.key()).isEqualTo(name.replace(".npy", ""));
    }

    @Test
    void threeAxesInFortranOrderComeRowByRow() {
        NumberArray array = numpy("three-axes-fortran.npy").getFirst();
        assertThat(array.shape()).containsExactly(2, 3, 4);
        assertThat(values(array)).isSorted().startsWith(0, 1, 2, 3).endsWith(23);
    }

    @Test
    void numbersOfEveryTypeAreRead() {
        assertThat(values(numpy("float32.npy").getFirst())).containsExactly(1.5, 0.1f);
        assertThat(values(numpy("float16.npy").getFirst())).containsExactly(0.0999755859375, 0.5);
        assertThat(values(numpy("integers.npy").getFirst())).containsExactly(-3, 4);
        assertThat(numpy("scalar.npy").getFirst().isScalar()).isTrue();
        assertThat(numpy("empty.npy").getFirst().entries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stored.npz", "compressed.npz"})
    void anArchiveHasItsArraysByName(String name) {
        List<NumberArray> arrays = numpy(name);
        assertThat(arrays).extracting(NumberArray::key).containsExactly("dW1", "db1");
        assertThat(values(arrays.getLast())).containsExactly(0.5, -0.5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            objects.npy    | programs and are not run
            structured.npy | one array of numbers
            complex.npy    | astype(float)
            """)
    void whatIsNoArrayOfNumbersIsRefused(String name, String said) {
        assertThatThrownBy(() -> numpy(name)).isInstanceOf(InputException.class).hasMessageStartingWith(name).hasMessageContaining(said);
    }

    @Test
    void anArchiveThatUnpacksWithoutEndIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("w.npy"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 65; i++) zip.write(zeros);
        }
        assertThat(bytes.size()).isLessThan(1 << 18);
        assertThatThrownBy(() -> NumbersReader.read(bytes.toByteArray(), "bomb.npz", Format.NPZ)).isInstanceOf(InputException.class).hasMessageContaining("DATA_BYTES");
    }

    @Test
    void aHeaderThatPromisesMoreThanThereIsDoesNotTakeMemory() {
        byte[] bytes = file("float64.npy");
        String header = new String(bytes, StandardCharsets.ISO_8859_1).replace("(2, 3), ", "(99999,)");
        assertThatThrownBy(() -> NumbersReader.read(header.getBytes(StandardCharsets.ISO_8859_1), "long.npy", Format.NPY)).isInstanceOf(InputException.class)
                .hasMessageContaining("cut off");
    }

    // ---- CSV

    @ParameterizedTest
    @ValueSource(strings = {"w1,0.0821\nw2,-1.77e-04\n", "name,value\nw1,0.0821\nw2,-1.77e-04\n", "w1,w2\n0.0821,-1.77e-04\n", "\uFEFFw1;0,0821\r\nw2;-1,77e-04\r\n",
            "w1\t0.0821\nw2\t-1.77e-04", "id,Name,Value,comment\n1,w1,0.0821,easy\n2,w2,-1.77e-04,hard\n", "# by hand\n\"w1\", 0.0821 \n\nw2,−1.77e-04,,\n"})
    void namesAndNumbersAreReadInEveryLayout(String csv) {
        List<NumberArray> arrays = text(csv, "answer.csv");
        assertThat(arrays).extracting(NumberArray::key).containsExactly("w1", "w2");
        assertThat(arrays).extracting(a -> values(a)[0]).containsExactly(0.0821, -1.77e-4);
    }

    @Test
    void numbersAloneAreAnArrayOfTheFilesName() {
        NumberArray array = text("1.5,2\n-3,4\n", "some/dW1.csv").getFirst();
        assertThat(array.key()).isEqualTo("dW1");
        assertThat(array.shape()).containsExactly(2, 2);
    }

    @Test
    void aCommaIsNoDecimalPointBetweenCommas() {
        assertThatThrownBy(() -> text("w1,0.5\nw2,a\n", "answer.csv")).isInstanceOf(InputException.class).hasMessageStartingWith("answer.csv:2").hasMessageContaining("`a`");
        assertThatThrownBy(() -> text("w1;0,5\nw2;\n", "answer.csv")).isInstanceOf(InputException.class).hasMessageContaining("answer.csv:2: a number is missing");
    }

    // ---- JSON

    @Test
    void jsonKeepsTheDigitsThatWereGiven() {
        List<NumberArray> arrays = text("{\"w1\": 0.0820, \"w2\": \"-393.\", \"layer\": {\"W\": [[1, 2], [3, 4]]}, \"b\": NaN}", "answer.json");
        assertThat(arrays).extracting(NumberArray::key).containsExactly("w1", "w2", "layer.W", "b");
        assertThat(arrays.getFirst().entries().getFirst().significantDigits()).isEqualTo(3);
        assertThat(arrays.get(1).entries().getFirst().value()).isEqualTo(-393);
        assertThat(arrays.get(2).shape()).containsExactly(2, 2);
        assertThat(arrays.get(3).entries().getFirst().value()).isNaN();
    }

    @Test
    void jsonMayBeAListOfNamesAndValues() {
        List<NumberArray> arrays = text("[{\"name\": \"w1\", \"value\": 0.5}, {\"value\": [1, 2], \"name\": \"b\"}]", "answer.json");
        assertThat(arrays).extracting(NumberArray::key).containsExactly("w1", "b");
        assertThat(text("[0.5, 1, 2]", "flat.json").getFirst().shape()).containsExactly(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"w1": [1, [2]]}       | answer.json:1:12: the rows of this array are not equally long
            {"w1": null}           | answer.json:1:8: a number is missing
            {"w1": true}           | expected a number
            {"w1": 1, "w1": 2}     | w1
            {"w1": "x"}            | `x` is no number
            {"w1": 1} {}           | more after the end
            {"w1": 1               | no JSON
            "w1"                   | expected an object
            [{"name": "w1"}]       | needs a `name` and a `value`
            """)
    void whatIsWrongWithJsonIsSaid(String json, String said) {
        assertThatThrownBy(() -> text(json, "answer.json")).isInstanceOf(InputException.class).hasMessageStartingWith("answer.json").hasMessageContaining(said);
    }

    // ---- numbers as written

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.0821          | 0.0821      | 3 | 1e-4
            -393.           | -393        | 3 | 1
            1.77e-04        | 1.77e-4     | 3 | 1e-6
            2.406 * 10^-3   | 2.406e-3    | 4 | 1e-6
            2.4 \\cdot 10^{-3} | 2.4e-3   | 2 | 1e-4
            0.00            | 0           | 0 | 0.01
            1.0500          | 1.05        | 5 | 1e-4
            −0.5            | -0.5        | 1 | 0.1
            """)
    void aWrittenNumberHasAValueAndAUnit(String written, double value, int digits, double unit) {
        Numeral numeral = Numeral.read(written).orElseThrow();
        assertThat(numeral.value()).isEqualTo(value);
        assertThat(numeral.significantDigits()).isEqualTo(digits);
        assertThat(numeral.unit()).isEqualTo(unit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "w1", "1,5", "1e", "--1", "0x1p3", "1_000", "1e9999999999", "٣"})
    void whatIsNoNumberIsNone(String written) {
        assertThat(Numeral.read(written)).isEmpty();
    }

    // ---- hostile files

    @ParameterizedTest
    @EnumSource
    void damagedFilesAreRefusedAndNothingElseHappens(Format format) {
        List<byte[]> seeds = switch (format) {
            case CSV -> List.of("name,value\nw1,0.5\n".getBytes(), "\"a\";1,5\n#x\nb;2\n".getBytes(), "1,2\n3,4\n".getBytes());
            case JSON -> List.of("{\"w1\": [[1.5, -2e3], [3, 4]], \"a\": {\"b\": \"1.0\"}}".getBytes(), "[{\"name\": \"w\", \"value\": 1}]".getBytes());
            case NPY -> List.of(file("float64.npy"), file("version-3.npy"), file("float16.npy"), file("integers.npy"));
            case NPZ -> List.of(file("stored.npz"), file("compressed.npz"));
        };
        SplittableRandom random = new SplittableRandom(7);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = mutated(seeds.get(random.nextInt(seeds.size())), random);
            try {
                read += NumbersReader.read(bytes, "hostile", format).size();
            } catch (InputException expected) {
                assertThat(expected.getMessage()).startsWith("hostile");
            }
        }
        assertThat(read).isPositive();
    }

    private static byte[] mutated(byte[] seed, SplittableRandom random) {
        byte[] bytes = seed.clone();
        for (int k = random.nextInt(1, 5); k > 0; k--) bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? random.nextInt(256) : "09,.;[]{}()\"eE-+'".charAt(random.nextInt(17)));
        if (random.nextInt(4) == 0) bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
        return bytes;
    }
}
