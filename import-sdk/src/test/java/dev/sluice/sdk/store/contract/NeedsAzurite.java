package dev.sluice.sdk.store.contract;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Runs where Azurite is said to be; elsewhere it is skipped, and says in the log how it is run. */
@Target({TYPE, METHOD})
@Retention(RUNTIME)
@ExtendWith(NeedsAzurite.Condition.class)
public @interface NeedsAzurite {

    /** Looks for {@link Azurite#PLACE}. */
    final class Condition implements ExecutionCondition {
        private static final String NEEDED = "it needs node and Azurite: npm install azurite@3.37.0, then -D"
                + Azurite.PLACE + "=/path/to/node_modules/azurite";

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
            if (!System.getProperty(Azurite.PLACE, "").isEmpty()) {
                return enabled("Azurite is there");
            }
            LoggerFactory.getLogger(NeedsAzurite.class)
                    .warn("{} of {} is skipped: {}", test.getDisplayName(),
                            test.getRequiredTestClass().getSimpleName(), NEEDED);
            return disabled(NEEDED);
        }
    }
}
