package dev.purser.web.shared;

import dev.purser.web.shared.input.UuidShape;
import dev.purser.web.shared.problem.ProblemCode;
import dev.purser.web.shared.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/** Takes the id out of a path. */
@Component
final class PathIdArguments extends RequestArguments {
  private static final String VARIABLE = "id";

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == PathId.class;
  }

  @Override
  PathId resolve(MethodParameter parameter, HttpServletRequest request) {
    var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    var text = ((Map<?, ?>) variables).get(VARIABLE);
    return UuidShape.parse(String.valueOf(text))
        .map(PathId::new)
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, Replies.NOTHING_HERE));
  }
}
