package dev.sluice.event;

import dev.sluice.sdk.columns.IgnoreColumns;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An import id made of what a manifest asks for. Its form is a promise: the same manifest must give the same id in every
 * release, or a re-run would import again. So it is spelled out here and does not hang on a JSON library.
 */
final class ManifestFingerprint {
    private static final int DIGITS = 20;

    private ManifestFingerprint() {}

    static ImportId of(Manifest manifest) {
        MessageDigest digest = sha256();
        add(digest, manifest.source().uri(), manifest.source().credentials(), manifest.filter(), manifest.target(),
                manifest.csv().separator(), manifest.csv().delimiter(), manifest.csv().escapedBy(),
                manifest.csv().nullValues(), manifest.csv().terminator(), manifest.csv().header(),
                manifest.policy().tableConcurrency(), manifest.policy().onFailure().word(),
                manifest.policy().checkRequirements(), manifest.sqlMode());
        for (Map.Entry<String, Object> option : new TreeMap<>(manifest.options()).entrySet()) {
            add(digest, option.getKey(), option.getValue());
        }
        // Absent in earlier releases: nothing is added for a manifest without one.
        Optional.ofNullable(manifest.layout()).ifPresent(layout -> add(digest, layout));
        Optional.ofNullable(manifest.csv().headerSchemaMatch())
                .ifPresent(match -> add(digest, "headerSchemaMatch", match));
        Optional.ofNullable(manifest.ignoreColumns()).ifPresent(entries -> add(digest, entries));
        Optional.ofNullable(manifest.policy().verify()).ifPresent(verify -> add(digest, "verify", verify.word()));
        Optional.ofNullable(manifest.takeOver()).ifPresent(before -> add(digest, before));
        Optional.ofNullable(manifest.timeZone()).ifPresent(zone -> add(digest, "timeZone", zone));
        return new ImportId("import-" + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS));
    }

    private static void add(MessageDigest digest, Layout layout) {
        add(digest, "layout", layout.defaultFileRules(), layout.caseSensitive(), layout.files().size());
        layout.files()
                .forEach(rule -> add(digest, rule.pattern(), rule.path(), rule.schema(), rule.table(),
                        rule.type(), rule.key(), rule.compression()));
        layout.routes()
                .forEach(route -> add(digest, route.schemaPattern(), route.tablePattern(),
                        route.targetSchema(), route.targetTable()));
        Optional.ofNullable(layout.characterSet()).ifPresent(charset -> add(digest, "character-set", charset));
    }

    private static void add(MessageDigest digest, List<IgnoreColumns> entries) {
        add(digest, "ignoreColumns", entries.size());
        entries.forEach(entry -> add(digest, entry.db(), entry.table(), entry.tableFilter(), entry.columns()));
    }

    private static void add(MessageDigest digest, TakeOver before) {
        add(digest, "takeOver", before.finished().size());
        before.finished().forEach(table -> add(digest, table.schema(), table.table()));
        before.jobs().forEach(job -> add(digest, job.schema(), job.table(), job.jobId()));
    }

    /** Each part with its length before it, so that no two lists of parts read the same. */
    private static void add(MessageDigest digest, Object... parts) {
        for (Object part : parts) {
            byte[] bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
