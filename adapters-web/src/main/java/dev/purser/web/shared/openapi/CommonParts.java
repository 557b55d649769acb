package dev.purser.web.shared.openapi;

import dev.purser.application.shared.Page;
import dev.purser.application.shared.writepath.Call;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Map;

/** What routes have in common beside problems: headers, paging and credentials. */
final class CommonParts {
  static final String IDEMPOTENCY_KEY = "IdempotencyKey";
  static final String IF_MATCH = "IfMatch";
  static final String IF_NONE_MATCH = "IfNoneMatch";
  static final String LIMIT = "Limit";
  static final String CURSOR = "Cursor";
  static final String PAGE = "Page";
  static final String SIZE = "Size";
  static final String ETAG = "ETag";
  static final String LINK = "Link";
  static final String LOCATION = "Location";
  static final String REPLAYED = "IdempotentReplayed";
  static final String DISPOSITION = "ContentDisposition";
  static final String BEARER = "bearer";

  private static final int QUOTES = 2;
  private static final Map<String, Object> TEXT = Map.of("type", "string");

  private CommonParts() {}

  static void addTo(Components components) {
    addParameters(components);
    addPaging(components);
    addHeaders(components);
    components.addSecuritySchemes(
        BEARER,
        new SecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .bearerFormat("JWT")
            .description("The access token that `POST /v1/tokens` gives."));
  }

  private static void addParameters(Components components) {
    components
        .addParameters(
            IDEMPOTENCY_KEY,
            parameter("header", "Idempotency-Key", key())
                .required(true)
                .description(
                    "Names the intention: the same request with the same key is executed once and"
                        + " answered the same again. May stand in quotes."))
        .addParameters(
            IF_MATCH,
            parameter("header", "If-Match", TEXT)
                .required(true)
                .description("The `ETag` of what is to be changed, as it was last seen, or `*`."))
        .addParameters(
            IF_NONE_MATCH,
            parameter("header", "If-None-Match", TEXT)
                .description("The `ETag` of what is known already; answered with 304 if it is."));
  }

  private static void addPaging(Components components) {
    components
        .addParameters(
            LIMIT,
            parameter("query", "limit", amount()).description("How many items there are at most."))
        .addParameters(
            CURSOR,
            parameter("query", "cursor", TEXT)
                .description("The `nextCursor` of the page before, with the same filters."))
        .addParameters(
            PAGE,
            parameter("query", "page", Map.of("type", "integer", "format", "int32", "minimum", 1))
                .description(
                    "The number of the page; for staff, instead of `limit` and `cursor`, and not"
                        + " in every list."))
        .addParameters(
            SIZE,
            parameter("query", "size", amount()).description("How many items such a page has."));
  }

  private static void addHeaders(Components components) {
    components
        .addHeaders(ETAG, header("The version of the resource."))
        .addHeaders(
            LINK,
            header("The addresses of the pages beside it, such as the one with `rel=\"next\"`."))
        .addHeaders(DISPOSITION, header("What to call the file that the answer is kept in."))
        .addHeaders(LOCATION, header("The path of the resource.").required(true))
        .addHeaders(
            REPLAYED, header("`true` if an earlier request with the same key has done it."));
  }

  private static Parameter parameter(String in, String name, Map<String, Object> schema) {
    return new Parameter().in(in).name(name).schema(Parts.schema(schema));
  }

  private static Header header(String description) {
    return new Header().description(description).schema(Parts.schema(TEXT));
  }

  private static Map<String, Object> amount() {
    return Map.of(
        "type",
        "integer",
        "format",
        "int32",
        "minimum",
        1,
        "maximum",
        Page.MAX_LIMIT,
        "default",
        Page.DEFAULT_LIMIT);
  }

  private static Map<String, Object> key() {
    return Map.of(
        "type",
        "string",
        "minLength",
        Call.MIN_KEY,
        "maxLength",
        Call.MAX_KEY + QUOTES,
        "pattern",
        "^[ -~]*$");
  }
}
