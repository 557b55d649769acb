package dev.purser.description;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A route as the document describes it.
 *
 * @param path a template, such as {@code /v1/orders/{id}}
 * @param open whether it needs no credentials
 * @param answers by their status
 */
public record ApiOperation(
    String id,
    String method,
    String path,
    String summary,
    Set<String> tags,
    boolean open,
    List<Parameter> parameters,
    Optional<Body> body,
    Map<Integer, Answer> answers) {

  /**
   * Something that is sent beside the body.
   *
   * @param in {@code path}, {@code query} or {@code header}
   */
  public record Parameter(String name, String in, boolean required, JsonNode schema) {}

  /**
   * What is sent.
   *
   * @param contents the types that it may be of
   */
  public record Body(boolean required, Map<String, Content> contents) {}

  /** A body of one type, with its schema and an example, if there is one. */
  public record Content(JsonNode schema, Optional<JsonNode> example) {}

  /**
   * What may come back.
   *
   * @param codes of problems; empty for a success
   * @param headers what may be told beside the body
   */
  public record Answer(Set<String> codes, Set<String> headers, Map<String, Content> contents) {}
}
