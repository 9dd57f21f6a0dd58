package dev.sluice.local.tidb.contract;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All cases by their ids, and why some are not run. An id that ends in {@code f} is the nearest that the stand-in can
 * show: a file of the server's disk in place of object storage, or the other side of a case.
 */
final class ContractCases {

    /** Literal, so that none gets lost. */
    static final List<String> IDS = List.of(
            ("C01 C02 C03 C04 C05 C06 C07 C08 C09 C10 C12 C13 C14 C16 C17 C19 C20 C22 C23"
                    + " C24 C25 C26 C27 C28 C29 C30 C31 C32 C34 C35 C36 C37 C39 C40 C41 C42 C43 C44 C46 C46f C46b C46bf C46c C47"
                    + " C47f C48 C49 C49f C51 C52 C53 C54 C55 C55f C56 C57 C58 C59 C59f C61 C62 C64 C65 C66 C67 C68 C69 C70 C71 C72"
                    + " C73 C75 C76 C77 C78 C79 C81 C82 C83 C84 C85 C86 C87 C88"
                    + " R01 R02 R03 R04 R05 R06 R07 R08 R09 R10 R11 R12 R13 R14 R15"
                    + " R16 R17 R18 R19 R20 R21 R22 R23 R24 R25 R26 R27 R28 R29 R30").split(" ", -1));

    private static final String OBJECT_STORAGE = "the contract has no bucket that every server can reach";
    private static final String GLOBAL_SORT = "the stand-in has no object storage to sort in";
    private static final String OTHER_TASKS = "the stand-in has neither log backup nor changefeeds";
    private static final String FROM_SELECT = "the stand-in does not carry out IMPORT INTO ... FROM SELECT";

    /** Why, by id. */
    static final Map<String, String> NOT_RUN = notRun();

    private ContractCases() {}

    static Stream<ContractCase> all() {
        return Stream.of(RefusalCases.all(), JobCases.all(), ControlCases.all()).flatMap(cases -> cases);
    }

    private static Map<String, String> notRun() {
        Map<String, String> reasons = new TreeMap<>();
        reasons.put("C30", "no profile is TiDB's cloud kernel");
        reasons.put("C41", "no profile has the security enhanced mode");
        reasons.put("C42", "no profile is older than IMPORT INTO");
        Stream.of("C46", "C46b", "C47", "C49").forEach(id -> reasons.put(id, OBJECT_STORAGE + "; see " + id + "f"));
        reasons.put("C62", OBJECT_STORAGE + ", so there is no key to hide; see DataSourceTest");
        Stream.of("C51", "C52", "C53").forEach(id -> reasons.put(id, OTHER_TASKS));
        reasons.put("C59", GLOBAL_SORT + "; see C59f");
        reasons.put("C64", GLOBAL_SORT + ", and so no conflicts to resolve");
        Stream.of("C84", "C85", "C86", "C88").forEach(id -> reasons.put(id, FROM_SELECT));
        return reasons;
    }
}
