package dev.purser.persistence.shared.checkup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The changesets that this release brings along, as author:id. */
final class ReleasedChangesets {
  private static final String FILES = "classpath:db/changelog/*.sql";
  private static final Pattern CHANGESET =
      Pattern.compile("(?ms)^--changeset (\\S+:\\S+)(.*?)(?=^--changeset |\\z)");
  private static final Pattern WAY_BACK =
      Pattern.compile("(?m)^(--rollback \\S|/\\* liquibase rollback)");

  private ReleasedChangesets() {}

  static List<String> ofThisRelease() {
    return texts().flatMap(ReleasedChangesets::in).toList();
  }

  /** Those that this release can also take back. */
  static List<String> withWayBack() {
    return texts().flatMap(ReleasedChangesets::withWayBackIn).toList();
  }

  private static Stream<String> in(String text) {
    return CHANGESET.matcher(text).results().map(changeset -> changeset.group(1));
  }

  static Stream<String> withWayBackIn(String text) {
    return CHANGESET
        .matcher(text)
        .results()
        .filter(changeset -> WAY_BACK.matcher(changeset.group(2)).find())
        .map(changeset -> changeset.group(1));
  }

  private static Stream<String> texts() {
    try {
      return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(FILES))
          .map(ReleasedChangesets::text);
    } catch (IOException missing) {
      throw new UncheckedIOException("The changelog cannot be read", missing);
    }
  }

  private static String text(Resource file) {
    try {
      return file.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The changelog cannot be read", unreadable);
    }
  }
}
