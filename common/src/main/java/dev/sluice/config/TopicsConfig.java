package dev.sluice.config;

/**
 * How our topics are named and kept.
 *
 * @param prefix      before every topic, {@code sluice.} unless said; two pipelines on one cluster differ in it
 * @param replication copies of each partition, 3 unless said
 */
public record TopicsConfig(String prefix, short replication) {

    static TopicsConfig from(Section section) {
        String prefix = section.text("prefix").orElse("sluice.");
        if (!prefix.matches("[A-Za-z0-9._-]{0,100}")) {
            section.problem("prefix", "may hold letters, digits, '.', '_' and '-' only");
        }
        return new TopicsConfig(prefix, (short) section.number("replication", 1, 100, 3));
    }
}
