package dev.sluice.sdk.scan;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file of this machine cannot be read, for people. */
public final class FileFault {

    private FileFault() {}

    /** A phrase without the file's name. */
    public static String of(IOException why) {
        return switch (why) {
            case NoSuchFileException none -> "there is no such file";
            case AccessDeniedException denied -> "it may not be read by this user";
            case CharacterCodingException other -> "it is not UTF-8";
            default -> why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
        };
    }
}
