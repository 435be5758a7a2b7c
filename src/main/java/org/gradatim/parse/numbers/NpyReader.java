package org.gradatim.parse.numbers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradatim.expr.InputException;
import org.gradatim.parse.Limit;
import org.gradatim.parse.Place;
import org.gradatim.parse.Quote;

/**
 * An array in NumPy's format, versions 1.0 to 3.0 (NumPy Enhancement Proposal 1 and the documentation of {@code numpy.lib.format}):
 * the magic bytes, version, length of the header in 2 or 4 bytes, a Python dictionary with {@code descr}, {@code fortran_order} and
 * {@code shape}, then the numbers. Arrays of objects are pickles, that is programs, and are refused.
 */
final class NpyReader {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /** NumPy itself refuses longer headers. */
    private static final int LONGEST_HEADER = 10_000;

    /** NumPy itself has no more axes. */
    private static final int MOST_AXES = 64;

    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*['\"]([<>|=]?)([a-zA-Z])([0-9]{0,4})['\"]");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\sL]{0,1000})\\)");

    private final String key;
    private final Place place;

    /** @param key the name of the array */
    NpyReader(String key, Place place) {
        this.key = key;
        this.place = place;
    }

    /** What the header says. */
    private record Header(char kind, int bytes, boolean fortran, List<Integer> shape, int count) {}

    NumberArray read(byte[] file) {
        if (file.length < MAGIC.length + 4 || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw place.error("this is no array of NumPy; save it by `numpy.save(…, array)`");
        }
        int version = file[MAGIC.length];
        if (version < 1 || version > 3) throw place.error("this is version " + version + " of NumPy's format; versions 1 to 3 are read");
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(MAGIC.length + 2);
        if (version > 1 && bytes.remaining() < 4) throw cutOff();
        long length = version == 1 ? Short.toUnsignedLong(bytes.getShort()) : Integer.toUnsignedLong(bytes.getInt());
        if (length > LONGEST_HEADER) throw place.error("the header is longer than any of NumPy's; save the array again");
        if (length > bytes.remaining()) throw cutOff();
        byte[] header = new byte[(int) length];
        bytes.get(header);
        Charset charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        return array(header(new String(header, charset), bytes), bytes.slice().order(bytes.order()));
    }

    private InputException cutOff() {
        return place.error("the array is cut off; save or copy it again");
    }

    private Header header(String text, ByteBuffer bytes) {
        Matcher order = find(ORDER, text);
        Matcher type = TYPE.matcher(text);
        if (!type.find()) throw place.error("the array has fields of several types; save one array of numbers");
        char kind = type.group(2).charAt(0);
        if (kind == 'O') throw place.error("the array is one of Python objects, which are programs and are not run; save one of numbers: `array.astype(float)`");
        if (type.group(1).equals(">")) bytes.order(ByteOrder.BIG_ENDIAN);
        int size = type.group(3).isEmpty() ? 0 : Integer.parseInt(type.group(3));
        requireKnown(kind, size, type.group());
        List<Integer> shape = shape(find(SHAPE, text).group(1));
        long count = 1;
        for (int axis : shape) {
            count *= axis;
            Limit.ANSWER_NUMBERS.require(count, place);
        }
        return new Header(kind, size, order.group(1).equals("True"), shape, (int) count);
    }

    private Matcher find(Pattern pattern, String header) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) throw place.error("the header of the array is damaged; save it again");
        return matcher;
    }

    private void requireKnown(char kind, int size, String described) {
        boolean known = switch (kind) {
            case 'f' -> size == 2 || size == 4 || size == 8;
            case 'i', 'u' -> size == 1 || size == 2 || size == 4 || size == 8;
            default -> false;
        };
        if (!known) throw place.error("the numbers have the type " + Quote.of(described) + "; save them as float64: `array.astype(float)`");
    }

    private List<Integer> shape(String text) {
        List<Integer> shape = new ArrayList<>();
        for (String axis : text.replace("L", "").split(",")) {
            String digits = axis.strip();
            if (digits.isEmpty()) continue;
            if (digits.length() > 9 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) throw place.error("the shape " + Quote.of("(" + text + ")") + " is none that can be read");
            shape.add(Integer.parseInt(digits));
            if (shape.size() > MOST_AXES) throw place.error("the array has more than " + MOST_AXES + " axes");
        }
        return shape;
    }

    private NumberArray array(Header header, ByteBuffer data) {
        if ((long) header.count() * header.bytes() > data.remaining()) throw cutOff();
        Numeral[] entries = new Numeral[header.count()];
        List<Integer> shape = header.shape();
        for (int i = 0; i < entries.length; i++) {
            entries[header.fortran() ? inRows(i, shape) : i] = number(header, data, i * header.bytes());
        }
        return new NumberArray(key, shape, List.of(entries), place);
    }

    /** The place, row by row, of what stands at this place column by column (the first axis fastest). */
    private static int inRows(int columnwise, List<Integer> shape) {
        int rest = columnwise;
        int stride = 1;
        int place = 0;
        for (int length : shape) stride *= length;
        for (int length : shape) {
            stride /= length;
            place += rest % length * stride;
            rest /= length;
        }
        return place;
    }

    private static Numeral number(Header header, ByteBuffer data, int at) {
        return switch (header.kind()) {
            case 'f' -> switch (header.bytes()) {
                case 2 -> Numeral.binary(Float.float16ToFloat(data.getShort(at)), Numeral.Form.HALF);
                case 4 -> Numeral.binary(data.getFloat(at), Numeral.Form.SINGLE);
                default -> Numeral.binary(data.getDouble(at), Numeral.Form.DOUBLE);
            };
            default -> Numeral.binary(integer(header, data, at), Numeral.Form.WHOLE);
        };
    }

    private static double integer(Header header, ByteBuffer data, int at) {
        boolean signed = header.kind() == 'i';
        return switch (header.bytes()) {
            case 1 -> signed ? data.get(at) : Byte.toUnsignedInt(data.get(at));
            case 2 -> signed ? data.getShort(at) : Short.toUnsignedInt(data.getShort(at));
            case 4 -> signed ? data.getInt(at) : Integer.toUnsignedLong(data.getInt(at));
            default -> signed || data.getLong(at) >= 0 ? data.getLong(at) : data.getLong(at) + 0x1p64;
        };
    }
}
