package dev.sluice.submitter.decision;

import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.event.Command;
import dev.sluice.event.ImportId;
import dev.sluice.event.Input;
import dev.sluice.event.JobFact;
import dev.sluice.event.ScanFact;
import dev.sluice.event.SubmissionFact;
import java.util.Optional;

/**
 * Decides on one input after the other. It has no state of its own: everything it knows is in the ledger, so the same
 * inputs over the same ledger decide the same. A bug in here must stop the process; an input that fits nothing is counted.
 */
public final class Coordinator {
    private final CommandDecisions commands;
    private final ScanDecisions scans;
    private final JobDecisions jobs;
    private final Admission admission;

    /**
     * Decides for these targets.
     *
     * @param topicId Kafka's id of the commands topic: group keys are made of it
     */
    public Coordinator(Targets targets, String topicId) {
        commands = new CommandDecisions(targets, topicId);
        scans = new ScanDecisions();
        jobs = new JobDecisions();
        admission = new Admission(targets);
    }

    /** Carries out one input on the ledger, all of it or, when it throws, to be thrown away with the transaction. */
    public void decide(Input input, Stamp stamp, Ledger ledger) {
        Turn turn = new Turn(ledger, stamp);
        Optional<String> target = targetOf(ledger, input.importId());
        switch (input) {
            case Command command -> commands.decide(command, turn);
            case ScanFact fact -> scans.decide(fact, turn);
            case SubmissionFact fact -> jobs.decide(fact, turn);
            case JobFact fact -> jobs.decide(fact, turn);
        }
        Ending.workOut(turn, input.importId());
        target.or(() -> targetOf(ledger, input.importId())).ifPresent(name -> admission.admit(turn, name));
    }

    private static Optional<String> targetOf(Ledger ledger, ImportId id) {
        return ledger.importRecord(id).map(ImportRecord::manifest).map(manifest -> manifest.target());
    }
}
