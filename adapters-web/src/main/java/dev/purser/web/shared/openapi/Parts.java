package dev.purser.web.shared.openapi;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Map;

/** Makes parts of the document. */
final class Parts {
  private Parts() {}

  /** The schema that the plain one says. */
  static Schema<?> schema(Map<String, Object> plain) {
    return Json31.mapper().convertValue(plain, Schema.class);
  }

  static Schema<?> reference(String schema) {
    return schema(Map.of("$ref", "#/components/schemas/" + schema));
  }

  static Header header(String name) {
    return new Header().$ref("#/components/headers/" + name);
  }

  static Example example(String name) {
    return new Example().$ref("#/components/examples/" + name);
  }

  static Parameter parameter(String name) {
    return new Parameter().$ref("#/components/parameters/" + name);
  }
}
