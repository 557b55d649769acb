package dev.purser.web.shared.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.web.shared.Uploaded;
import dev.purser.web.shared.input.Parameters;
import dev.purser.web.shared.input.StrictJson;
import dev.purser.web.shared.problem.Faults;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/**
 * Describes what a route takes and answers. Springdoc knows which routes there are; what it would
 * guess of their arguments is replaced.
 */
final class OperationDescription implements GlobalOperationCustomizer {
  private static final String JSON = "application/json";
  private static final String MERGE_PATCH = "application/merge-patch+json";
  private static final String PROSE = "text/plain";
  private static final String CSV = "text/csv";

  private final WireSchemas schemas;

  OperationDescription(WireSchemas schemas) {
    this.schemas = schemas;
  }

  @Override
  public synchronized Operation customize(Operation operation, HandlerMethod method) {
    var route = new Route(method);
    operation.setParameters(parameters(route));
    operation.setRequestBody(
        route.isUpload() ? upload() : route.body().map(body -> body(route, body)).orElse(null));
    operation.setResponses(responses(route, isOpen(operation)));
    return operation;
  }

  /** Whether nobody has to say who they are; the route says so by needing no credentials. */
  private static boolean isOpen(Operation operation) {
    return operation.getSecurity() != null && operation.getSecurity().isEmpty();
  }

  /** Those of the path are added when the whole is put together. */
  private List<Parameter> parameters(Route route) {
    var all = new ArrayList<Parameter>();
    if (route.isKeyed()) {
      all.add(Parts.parameter(CommonParts.IDEMPOTENCY_KEY));
    }
    if (route.isConditional()) {
      all.add(Parts.parameter(CommonParts.IF_MATCH));
    }
    if (route.mayBeKnown()) {
      all.add(Parts.parameter(CommonParts.IF_NONE_MATCH));
    }
    if (route.isList()) {
      all.add(Parts.parameter(CommonParts.LIMIT));
      all.add(Parts.parameter(CommonParts.CURSOR));
      all.add(Parts.parameter(CommonParts.PAGE));
      all.add(Parts.parameter(CommonParts.SIZE));
    }
    route.filter().ifPresent(filter -> addFilters(filter, all));
    return all;
  }

  private void addFilters(Class<? extends Record> filter, List<Parameter> all) {
    var required = new Parameters<>(filter).required();
    schemas
        .ofParameters(filter)
        .forEach((name, schema) -> {
          var parameter = new Parameter().in("query").name(name).schema(Parts.schema(schema));
          all.add(required.contains(name) ? parameter.required(true) : parameter);
        });
  }

  private RequestBody body(Route route, Class<? extends Record> type) {
    var media = media(new StrictJson<>(type).schema(schemas), Examples.of(schemas.name(type)));
    var content = new Content().addMediaType(JSON, media);
    if (route.isPatch()) {
      content.addMediaType(MERGE_PATCH, media);
    }
    return new RequestBody().required(!takesNothing(type)).content(content);
  }

  /** Whether the body may be left out. */
  private static boolean takesNothing(Class<? extends Record> type) {
    return new StrictJson<>(type).read(new byte[0], new Faults()).isPresent();
  }

  private static RequestBody upload() {
    var content = new Content();
    for (var format : Uploaded.Format.values()) {
      var example = Examples.of(format.name().toLowerCase(Locale.ROOT));
      content.addMediaType(format.mediaType(), media(Map.of("type", "string"), example));
    }
    return new RequestBody().required(true).content(content);
  }

  private ApiResponses responses(Route route, boolean open) {
    var all = new ApiResponses();
    all.addApiResponse(Integer.toString(route.status()), success(route));
    if (route.mayBeKnown()) {
      all.addApiResponse(
          "304",
          new ApiResponse()
              .description("It is still what the tag names.")
              .addHeaderObject("ETag", Parts.header(CommonParts.ETAG)));
    }
    all.putAll(Problems.responses(Problems.of(route, open)));
    return all;
  }

  private ApiResponse success(Route route) {
    var response = new ApiResponse().description(description(route));
    if (route.status() == Route.CREATED) {
      response.addHeaderObject("Location", Parts.header(CommonParts.LOCATION));
    }
    if (route.isList()) {
      response.addHeaderObject("Link", Parts.header(CommonParts.LINK));
    } else if (route.answer().isPresent()) {
      response.addHeaderObject("ETag", Parts.header(CommonParts.ETAG));
    }
    if (route.isKeyed()) {
      response.addHeaderObject("Idempotent-Replayed", Parts.header(CommonParts.REPLAYED));
    }
    if (route.answer().isPresent()) {
      response.setContent(new Content().addMediaType(JSON, answer(route.answer().get())));
    } else if (route.isTable()) {
      var example = Examples.of(route.method().getMethod().getName());
      response.addHeaderObject("Content-Disposition", Parts.header(CommonParts.DISPOSITION));
      response.setContent(
          new Content().addMediaType(CSV, media(Map.of("type", "string"), example)));
    } else if (!route.isWrite()) {
      response.setContent(
          new Content().addMediaType(PROSE, media(Map.of("type", "string"), Optional.empty())));
    }
    return response;
  }

  private static String description(Route route) {
    if (route.isKeyed()) {
      return "Done, now or by an earlier request with the same key.";
    }
    return route.isWrite() ? "Done." : "What was asked for.";
  }

  private MediaType answer(Type type) {
    var example =
        Route.itemOf(type)
            .map(item -> Examples.ofList(schemas.name(item)))
            .orElseGet(() -> Examples.of(schemas.name(type)));
    return media(schemas.ofAnswer(type), example);
  }

  private static MediaType media(Map<String, Object> schema, Optional<JsonNode> example) {
    var media = new MediaType().schema(Parts.schema(schema));
    example.ifPresent(media::setExample);
    return media;
  }
}
