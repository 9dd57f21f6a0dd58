package dev.sluice.local.tidb.contract;

import dev.sluice.local.tidb.profile.TidbProfile;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The server that answers the cases: a stand-in, a real TiDB of the tests' own, or one that somebody named. */
interface TidbUnderTest extends AutoCloseable {

    /** How many jobs that ask for one thread run at once. */
    int SLOTS = 16;

    /** As which TiDB it answers. */
    TidbProfile profile();

    /** A session of an account that may do everything; the caller closes it. */
    Connection connect() throws SQLException;

    /** A session of another account; the caller closes it. */
    Connection connect(String user, String password) throws SQLException;

    /** Why a case with this need cannot run here; empty when it can. */
    Optional<String> lacks(Need need);

    /** Where {@code small.csv} of {@link Need#FILES} lies on its disk. */
    String data();

    /** Only there when it does not lack {@link Need#SWITCHES}. */
    Switches switches();

    @Override
    void close() throws IOException, SQLException;
}
