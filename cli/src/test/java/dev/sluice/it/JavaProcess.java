package dev.sluice.it;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A JVM beside the test's own, small, with the same class path; what runs in it counts for the coverage too. */
public final class JavaProcess {

    private JavaProcess() {}

    /** Not started yet. A process that is killed hard leaves no coverage behind. */
    public static ProcessBuilder of(Class<?> main, List<String> arguments) {
        Stream<String> java = Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"));
        return new ProcessBuilder(Stream.of(java, agents(), Stream.of(main.getName()), arguments.stream())
                .flatMap(part -> part)
                .toList());
    }

    // JaCoCo's agent appends to one file, under a lock, whatever process it is in.
    private static Stream<String> agents() {
        return ManagementFactory.getRuntimeMXBean()
                .getInputArguments()
                .stream()
                .filter(argument -> argument.startsWith("-javaagent:") && argument.contains("jacoco"));
    }
}
