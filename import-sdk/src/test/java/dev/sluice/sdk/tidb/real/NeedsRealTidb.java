package dev.sluice.sdk.tidb.real;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Runs where a real TiDB is said to be; elsewhere it is skipped, and says in the log how it is run. */
@Target({TYPE, METHOD})
@Retention(RUNTIME)
@Inherited
@Tag(NeedsRealTidb.TAG)
@ExtendWith(NeedsRealTidb.Condition.class)
public @interface NeedsRealTidb {

    /** What it tags its tests with. */
    String TAG = "real-tidb";

    /** Looks for {@link RealTidb#PLACE}. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
            if (RealTidb.isThere()) {
                return enabled("a real TiDB is there");
            }
            LoggerFactory.getLogger(NeedsRealTidb.class)
                    .warn("{} of {} is skipped: {}", test.getDisplayName(),
                            test.getRequiredTestClass().getSimpleName(), RealTidb.NEEDED);
            return disabled(RealTidb.NEEDED);
        }
    }
}
