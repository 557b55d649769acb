package dev.purser.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class BuildTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @Test
  void tellsTheCommit() {
    assertThat(build(COMMIT)).hasToString("purser 1.2.3, commit " + COMMIT);
  }

  @Test
  void tellsThatSomethingWasNotCommitted() {
    assertThat(build(COMMIT + "-modified"))
        .hasToString("purser 1.2.3, commit " + COMMIT + " with changes that were not committed");
  }

  @Test
  void saysThatItDoesNotKnowTheCommitWhereThereWasNoGit() {
    assertThat(build(""))
        .hasToString("purser 1.2.3, built without git, so that its commit is not known");
  }

  @Test
  void knowsTheVersionOfThisProgram() {
    assertThat(Build.ofThisProgram().version()).matches("\\d+\\.\\d+\\.\\d+.*");
  }

  private static Build build(String commit) {
    var properties = new Properties();
    properties.setProperty("version", "1.2.3");
    properties.setProperty("commit", commit);
    return Build.of(properties);
  }
}
