package dev.sluice.cli;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts Ctrl-C instead of dying of the first one.
 *
 * <p>Through reflection, as Kafka's own tools do it: javac warns of {@code sun.misc.Signal} and the warning cannot be
 * switched off, while a shutdown hook can tell one Ctrl-C but not two.
 */
public final class Interrupts {

    private static final int PATIENCE = 3;

    private final AtomicInteger count = new AtomicInteger();

    private Interrupts() {}

    /** Begins to count. The third Ctrl-C ends the process like an ordinary one. */
    @SuppressWarnings("ReferenceEquality") // the handler is one object; equality is identity
    public static Interrupts count() {
        Interrupts interrupts = new Interrupts();
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object onInterrupt = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[]{handler},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "handle" -> {
                            interrupts.add();
                            yield null;
                        }
                        case "equals" -> proxy == arguments[0];
                        case "hashCode" -> System.identityHashCode(proxy);
                        default -> "counts Ctrl-C";
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null,
                            signal.getConstructor(String.class).newInstance("INT"), onInterrupt);
        } catch (ReflectiveOperationException e) {
            // A JVM without signals: Ctrl-C then ends the process at once, which detaches too.
            return interrupts;
        }
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
