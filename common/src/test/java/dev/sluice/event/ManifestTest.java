package dev.sluice.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.event.Manifest.Policy;
import dev.sluice.event.Manifest.Source;
import dev.sluice.sdk.TableName;
import dev.sluice.sdk.columns.IgnoreColumns;
import dev.sluice.sdk.ddl.SchemaCharset;
import dev.sluice.sdk.scan.FileRouter;
import dev.sluice.sdk.scan.FileRuleText;
import dev.sluice.sdk.scan.TableRoute;
import dev.sluice.sdk.scan.TableRoutes;
import dev.sluice.sdk.scan.WildcardReach;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
    private static final Manifest BARE = Manifest.of("s3://bucket/dump");
    private static final FileRuleText RULE = new FileRuleText("\\.dat$", null, "s", "t", "csv", null, null);
    private static final TakeOver DONE = new TakeOver(List.of(new TableName("shop", "done")), null);
    private static final TableRoute ROUTE = new TableRoute("a*", null, "b", null);

    @Test
    void takesEverythingButTheSourceFromDefaults() {
        assertThat(BARE.filter()).startsWith("*.*").contains("!mysql.*");
        assertThat(BARE.target()).isEqualTo("default");
        assertThat(BARE.csv()).isEqualTo(CsvSettings.DEFAULTS);
        assertThat(BARE.options()).isEmpty();
        assertThat(BARE.policy()).isEqualTo(new Policy(8, OnFailure.CANCEL_REMAINING, true));
        assertThat(BARE.sqlMode()).isNull();
    }

    @Test
    void needsASource() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Manifest(null, null, null, null, null, null, null))
                .withMessageContaining("source is missing");
        assertThatIllegalArgumentException().isThrownBy(() -> Manifest.of(" ")).withMessageContaining("source.uri");
    }

    @Test
    void needsRoomForOneTable() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Policy(0, null, null))
                .withMessageContaining("tableConcurrency");
    }

    /** The literals are a promise: a manifest without an id must get the same one in every release. */
    @Test
    void hasAFingerprintThatNeverChanges() {
        assertThat(BARE.fingerprint()).hasToString("import-88fe10e8bfa4d3b60995");
        assertThat(full("s3://bucket/dump", 4).fingerprint()).hasToString("import-c200885111b22a5d86e7");
    }

    /** A manifest without a zone has the id that it had before there were any. */
    @Test
    void hasAnotherFingerprintInAnotherZoneOnly() {
        assertThat(in(null).fingerprint()).hasToString("import-88fe10e8bfa4d3b60995");
        assertThat(in("+08:00").fingerprint()).isNotEqualTo(BARE.fingerprint()).isEqualTo(in("+08:00").fingerprint());
        assertThat(in("+09:00").fingerprint()).isNotEqualTo(in("+08:00").fingerprint());
    }

    private static Manifest in(@Nullable String timeZone) {
        return new Manifest(new Source("s3://bucket/dump", null), null, null, null, null, null, null, null, null, null,
                timeZone);
    }

    @Test
    void hasTheSameFingerprintWhenADefaultIsSpelledOut() {
        // Given
        Manifest spelled = new Manifest(new Source("s3://bucket/dump", null), Manifest.DEFAULT_FILTER, "default",
                CsvSettings.DEFAULTS, Map.of(), new Policy(8, OnFailure.CANCEL_REMAINING, true), null);
        // Then
        assertThat(spelled.fingerprint()).isEqualTo(BARE.fingerprint());
    }

    static Stream<Manifest> others() {
        Source source = new Source("s3://bucket/dump", null);
        return Stream.of(Manifest.of("s3://bucket/other"),
                new Manifest(new Source("s3://bucket/dump", "keys"), null, null, null, null, null, null),
                new Manifest(source, List.of("a.*"), null, null, null, null, null),
                new Manifest(source, null, "archive", null, null, null, null),
                new Manifest(source, null, null, new CsvSettings(";", null, null, null, null, null), null, null, null),
                new Manifest(source, null, null, new CsvSettings(null, ";", null, null, null, null), null, null, null),
                new Manifest(source, null, null, null, Map.of("thread", 4), null, null),
                new Manifest(source, null, null, null, null, new Policy(4, null, null), null),
                new Manifest(source, null, null, null, null, new Policy(null, OnFailure.CONTINUE, null), null),
                new Manifest(source, null, null, null, null, new Policy(null, null, false), null),
                new Manifest(source, null, null, null, null, new Policy(null, null, null, Verify.STRICT), null),
                new Manifest(source, null, null, new CsvSettings(null, null, null, null, null, null, false), null, null,
                        null),
                new Manifest(source, null, null, null, null, null, null, null,
                        List.of(new IgnoreColumns("a", "b", List.of(), List.of("c"))), null),
                new Manifest(source, null, null, null, null, null, "ANSI"), with(new Layout(null, true, null, null,
                        null)),
                with(new Layout(null, null, null, true, null)), with(new Layout(List.of(RULE), null, null, null, null)),
                with(new Layout(null, null, null, null, "latin1")), with(new Layout(null, null, null, null, "binary")),
                with(new Layout(null, null, List.of(ROUTE), null, null)), BARE.takingOver(DONE),
                BARE.takingOver(new TakeOver(null, List.of(new TakeOver.Job("shop", "done", 7)))));
    }

    @ParameterizedTest
    @MethodSource("others")
    void hasAnotherFingerprintWhenItAsksForSomethingElse(Manifest other) {
        assertThat(other.fingerprint()).isNotEqualTo(BARE.fingerprint());
    }

    private static Manifest with(Layout layout) {
        return new Manifest(new Source("s3://bucket/dump", null), null, null, null, null, null, null, layout);
    }

    @Test
    void isTheSameRequestWithALayoutThatSaysNothing() {
        assertThat(with(Layout.DEFAULT)).isEqualTo(BARE);
        assertThat(with(new Layout(null, null, null, null, "auto"))).isEqualTo(BARE);
    }

    @Test
    void isTheSameRequestWhenNothingWasDoneBefore() {
        assertThat(BARE.takingOver(TakeOver.NOTHING)).isEqualTo(BARE);
        assertThat(BARE.takingOver(DONE).fingerprint()).hasToString("import-c65d73866e0cc585bd89");
    }

    @Test
    void looksForWhatTheLayoutSays() {
        assertThat(BARE.scanRequest(WildcardReach.LAST_SEGMENT).files()).isSameAs(FileRouter.DEFAULT);
        assertThat(with(new Layout(null, null, List.of(ROUTE), null, null)).scanRequest(WildcardReach.LAST_SEGMENT)
                .routes())
                .isNotSameAs(TableRoutes.NONE);
    }

    @Test
    void saysHowSchemaFilesAreStored() {
        assertThat(BARE.schemaSyntax().charset()).isEqualTo(SchemaCharset.AUTO);
        assertThat(with(new Layout(null, null, null, null, "gb18030")).schemaSyntax().charset()).isEqualTo(
                SchemaCharset.GB18030);
        assertThatIllegalArgumentException().isThrownBy(() -> new Layout(null, null, null, null, "gbk"))
                .withMessageStartingWith("Unsupported encoding gbk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"character_set", "CHARACTER_SET", "CharacterSet"})
    void readsHeadersInTheCharacterSetThatAnOptionSays(String spelled) {
        // Given
        Manifest manifest = new Manifest(new Source("/dump", null), null, null, null, Map.of(spelled, "gbk"), null,
                null);

        // Then
        assertThat(manifest.columnRules(manifest.importOptions()).charset()).isEqualTo(Charset.forName("GBK"));
    }

    @Test
    void refusesRulesThatAreNotRight() {
        FileRuleText untyped = new FileRuleText("x", null, "s", "t", null, null, null);
        FileRuleText elsewhere = new FileRuleText(null, "/other/x", "s", "t", "csv", null, null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(new Layout(List.of(untyped), null, null, null, null))
                        .scanRequest(WildcardReach.LAST_SEGMENT))
                .withMessageContaining("field 'type'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(new Layout(List.of(elsewhere), null, null, null, null))
                        .scanRequest(WildcardReach.LAST_SEGMENT))
                .withMessageContaining("cannot find relative path");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(new Layout(List.of(RULE), null, List.of(ROUTE), null, null))
                        .scanRequest(WildcardReach.LAST_SEGMENT))
                .withMessageContaining("can't config both");
    }

    private static Manifest full(String uri, int threads) {
        return new Manifest(new Source(uri, "dumps"), List.of("shop.*"), "archive",
                new CsvSettings(";", "'", "", List.of("NULL"), "\n", false),
                Map.of("thread", threads, "max_write_speed", "100MiB"), new Policy(2, OnFailure.STOP_NEW, false),
                "ANSI");
    }
}
