package dev.sluice.cli;

import dev.sluice.cli.process.Signals;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts Ctrl-C instead of dying of the first one. */
public final class Interrupts {

    private static final int PATIENCE = 3;

    private final AtomicInteger count = new AtomicInteger();

    private Interrupts() {}

    /** Begins to count. The third Ctrl-C ends the process like an ordinary one. */
    public static Interrupts count() {
        Interrupts interrupts = new Interrupts();
        Signals.on("INT", interrupts::add);
        return interrupts;
    }

    /** How often Ctrl-C was pressed. */
    public int pressed() {
        return count.get();
    }

    void add() {
        if (count.incrementAndGet() >= PATIENCE) {
            // The hooks run: a stack of ours is still closed in order. Not on the signal's thread, which must return.
            Thread.ofPlatform().name("interrupt").start(() -> System.exit(128 + 2));
        }
    }
}
