package dev.purser.web.shared.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.util.Json31;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;

/** The examples of bodies and answers: a file for each schema, named after it. */
final class Examples {
  private static final ObjectMapper JSON = Json31.mapper();

  private Examples() {}

  /** The example of the schema; nothing where nobody has written one. */
  static Optional<JsonNode> of(String schema) {
    var file = new ClassPathResource("examples/" + schema + ".json", Examples.class);
    if (!file.exists()) {
      return Optional.empty();
    }
    try (var content = file.getInputStream()) {
      return Optional.of(JSON.readTree(content));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("no example in " + file, unreadable);
    }
  }

  /** A list's last page, with the example of its items. */
  static Optional<JsonNode> ofList(String item) {
    return of(item)
        .map(example -> {
          var list = JSON.createObjectNode();
          list.putArray("items").add(example);
          list.putNull("nextCursor");
          return list;
        });
  }
}
