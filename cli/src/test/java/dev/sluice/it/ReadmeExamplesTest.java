package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeExamplesTest {
    private static final Pattern SHOWN = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern RUN = Pattern.compile("// example\\n(.*?) *// end", Pattern.DOTALL);

    @Test
    void thePageShowsWhatIsRun() throws IOException {
        assertThat(blocks(SHOWN, "../import-sdk/README.md")).hasSize(3)
                .isEqualTo(blocks(RUN, "src/test/java/dev/sluice/it/ReadmeExamples.java"));
    }

    private static List<String> blocks(Pattern block, String file) throws IOException {
        return block.matcher(Files.readString(Path.of(file)))
                .results()
                .map(match -> match.group(1).stripTrailing().stripIndent())
                .toList();
    }
}
