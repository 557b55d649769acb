package dev.purser.description;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {
  private static final ApiDocument DOCUMENT =
      ApiDocument.parse(
          """
          {
            "openapi": "3.1.0",
            "paths": {
              "/v1/things/{id}": {
                "parameters": [{"name": "id", "in": "path", "required": true, "schema": {}}],
                "get": {
                  "operationId": "getThing",
                  "security": [],
                  "responses": {
                    "200": {
                      "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}
                      }
                    },
                    "404": {"$ref": "#/components/responses/missing"}
                  }
                }
              },
              "/v1/things/mine": {"get": {"operationId": "getMine", "responses": {}}}
            },
            "components": {
              "schemas": {
                "Thing": {"type": "object", "required": ["name"],
                  "properties": {"name": {"type": "string"}}},
                "Problem": {"type": "object", "required": ["code"]}
              },
              "responses": {
                "missing": {
                  "x-codes": ["not-found"],
                  "content": {
                    "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
                  }
                }
              }
            }
          }
          """
              .getBytes(UTF_8));

  @Test
  void findsTheRouteOfARequest() {
    assertThat(DOCUMENT.find("GET", "/v1/things/7?a=b").map(ApiOperation::id)).contains("getThing");
    assertThat(DOCUMENT.find("HEAD", "/v1/things/7").map(ApiOperation::id)).contains("getThing");
    assertThat(DOCUMENT.find("GET", "/v1/things/mine").map(ApiOperation::id)).contains("getMine");
    assertThat(DOCUMENT.find("PUT", "/v1/things/7")).isEmpty();
    assertThat(DOCUMENT.find("GET", "/v1/things/7/more")).isEmpty();
  }

  @Test
  void readsWhatARouteTakes() {
    var operation = DOCUMENT.operation("getThing");

    assertThat(operation.open()).isTrue();
    assertThat(operation.parameters())
        .extracting(ApiOperation.Parameter::name)
        .containsExactly("id");
    assertThat(operation.body()).isEmpty();
    assertThat(operation.answers().keySet()).containsExactly(200, 404);
  }

  @Test
  void findsNoFaultWithWhatIsDescribed() {
    assertThat(faults(200, "application/json", "{\"name\":\"x\"}")).isEmpty();
    assertThat(faults(404, "application/problem+json", "{\"code\":\"not-found\"}")).isEmpty();
  }

  @Test
  void findsWhatIsNotDescribed() {
    assertThat(faults(201, "application/json", "{}")).singleElement().asString().contains("201");
    assertThat(faults(404, "application/problem+json", "{\"code\":\"gone\"}"))
        .containsExactly(
            "getThing answered gone, which it does not describe; add it to @Refuses of its route");
    assertThat(faults(404, "application/problem+json", "{\"code\":\"not-found\",\"x\":1}"))
        .isEmpty();
    assertThat(faults(200, "application/json", "{\"name\":7}"))
        .singleElement()
        .asString()
        .contains("/name");
    assertThat(faults(200, "text/html", "<p>"))
        .containsExactly("getThing answered undescribed text/html");
  }

  private static List<String> faults(int status, String type, String body) {
    return DOCUMENT.faults("GET", "/v1/things/7", status, Optional.of(type), body.getBytes(UTF_8));
  }
}
