package dev.purser.web.shared;

import dev.purser.web.shared.Uploaded.Format;
import dev.purser.web.shared.access.Callers;
import dev.purser.web.shared.input.Parameters;
import dev.purser.web.shared.problem.Faults;
import dev.purser.web.shared.problem.ProblemCode;
import dev.purser.web.shared.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Opens bodies that are read while they come in. */
@Component
final class UploadedArguments extends RequestArguments {
  private final Map<MethodParameter, Parameters<?>> filters = new ConcurrentHashMap<>();
  private final Callers callers;

  UploadedArguments(Callers callers) {
    this.callers = callers;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Uploaded.class;
  }

  @Override
  Uploaded<?> resolve(MethodParameter parameter, HttpServletRequest request) throws IOException {
    var actor = callers.of(request).actor().requireKnown();
    var parameters = filters.computeIfAbsent(parameter, FilteredArguments::parameters);
    var faults = new Faults();
    var query = QueryString.parse(request.getQueryString(), faults);
    query.requireKnown(parameters.names(), faults);
    var filter = parameters.read(query.values(), faults);
    faults.throwIfAny();
    var format = format(request.getContentType());
    var content = BodyStream.open(request, Uploaded.MAX_BYTES, Uploaded.PATIENCE, System::nanoTime);
    return new Uploaded<>(actor, filter.orElseThrow(), format, content);
  }

  private static Format format(@Nullable String contentType) {
    try {
      if (contentType != null) {
        var type = MediaType.parseMediaType(contentType);
        for (var format : Format.values()) {
          if (type.equalsTypeAndSubtype(MediaType.valueOf(format.mediaType())) && isUtf8(type)) {
            return format;
          }
        }
      }
    } catch (InvalidMediaTypeException malformed) {
      throw unsupported();
    }
    throw unsupported();
  }

  private static boolean isUtf8(MediaType type) {
    @Nullable String charset = type.getParameter("charset");
    return charset == null || charset.equalsIgnoreCase(StandardCharsets.UTF_8.name());
  }

  private static ProblemException unsupported() {
    var known =
        Arrays.stream(Format.values()).map(Format::mediaType).collect(Collectors.joining(" or "));
    return new ProblemException(
        ProblemCode.UNSUPPORTED_MEDIA_TYPE, "A body is " + known + " in UTF-8.");
  }
}
