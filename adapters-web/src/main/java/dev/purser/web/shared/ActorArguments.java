package dev.purser.web.shared;

import dev.purser.application.shared.Actor;
import dev.purser.web.shared.access.Caller;
import dev.purser.web.shared.access.Callers;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/** Who asks. */
@Component
final class ActorArguments extends RequestArguments {
  private final Callers callers;

  ActorArguments(Callers callers) {
    this.callers = callers;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    var type = parameter.getParameterType();
    return type == Actor.class || type == Caller.class;
  }

  @Override
  Object resolve(MethodParameter parameter, HttpServletRequest request) {
    var caller = callers.of(request);
    return parameter.getParameterType() == Actor.class ? caller.actor() : caller;
  }
}
