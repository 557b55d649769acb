package dev.purser.web.shared;

import dev.purser.web.shared.access.Callers;
import dev.purser.web.shared.problem.Faults;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/** Reads requests that remove something. */
@Component
final class RemovedArguments extends RequestArguments {
  private final Callers callers;

  RemovedArguments(Callers callers) {
    this.callers = callers;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Removed.class;
  }

  @Override
  Removed resolve(MethodParameter parameter, HttpServletRequest request) {
    var actor = callers.of(request).actor().requireKnown();
    var faults = new Faults();
    var precondition = Preconditions.read(request, faults);
    faults.throwIfAny();
    return new Removed(actor, precondition);
  }
}
