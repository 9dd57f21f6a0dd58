package dev.sluice.cli.process;

import java.lang.reflect.Proxy;

/**
 * Lets a process answer signals instead of dying of the first one.
 *
 * <p>Through reflection, as Kafka's own tools do it: javac warns of {@code sun.misc.Signal} and the warning cannot be
 * switched off, while a shutdown hook can tell one signal but not two.
 */
public final class Signals {

    private Signals() {}

    /**
     * Runs this at every such signal from now on, in place of what the JVM does. In a JVM without signals nothing
     * changes.
     *
     * @param name   without SIG: {@code INT}, {@code TERM}
     * @param action returns at once; runs on a thread of the JVM's that must not exit
     */
    public static void on(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), answering(handler, action));
        } catch (ReflectiveOperationException e) {
            // The signal then ends the process at once, which our processes survive at any line.
            return;
        }
    }

    @SuppressWarnings("ReferenceEquality") // the handler is one object; equality is identity
    private static Object answering(Class<?> handler, Runnable action) {
        return Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[]{handler},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "handle" -> {
                        action.run();
                        yield null;
                    }
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "answers a signal";
                });
    }
}
