package dev.purser.web.shared;

import dev.purser.web.shared.problem.ProblemCode;
import dev.purser.web.shared.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Takes the body of a request, of which there is not too much, and only JSON. */
final class BodyBytes {
  static final int MAX_BYTES = 1024 * 1024;

  private BodyBytes() {}

  static byte[] of(HttpServletRequest request) throws IOException {
    var contentType = request.getContentType();
    if (contentType != null && !isJson(contentType)) {
      throw unsupported();
    }
    var body = read(request);
    if (body.length > 0 && contentType == null) {
      throw unsupported();
    }
    return body;
  }

  /** What is there is counted too, since a chunked body does not say its length beforehand. */
  private static byte[] read(HttpServletRequest request) throws IOException {
    var announced = request.getContentLengthLong();
    if (announced > MAX_BYTES) {
      throw tooLarge();
    }
    if (announced >= 0) {
      return request.getInputStream().readNBytes((int) announced);
    }
    var body = request.getInputStream().readNBytes(MAX_BYTES + 1);
    if (body.length > MAX_BYTES) {
      throw tooLarge();
    }
    return body;
  }

  private static boolean isJson(String contentType) {
    if (contentType.equals(MediaType.APPLICATION_JSON_VALUE)) {
      return true;
    }
    try {
      var type = MediaType.parseMediaType(contentType);
      return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON) && isUtf8(type);
    } catch (InvalidMediaTypeException malformed) {
      return false;
    }
  }

  private static boolean isUtf8(MediaType type) {
    @Nullable String charset = type.getParameter("charset");
    return charset == null || charset.equalsIgnoreCase(StandardCharsets.UTF_8.name());
  }

  private static ProblemException tooLarge() {
    return new ProblemException(
        ProblemCode.PAYLOAD_TOO_LARGE, "A body has at most " + MAX_BYTES + " bytes.");
  }

  private static ProblemException unsupported() {
    return new ProblemException(
        ProblemCode.UNSUPPORTED_MEDIA_TYPE, "A body is application/json in UTF-8.");
  }
}
