package dev.purser.web.shared;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.writepath.Call;
import dev.purser.web.shared.access.Callers;
import dev.purser.web.shared.input.StrictJson;
import dev.purser.web.shared.problem.Faults;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/**
 * Reads requests with a body: {@link Submitted} and {@link Asked} ones, {@link Keyed} ones with
 * their key, {@link Patched} and {@link Replaced} ones with their precondition, and {@link
 * KeyedPatch}es with both.
 */
@Component
final class BodyArguments extends RequestArguments {
  private static final Set<Class<?>> READ =
      Set.of(
          Keyed.class,
          Submitted.class,
          Asked.class,
          Patched.class,
          Replaced.class,
          KeyedPatch.class);

  private final Map<MethodParameter, StrictJson<?>> bodies = new ConcurrentHashMap<>();
  private final Callers callers;
  private final BodyBytes bytes;

  BodyArguments(Callers callers, BodyBytes bytes) {
    this.callers = callers;
    this.bytes = bytes;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return READ.contains(parameter.getParameterType());
  }

  @Override
  Object resolve(MethodParameter parameter, HttpServletRequest request) throws IOException {
    var json = bodies.computeIfAbsent(parameter, p -> new StrictJson<>(recordIn(p)));
    var type = parameter.getParameterType();
    if (type == Keyed.class) {
      return keyed(json, request);
    } else if (type == KeyedPatch.class) {
      return keyedPatch(json, request);
    } else if (type == Asked.class) {
      return asked(json, request);
    } else if (type == Patched.class) {
      return conditional(json, bytes.ofPatch(request), request, Patched::new);
    } else if (type == Replaced.class) {
      return conditional(json, bytes.of(request), request, Replaced::new);
    }
    return submitted(json, request);
  }

  private Keyed<?> keyed(StrictJson<?> json, HttpServletRequest request) throws IOException {
    var actor = callers.of(request).actor().requireKnown();
    var faults = new Faults();
    var key = Keys.read(request, faults);
    var body = json.read(bytes.of(request), actor, faults);
    faults.throwIfAny();
    var read = body.orElseThrow();
    var fingerprint = Fingerprints.of(request, read);
    return new Keyed<>(new Call(actor, key, fingerprint), read);
  }

  private KeyedPatch<?> keyedPatch(StrictJson<?> json, HttpServletRequest request)
      throws IOException {
    var actor = callers.of(request).actor().requireKnown();
    var faults = new Faults();
    var key = Keys.read(request, faults);
    var precondition = Preconditions.read(request, faults);
    var body = json.read(bytes.ofPatch(request), actor, faults);
    faults.throwIfAny();
    var read = body.orElseThrow();
    var fingerprint = Fingerprints.of(request, read);
    return new KeyedPatch<>(new Call(actor, key, fingerprint), precondition, read);
  }

  private Asked<?> asked(StrictJson<?> json, HttpServletRequest request) throws IOException {
    var actor = callers.of(request).actor().requireKnown();
    var faults = new Faults();
    var body = json.read(bytes.of(request), actor, faults);
    faults.throwIfAny();
    return new Asked<>(actor, body.orElseThrow());
  }

  private Submitted<?> submitted(StrictJson<?> json, HttpServletRequest request)
      throws IOException {
    var faults = new Faults();
    var body = json.read(bytes.of(request), faults);
    faults.throwIfAny();
    return new Submitted<>(callers.of(request).actor(), body.orElseThrow());
  }

  private Object conditional(
      StrictJson<?> json, byte[] sent, HttpServletRequest request, Conditional form) {
    var actor = callers.of(request).actor().requireKnown();
    var faults = new Faults();
    var precondition = Preconditions.read(request, faults);
    var body = json.read(sent, faults);
    faults.throwIfAny();
    return form.make(actor, precondition, body.orElseThrow());
  }

  /** Makes the argument of its parts. */
  @FunctionalInterface
  private interface Conditional {
    Object make(Actor actor, Precondition precondition, Record body);
  }
}
