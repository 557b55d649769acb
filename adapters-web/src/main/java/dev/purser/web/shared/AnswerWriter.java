package dev.purser.web.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes every answer, with the one mapper there is for it: a replayed answer is the same bytes as
 * the first.
 */
final class AnswerWriter implements HandlerMethodReturnValueHandler {
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  private static final String PROSE = "text/plain;charset=UTF-8";
  private static final int TAG_BYTES = 16;

  private static final ObjectWriter WRITER =
      JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build().writer();

  @Override
  public boolean supportsReturnType(MethodParameter returnType) {
    return Answer.class.isAssignableFrom(returnType.getParameterType());
  }

  @Override
  public void handleReturnValue(
      @Nullable Object answer,
      MethodParameter returnType,
      ModelAndViewContainer container,
      NativeWebRequest request)
      throws IOException {
    container.setRequestHandled(true);
    write(
        (Answer<?>) Objects.requireNonNull(answer),
        (HttpServletRequest) request.getNativeRequest(),
        (HttpServletResponse) Objects.requireNonNull(request.getNativeResponse()));
  }

  static void write(Answer<?> answer, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (answer) {
      case Answer.Shown<?> shown -> show(shown, request, response);
      case Answer.Listed<?>(var body, var next) -> {
        addHeader(response, "Link", next);
        send(response, 200, JSON, WRITER.writeValueAsBytes(body));
      }
      case Answer.Created<?> created -> create(created, response);
      case Answer.Failed<?> failed -> fail(failed, request, response);
      case Answer.Prose<?>(var text) -> send(response, 200, PROSE, text);
    }
  }

  private static void show(
      Answer.Shown<?> shown, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var bytes = WRITER.writeValueAsBytes(shown.body());
    var tag = EntityTag.of(shown.version() == null ? hash(bytes) : shown.version());
    response.setHeader("ETag", tag.header());
    if (tag.isAmong(request.getHeaders("If-None-Match"))) {
      response.setHeader("Cache-Control", "no-store");
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else {
      send(response, 200, JSON, bytes);
    }
  }

  private static void create(Answer.Created<?> created, HttpServletResponse response)
      throws IOException {
    response.setHeader("Location", created.location());
    var version = created.version();
    addHeader(response, "ETag", version == null ? null : EntityTag.of(version).header());
    addHeader(response, "Idempotent-Replayed", created.replayed() ? "true" : null);
    send(response, 201, JSON, WRITER.writeValueAsBytes(created.body()));
  }

  private static void fail(
      Answer.Failed<?> failed, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var code = failed.problem().code();
    var seconds = code.retryAfterSeconds();
    addHeader(response, "Allow", failed.allow());
    addHeader(response, "Retry-After", seconds == 0 ? null : Integer.toString(seconds));
    addHeader(response, "Idempotent-Replayed", failed.replayed() ? "true" : null);
    send(
        response,
        code.status(),
        PROBLEM,
        WRITER.writeValueAsBytes(ProblemJson.of(failed.problem(), request)));
  }

  private static void addHeader(HttpServletResponse response, String name, @Nullable String value) {
    if (value != null) {
      response.setHeader(name, value);
    }
  }

  private static void send(HttpServletResponse response, int status, String type, byte[] bytes)
      throws IOException {
    response.setStatus(status);
    response.setContentType(type);
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  private static String hash(byte[] bytes) {
    var digest = Fingerprints.digest().digest(bytes);
    return HexFormat.of().formatHex(Arrays.copyOf(digest, TAG_BYTES));
  }
}
