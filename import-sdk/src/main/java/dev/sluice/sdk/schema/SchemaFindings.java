package dev.sluice.sdk.schema;

import dev.sluice.sdk.check.Problem;
import java.util.List;

/**
 * What a look at the target said about a plan.
 *
 * @param problems what stands against it, each with its file or table and what to do
 * @param notices  schema files that cannot be used and are not needed
 */
public record SchemaFindings(List<Problem> problems, List<String> notices) {

    public SchemaFindings {
        problems = List.copyOf(problems);
        notices = List.copyOf(notices);
    }
}
