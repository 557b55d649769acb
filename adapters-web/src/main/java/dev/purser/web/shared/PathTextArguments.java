package dev.purser.web.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/** Takes texts out of a path. */
@Component
final class PathTextArguments extends RequestArguments {
  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == PathText.class;
  }

  @Override
  PathText resolve(MethodParameter parameter, HttpServletRequest request) {
    var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return new PathText(String.valueOf(((Map<?, ?>) variables).get(parameter.getParameterName())));
  }
}
