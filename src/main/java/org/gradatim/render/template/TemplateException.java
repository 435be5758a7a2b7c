package org.gradatim.render.template;

/** A template that cannot be read or filled; the message names its file, the line where there is one, and what is wrong. */
public final class TemplateException extends RuntimeException {
    TemplateException(String message, Throwable cause) {
        super(message, cause);
    }
}
