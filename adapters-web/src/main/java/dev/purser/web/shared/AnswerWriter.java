package dev.purser.web.shared;

import dev.purser.web.shared.problem.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
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
  private static final String CSV = "text/csv;header=present;charset=UTF-8";
  private static final int TAG_BYTES = 16;

  /** So many characters of a table are put together before they are sent. */
  private static final int CSV_PIECE = 32 * 1024;

  private static final String CACHE_CONTROL = "Cache-Control";
  private static final String NO_STORE = "no-store";
  private static final String AUTHORIZATION = "Authorization";

  /** For so many seconds the public may be shown what has changed since. */
  private static final String PUBLIC = "public, max-age=60";

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
    HttpConnections.closeIfEnding(request, response);
    switch (answer) {
      case Answer.Shown<?> shown -> show(shown, request, response);
      case Answer.Listed<?> listed -> list(listed, request, response);
      case Answer.Created<?> created -> create(created, response);
      case Answer.Empty<?> _ -> {
        response.setHeader(CACHE_CONTROL, NO_STORE);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      }
      case Answer.Failed<?> failed -> fail(failed, request, response);
      case Answer.Tabled(var table) -> tabulate(table, request, response);
      case Answer.Prose<?>(var text) -> {
        response.setHeader(CACHE_CONTROL, NO_STORE);
        send(response, 200, PROSE, text);
      }
    }
  }

  private static void show(
      Answer.Shown<?> shown, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var bytes = WRITER.writeValueAsBytes(shown.body());
    var version = shown.version();
    addHeader(response, "Idempotent-Replayed", shown.replayed() ? "true" : null);
    allowCaches(shown.cacheable(), request, response);
    sendTagged(EntityTag.of(version == null ? hash(bytes) : version), bytes, request, response);
  }

  /** A list has no version; only one that caches may keep is worth a tag. */
  private static void list(
      Answer.Listed<?> listed, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var bytes = WRITER.writeValueAsBytes(listed.body());
    addHeader(response, "Link", listed.links());
    allowCaches(listed.cacheable(), request, response);
    if (listed.cacheable()) {
      sendTagged(EntityTag.of(hash(bytes)), bytes, request, response);
    } else {
      send(response, 200, JSON, bytes);
    }
  }

  private static void sendTagged(
      EntityTag tag, byte[] bytes, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("ETag", tag.header());
    if (isRead(request) && tag.isAmong(request.getHeaders("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else {
      send(response, 200, JSON, bytes);
    }
  }

  private static boolean isRead(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  /** What somebody with credentials sees is theirs, even where the public sees the same. */
  private static void allowCaches(
      boolean cacheable, HttpServletRequest request, HttpServletResponse response) {
    if (cacheable) {
      response.addHeader("Vary", AUTHORIZATION);
    }
    var shared = cacheable && request.getHeader(AUTHORIZATION) == null;
    response.setHeader(CACHE_CONTROL, shared ? PUBLIC : NO_STORE);
  }

  private static void create(Answer.Created<?> created, HttpServletResponse response)
      throws IOException {
    response.setHeader(CACHE_CONTROL, NO_STORE);
    response.setHeader("Location", created.location());
    var version = created.version();
    addHeader(response, "ETag", version == null ? null : EntityTag.of(version).header());
    addHeader(response, "Idempotent-Replayed", created.replayed() ? "true" : null);
    send(response, 201, JSON, WRITER.writeValueAsBytes(created.body()));
  }

  private static void fail(
      Answer.Failed<?> failed, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      CutOff.mark(request);
      return;
    }
    response.setHeader(CACHE_CONTROL, NO_STORE);
    var code = failed.problem().code();
    RequestFigures.note(code, request);
    var asked = failed.retryAfterSeconds();
    var seconds = asked == null ? code.retryAfterSeconds() : asked;
    addHeader(response, "Allow", failed.allow());
    addHeader(response, "WWW-Authenticate", code == ProblemCode.UNAUTHENTICATED ? "Bearer" : null);
    addHeader(response, "Retry-After", seconds == 0 ? null : Long.toString(seconds));
    addHeader(response, "Idempotent-Replayed", failed.replayed() ? "true" : null);
    send(
        response,
        code.status(),
        PROBLEM,
        WRITER.writeValueAsBytes(ProblemJson.of(failed.problem(), request)));
  }

  /**
   * Piece by piece: nobody has all of it in memory, and its length is not known before. Nothing is
   * said before the first piece is there, so that a failure until then is answered as one.
   */
  private static void tabulate(
      CsvTable table, HttpServletRequest request, HttpServletResponse response) throws IOException {
    var piece = new StringBuilder();
    var csv = new CsvWriter(piece);
    csv.write(table.header());
    var rows = request.getMethod().equals("HEAD") ? Collections.emptyIterator() : table.rows();
    while (rows.hasNext()) {
      csv.write(table.rows().next());
      if (piece.length() >= CSV_PIECE) {
        send(table, piece, response);
        piece.setLength(0);
      }
    }
    send(table, piece, response);
  }

  private static void send(CsvTable table, CharSequence piece, HttpServletResponse response)
      throws IOException {
    if (!response.isCommitted()) {
      response.setHeader(CACHE_CONTROL, NO_STORE);
      response.setHeader("Content-Disposition", "attachment; filename=\"" + table.file() + "\"");
      response.setStatus(HttpServletResponse.SC_OK);
      response.setContentType(CSV);
    }
    response.getOutputStream().write(piece.toString().getBytes(StandardCharsets.UTF_8));
    response.flushBuffer();
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
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  private static String hash(byte[] bytes) {
    var digest = Fingerprints.digest().digest(bytes);
    return HexFormat.of().formatHex(Arrays.copyOf(digest, TAG_BYTES));
  }
}
