package dev.sluice.local.tidb.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The prepared statements of a session that are ours, under ids that the server does not get to. */
final class PreparedAnswers {

    private static final int FIRST_ID = 0x7000_0000;

    private final Map<Integer, Interceptor.Answer> answers = new HashMap<>();
    private int nextId = FIRST_ID;

    int add(Interceptor.Answer answer) {
        int id = nextId++;
        answers.put(id, answer);
        return id;
    }

    Optional<Interceptor.Answer> find(int id) {
        return Optional.ofNullable(answers.get(id));
    }

    void remove(int id) {
        answers.remove(id);
    }

    /** As the server does when a session begins anew. */
    void clear() {
        answers.clear();
    }
}
