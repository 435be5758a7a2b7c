package org.gradatim.cas;

/** The computer algebra system gave no usable answer; the message says why, in a clause. */
final class NoAnswerException extends Exception {
    NoAnswerException(String reason) {
        super(reason);
    }

    NoAnswerException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
