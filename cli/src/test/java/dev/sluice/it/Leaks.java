package dev.sluice.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Looks for credentials where there must be none; sees what this process has logged since it began. */
public final class Leaks implements AutoCloseable {
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    private Leaks() {}

    /** Begins to listen to the log. */
    public static Leaks watch() {
        Leaks leaks = new Leaks();
        leaks.log.start();
        root().addAppender(leaks.log);
        return leaks;
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    /** In no line of the log, none of these texts and no file below the directory, as it is or as URIs spell it. */
    public void assertNone(Path directory, List<String> texts, String... secrets) throws IOException {
        String[] spellings = Stream.of(secrets).flatMap(Leaks::spellings).toArray(String[]::new);
        assertThat(texts).allSatisfy(text -> assertThat(text).doesNotContain(spellings));
        assertThat(List.copyOf(log.list)).extracting(Leaks::written)
                .allSatisfy(line -> assertThat(line).doesNotContain(spellings));
        assertThat(filesWith(directory, spellings)).isEmpty();
    }

    private static Stream<String> spellings(String secret) {
        String encoded = URLEncoder.encode(secret, UTF_8);
        return Stream.of(secret, encoded, encoded.replace("+", "%20")).distinct();
    }

    private static String written(ILoggingEvent event) {
        String cause = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getFormattedMessage() + " " + event.getKeyValuePairs() + " " + cause;
    }

    /** The files below a directory that hold one of these texts: also for a text that must be there. */
    public static List<Path> filesWith(Path directory, String... texts) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    // Kafka's own numbers, in megabytes of nothing.
                    .filter(file -> !file.toString().endsWith("index"))
                    .filter(file -> holds(file, texts))
                    .toList();
        }
    }

    private static boolean holds(Path file, String... texts) {
        try {
            String content = new String(Files.readAllBytes(file), ISO_8859_1);
            return Stream.of(texts).anyMatch(content::contains);
        } catch (IOException e) {
            return false; // A file that went meanwhile.
        }
    }

    @Override
    public void close() {
        root().detachAppender(log);
    }
}
