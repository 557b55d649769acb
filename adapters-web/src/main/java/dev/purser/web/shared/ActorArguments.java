package dev.purser.web.shared;

import dev.purser.application.shared.Actor;
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
    return parameter.getParameterType() == Actor.class;
  }

  @Override
  Actor resolve(MethodParameter parameter, HttpServletRequest request) {
    return callers.of(request);
  }
}
