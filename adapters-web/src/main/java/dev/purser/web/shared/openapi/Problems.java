package dev.purser.web.shared.openapi;

import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which problems a route may be answered with, and how they are told. */
final class Problems {
  /** The codes that a status may come with, for programs that read the document. */
  static final String CODES = "x-codes";

  private static final String SCHEMA = "Problem";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private Problems() {}

  /** Every code that the route may answer, in the order of their table. */
  static Set<ProblemCode> of(Route route, boolean open) {
    var codes = EnumSet.of(ProblemCode.UNAVAILABLE, ProblemCode.INTERNAL_ERROR);
    if (route.isOfApi()) {
      codes.addAll(
          Set.of(
              ProblemCode.NOT_ACCEPTABLE,
              ProblemCode.MALFORMED_REQUEST,
              ProblemCode.UNAUTHENTICATED,
              ProblemCode.RATE_LIMITED));
    }
    // Everybody may read an open list, and staff alone by page numbers.
    if (!open || route.isList()) {
      codes.add(ProblemCode.FORBIDDEN);
    }
    if (route.namesThing()) {
      codes.addAll(Set.of(ProblemCode.NOT_FOUND, ProblemCode.MALFORMED_REQUEST));
    }
    if (route.isWrite()) {
      codes.add(ProblemCode.OUTCOME_UNKNOWN);
    }
    if (route.body().isPresent() || route.isUpload()) {
      codes.addAll(
          Set.of(
              ProblemCode.PAYLOAD_TOO_LARGE,
              ProblemCode.REQUEST_TIMEOUT,
              ProblemCode.UNSUPPORTED_MEDIA_TYPE));
    }
    if (route.isConditional()) {
      codes.addAll(Set.of(ProblemCode.PRECONDITION_REQUIRED, ProblemCode.PRECONDITION_FAILED));
    }
    if (route.isKeyed()) {
      codes.addAll(
          Set.of(
              ProblemCode.IDEMPOTENCY_KEY_MISSING,
              ProblemCode.IDEMPOTENCY_KEY_REUSED,
              ProblemCode.REQUEST_IN_PROGRESS));
    }
    // These wait in a queue that has a limit.
    if (route.isKeyed() || route.isQuestion()) {
      codes.add(ProblemCode.OVERLOADED);
    }
    var refuses = route.method().getMethodAnnotation(Refuses.class);
    if (refuses != null) {
      codes.addAll(Arrays.asList(refuses.value()));
    }
    return codes;
  }

  /** The answers that tell the codes, by their status. */
  static Map<String, ApiResponse> responses(Set<ProblemCode> codes) {
    var byStatus =
        codes.stream()
            .collect(Collectors.groupingBy(ProblemCode::status, TreeMap::new, Collectors.toList()));
    var responses = new LinkedHashMap<String, ApiResponse>();
    byStatus.forEach((status, some) -> responses.put(status.toString(), response(some)));
    return responses;
  }

  /** Tells once what many routes may be answered with. */
  static void addTo(Components components) {
    components.addHeaders(
        "RetryAfter",
        new Header()
            .description("After how many seconds the same request may succeed.")
            .schema(Parts.schema(Map.of("type", "integer", "minimum", 0))));
    for (var code : ProblemCode.values()) {
      components.addExamples(code.code(), new Example().value(example(code)));
      components.addResponses(code.code(), telling(List.of(code)));
    }
    components.addSchemas("ProblemError", Parts.schema(error()));
    components.addSchemas(SCHEMA, Parts.schema(problem()));
  }

  /** What one code alone is told with is the same everywhere and told once. */
  private static ApiResponse response(List<ProblemCode> codes) {
    return codes.size() == 1
        ? new ApiResponse().$ref("#/components/responses/" + codes.getFirst().code())
        : telling(codes);
  }

  private static ApiResponse telling(List<ProblemCode> codes) {
    var response = new ApiResponse().description(description(codes)).content(content(codes));
    if (codes.stream().anyMatch(code -> code.retryAfterSeconds() > 0)) {
      response.addHeaderObject("Retry-After", Parts.header("RetryAfter"));
    }
    response.addExtension(CODES, codes.stream().map(ProblemCode::code).toList());
    return response;
  }

  private static String description(List<ProblemCode> codes) {
    return codes.stream()
        .map(code -> "`" + code.code() + "`: " + code.title() + ".")
        .collect(Collectors.joining(" "));
  }

  private static Content content(List<ProblemCode> codes) {
    var type = new MediaType().schema(Parts.reference(SCHEMA));
    codes.forEach(code -> type.addExamples(code.code(), Parts.example(code.code())));
    return new Content().addMediaType("application/problem+json", type);
  }

  private static Map<String, Object> example(ProblemCode code) {
    var detail = code.title() + ".";
    var problem = new LinkedHashMap<String, Object>();
    problem.put("type", code.page());
    problem.put("title", code.title());
    problem.put("status", code.status());
    problem.put("detail", detail);
    problem.put("instance", "/v1/orders");
    problem.put("code", code.code());
    problem.put("traceId", TRACE);
    var error = new LinkedHashMap<String, Object>();
    error.put("pointer", "");
    error.put("code", code.code());
    error.put("detail", detail);
    problem.put("errors", List.of(error));
    return problem;
  }

  private static Map<String, Object> problem() {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("type", text("The address of a page that explains the code."));
    properties.put("title", text("What the code means."));
    properties.put("status", Map.of("type", "integer", "format", "int32"));
    properties.put("detail", text("A sentence for a person; build on the code instead."));
    properties.put("instance", text("The path of the request."));
    properties.put(
        "code", text("Stable; the first of the errors' codes in the order of the docs."));
    properties.put("traceId", text("What the request is called in the service's logs."));
    properties.put(
        "errors",
        Map.of(
            "type",
            "array",
            "minItems",
            1,
            "items",
            Map.of("$ref", "#/components/schemas/ProblemError"),
            "description",
            "Every fault or refusal."));
    return strict(properties);
  }

  private static Map<String, Object> error() {
    var properties = new LinkedHashMap<String, Object>();
    properties.put(
        "pointer",
        text("The JSON pointer of the part of the body that it speaks of; empty for all of it."));
    properties.put("code", text("Stable."));
    properties.put("detail", text("A sentence for a person."));
    var schema = strict(properties);
    schema.put("description", "One fault or refusal, with the figures that explain it.");
    schema.put("additionalProperties", true);
    return schema;
  }

  private static Map<String, Object> strict(Map<String, Object> properties) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", List.copyOf(properties.keySet()));
    return schema;
  }

  private static Map<String, Object> text(String description) {
    return Map.of("type", "string", "description", description);
  }
}
