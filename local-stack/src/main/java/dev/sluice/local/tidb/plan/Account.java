package dev.sluice.local.tidb.plan;

/** The matched account of a session, such as {@code root@%}: not the address the client came from. */
public record Account(String user, String host) {

    /** Reads what {@code CURRENT_USER()} answers; the host is behind the last {@code @}. */
    public static Account parse(String currentUser) {
        int at = currentUser.lastIndexOf('@');
        return at < 0
                ? new Account(currentUser, "%")
                : new Account(currentUser.substring(0, at), currentUser.substring(at + 1));
    }

    /** As column Created_By shows it. */
    @Override
    public String toString() {
        return user + "@" + host;
    }
}
