package dev.purser.web.shared;

import dev.purser.web.shared.problem.ProblemCode;
import dev.purser.web.shared.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Takes the body of a request, of which there is not too much, and only JSON. */
@Component
final class BodyBytes {
  static final int MAX_BYTES = 1024 * 1024;

  private static final MediaType MERGE_PATCH =
      MediaType.parseMediaType("application/merge-patch+json");

  private final Duration patience;

  BodyBytes(WebSettings settings) {
    this.patience = settings.bodyDeadline();
  }

  byte[] of(HttpServletRequest request) throws IOException {
    return of(request, isJson(request.getContentType()));
  }

  /** A patch may also say that it is one (RFC 7396). */
  byte[] ofPatch(HttpServletRequest request) throws IOException {
    var contentType = request.getContentType();
    return of(request, isJson(contentType) || isOf(MERGE_PATCH, contentType));
  }

  private byte[] of(HttpServletRequest request, boolean supported) throws IOException {
    var contentType = request.getContentType();
    if (contentType != null && !supported) {
      throw unsupported();
    }
    var body = read(request);
    if (body.length > 0 && contentType == null) {
      throw unsupported();
    }
    return body;
  }

  private byte[] read(HttpServletRequest request) throws IOException {
    try (var body = BodyStream.open(request, MAX_BYTES, patience, System::nanoTime)) {
      return body.readAllBytes();
    }
  }

  private static boolean isJson(@Nullable String contentType) {
    return MediaType.APPLICATION_JSON_VALUE.equals(contentType)
        || isOf(MediaType.APPLICATION_JSON, contentType);
  }

  private static boolean isOf(MediaType expected, @Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    try {
      var type = MediaType.parseMediaType(contentType);
      return type.equalsTypeAndSubtype(expected) && isUtf8(type);
    } catch (InvalidMediaTypeException malformed) {
      return false;
    }
  }

  private static boolean isUtf8(MediaType type) {
    @Nullable String charset = type.getParameter("charset");
    return charset == null || charset.equalsIgnoreCase(StandardCharsets.UTF_8.name());
  }

  private static ProblemException unsupported() {
    return new ProblemException(
        ProblemCode.UNSUPPORTED_MEDIA_TYPE, "A body is application/json in UTF-8.");
  }
}
