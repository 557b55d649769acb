package dev.purser.web.shared;

import dev.purser.application.shared.writepath.Call;
import dev.purser.web.shared.input.StrictJson;
import dev.purser.web.shared.problem.Faults;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/** Reads requests with a body: {@link Submitted} ones, and {@link Keyed} ones with their key. */
@Component
final class BodyArguments extends RequestArguments {
  private final Map<MethodParameter, StrictJson<?>> bodies = new ConcurrentHashMap<>();
  private final Callers callers;

  BodyArguments(Callers callers) {
    this.callers = callers;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    var type = parameter.getParameterType();
    return type == Keyed.class || type == Submitted.class;
  }

  @Override
  Object resolve(MethodParameter parameter, HttpServletRequest request) throws IOException {
    var json = bodies.computeIfAbsent(parameter, p -> new StrictJson<>(recordIn(p)));
    return parameter.getParameterType() == Keyed.class
        ? keyed(json, request)
        : submitted(json, request);
  }

  private Keyed<?> keyed(StrictJson<?> json, HttpServletRequest request) throws IOException {
    var faults = new Faults();
    var key = Keys.read(request, faults);
    var body = json.read(BodyBytes.of(request), faults);
    faults.throwIfAny();
    var read = body.orElseThrow();
    var fingerprint = Fingerprints.of(request, read);
    return new Keyed<>(new Call(callers.of(request), key, fingerprint), read);
  }

  private Submitted<?> submitted(StrictJson<?> json, HttpServletRequest request)
      throws IOException {
    var faults = new Faults();
    var body = json.read(BodyBytes.of(request), faults);
    faults.throwIfAny();
    return new Submitted<>(callers.of(request), body.orElseThrow());
  }
}
