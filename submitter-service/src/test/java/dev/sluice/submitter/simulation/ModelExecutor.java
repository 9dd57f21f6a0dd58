package dev.sluice.submitter.simulation;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.JobOutcome;
import dev.sluice.event.Refusal;
import dev.sluice.event.SubmissionFact;
import dev.sluice.event.SubmissionFact.JobRefused;
import dev.sluice.event.SubmissionFact.JobSubmitted;
import dev.sluice.event.SubmissionFact.NothingFound;
import dev.sluice.event.TableKey;
import dev.sluice.event.TableState;
import dev.sluice.submitter.simulation.Action.Kind;
import dev.sluice.submitter.simulation.ModelTidb.Job;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The submit protocol, cut into the steps between which anything may happen: fold, lock and look, send, publish. Two of
 * these work on the same tables at once, each with its own, older or newer, fold: any of them may be a zombie.
 */
final class ModelExecutor {
    private final String name;
    private final World world;
    private final Weakness weakness;
    private final Map<TableKey, TableCheckpoint> fold = new HashMap<>();
    private final Map<TableKey, TableCheckpoint> handled = new HashMap<>();
    private final Map<TableKey, Step> steps = new HashMap<>();

    /** What is done next for a table, on the checkpoint that was seen under the lock. */
    private record Step(TableCheckpoint use, @Nullable SubmissionFact answer) {}

    ModelExecutor(String name, World world, Weakness weakness) {
        this.name = name;
        this.world = world;
        this.weakness = weakness;
    }

    List<Action> actions() {
        List<Action> found = new ArrayList<>();
        world.tables().forEach((key, now) -> {
            if (!now.equals(fold.get(key))) {
                found.add(act(Kind.PROGRESS, "folds", key, () -> fold.put(key, now)));
            }
        });
        fold.keySet()
                .stream()
                .filter(key -> !world.tables().containsKey(key))
                .toList()
                .forEach(
                        key -> found.add(act(Kind.PROGRESS, "folds the end of", key, () -> fold.remove(key))));
        fold.forEach((key, seen) -> {
            if (isOrder(seen) && !seen.equals(handled.get(key)) && !steps.containsKey(key) && world.isFree(key)) {
                found.add(act(Kind.PROGRESS, "locks and looks for", key, () -> look(key, seen)));
            }
            jobToCancel(seen).ifPresent(job -> found.add(
                    act(Kind.PROGRESS, "cancels job " + job.id + " of", key, () -> job.cancelRequested = true)));
        });
        steps.forEach((key, step) -> follow(key, step, found));
        return found;
    }

    private void follow(TableKey key, Step step, List<Action> found) {
        if (step.answer() == null) {
            found.add(act(Kind.PROGRESS, "sends", key, () -> send(key, step.use())));
            found.add(act(Kind.FAULT, "sends and loses the answer of", key, () -> {
                world.tidb.importInto(step.use());
                forget(key);
            }));
            return;
        }
        found.add(act(Kind.PROGRESS, "publishes " + step.answer().getClass().getSimpleName() + " of", key, () -> {
            world.publish(step.answer());
            handled.put(key, step.use());
            forget(key);
        }));
        found.add(act(Kind.FAULT, "freezes and loses the lock of", key, () -> world.unlock(key, this)));
    }

    private static boolean isOrder(TableCheckpoint table) {
        return table.state() == TableState.SUBMITTING
                || (table.state() == TableState.HELD && table.cancelWanted() != null);
    }

    private Optional<Job> jobToCancel(TableCheckpoint table) {
        return Optional.of(table)
                .filter(running -> running.state() == TableState.RUNNING && running.cancelWanted() != null)
                .map(running -> world.tidb.job(Objects.requireNonNull(running.jobId())))
                .filter(job -> job.isLive() && !job.cancelRequested);
    }

    private void look(TableKey key, TableCheckpoint seen) {
        TableCheckpoint use = weakness == Weakness.NO_FENCE ? seen : world.tables().get(key);
        if (use == null || !isOrder(use) || !use.isSubmission(seen.groupKey(), seen.attempt())) {
            handled.put(key, seen);
            return;
        }
        if (use.state() == TableState.HELD) {
            lookAtHeld(key, use);
            return;
        }
        List<Job> ours = ours(use);
        boolean strangers = weakness != Weakness.NO_EYE_FOR_STRANGERS && world.tidb.jobsOn(use.table())
                .anyMatch(job -> job.isLive() && !ours.contains(job));
        if (use.cancelWanted() != null && weakness == Weakness.NO_LOOK_BEFORE_AN_END) {
            answer(key, use, nothingFound(use));
        } else if (ours.size() > 1) {
            answer(key, use, refused(use, Refusal.JOBS_IN_THE_WAY));
        } else if (ours.size() == 1 && weakness != Weakness.NO_LOOK_BEFORE_A_SUBMISSION) {
            answer(key, use, submitted(use, ours.getFirst()));
        } else if (use.cancelWanted() != null) {
            answer(key, use, nothingFound(use));
        } else if (strangers || (use.truncate() && !mayTruncate(use))) {
            answer(key, use, refused(use, Refusal.JOBS_IN_THE_WAY));
        } else {
            if (use.truncate()) {
                world.tidb.truncate(use.table());
            }
            world.lock(key, this);
            steps.put(key, new Step(use, null));
        }
    }

    private void lookAtHeld(TableKey key, TableCheckpoint use) {
        List<Job> live = ours(use).stream().filter(Job::isLive).toList();
        live.forEach(job -> job.cancelRequested = true);
        if (live.isEmpty()) {
            answer(key, use, nothingFound(use));
        }
    }

    private List<Job> ours(TableCheckpoint use) {
        return world.tidb.jobsOn(use.table())
                .filter(job -> job.group.equals(use.groupKey().value()) || isToAdopt(use, job))
                .filter(job -> !isPrior(use, job))
                .toList();
    }

    private boolean isToAdopt(TableCheckpoint use, Job job) {
        return weakness != Weakness.NO_ADOPTION_OF_EARLIER_JOBS && use.plan().adopts(job.id);
    }

    private static boolean isPrior(TableCheckpoint use, Job job) {
        boolean spent = use.plan().adopts(job.id) && !job.isLive() && job.outcome != JobOutcome.FINISHED;
        return spent || use.priorJobs().contains(job.id);
    }

    private boolean mayTruncate(TableCheckpoint use) {
        return weakness == Weakness.NO_LOOK_BEFORE_A_TRUNCATION || world.tidb.jobsOn(use.table())
                .filter(job -> job.isLive() || world.tidb.hasRowsOf(job))
                .allMatch(job -> !job.isLive() && isPrior(use, job));
    }

    private void answer(TableKey key, TableCheckpoint use, SubmissionFact fact) {
        world.lock(key, this);
        steps.put(key, new Step(use, fact));
    }

    private void send(TableKey key, TableCheckpoint use) {
        SubmissionFact fact = world.tidb.importInto(use)
                .map(job -> submitted(use, job))
                .orElseGet(() -> refused(use, Refusal.FAILED));
        steps.put(key, new Step(use, fact));
    }

    private void forget(TableKey key) {
        steps.remove(key);
        world.unlock(key, this);
    }

    /** The process dies. A statement that was sent keeps its connection's lock until TiDB has carried it out or dropped it. */
    void crash() {
        steps.forEach((key, step) -> {
            world.unlock(key, this);
            if (step.answer() == null) {
                world.leaveInFlight(key, step.use());
            }
        });
        steps.clear();
        fold.clear();
        handled.clear();
    }

    private Action act(Kind kind, String what, TableKey key, Runnable effect) {
        return new Action(kind, name + " " + what + " " + key, effect);
    }

    private static SubmissionFact submitted(TableCheckpoint use, Job job) {
        return new JobSubmitted(use.importId(), use.schema(), use.table(), use.groupKey(), use.attempt(), job.id,
                false);
    }

    private static SubmissionFact refused(TableCheckpoint use, Refusal refusal) {
        return new JobRefused(use.importId(), use.schema(), use.table(), use.groupKey(), use.attempt(), refusal, 1,
                "no");
    }

    private static SubmissionFact nothingFound(TableCheckpoint use) {
        return new NothingFound(use.importId(), use.schema(), use.table(), use.groupKey(), use.attempt());
    }
}
