package dev.sluice.sdk.tidb.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes down which tests on the real TiDB ran and which were skipped, a line each, into a file of this JVM in the directory that
 * the system property {@link #PLACE} names. A test is one of them when it, or what it is in, is tagged or named so. JUnit
 * finds this class by its service file.
 */
public final class RealTidbCount implements TestExecutionListener {
    /** The system property that says where to; nothing is written without it. */
    public static final String PLACE = "sluice.realTidb.counts";

    private static final TestTag TAG = TestTag.create(NeedsRealTidb.TAG);
    private static final String NAME = "real TiDB";

    private final String directory = System.getProperty(PLACE, "");
    private @Nullable TestPlan plan;

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        write("skipped", test);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            write(result.getStatus() == Status.ABORTED ? "skipped" : "ran", test);
        }
    }

    private void write(String what, TestIdentifier test) {
        if (directory.isEmpty() || !isOnTheRealTidb(test)) {
            return;
        }
        try {
            Path file = Files.createDirectories(Path.of(directory)).resolve(ProcessHandle.current().pid() + ".txt");
            Files.writeString(file, what + "\t" + test.getUniqueId() + "\n", StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isOnTheRealTidb(TestIdentifier test) {
        return test.getTags().contains(TAG) || test.getDisplayName().contains(NAME)
                || Optional.ofNullable(plan)
                        .flatMap(all -> all.getParent(test))
                        .filter(this::isOnTheRealTidb)
                        .isPresent();
    }
}
