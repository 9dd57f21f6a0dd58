package dev.sluice.event;

/** What the coordinator decides on: what users command, and the facts that scanners, executors and monitors report. */
public sealed interface Input permits Command, ScanFact, SubmissionFact, JobFact {

    /** The import it is about. */
    ImportId importId();
}
