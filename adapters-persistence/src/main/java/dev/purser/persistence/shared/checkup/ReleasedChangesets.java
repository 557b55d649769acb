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
  private static final Pattern HEAD = Pattern.compile("(?m)^--changeset (\\S+:\\S+)");

  private ReleasedChangesets() {}

  static List<String> ofThisRelease() {
    try {
      return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(FILES))
          .flatMap(ReleasedChangesets::in)
          .toList();
    } catch (IOException missing) {
      throw new UncheckedIOException("The changelog cannot be read", missing);
    }
  }

  private static Stream<String> in(Resource file) {
    try {
      var text = file.getContentAsString(StandardCharsets.UTF_8);
      return HEAD.matcher(text).results().map(head -> head.group(1));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The changelog cannot be read", unreadable);
    }
  }
}
