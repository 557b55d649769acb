package dev.purser.web.shared;

import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.ServiceFault;
import dev.purser.application.shared.TransactionFault;
import dev.purser.domain.shared.Role;
import dev.purser.web.shared.access.Callers;
import dev.purser.web.shared.limits.Buckets;
import dev.purser.web.shared.limits.Quota;
import dev.purser.web.shared.problem.Problem;
import dev.purser.web.shared.problem.ProblemCode;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Lets nobody ask more often than is good for the others: callers who are known by who they are,
 * all others by where they come from. Every answer tells what is left (the headers of the IETF
 * draft "RateLimit header fields for HTTP").
 */
final class RateLimitFilter implements Filter {
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final Set<String> UNLIMITED = Set.of("/healthz", "/readyz");

  private static final String TOO_MANY =
      "There were too many requests. Nothing has changed. Send the same request again.";

  private final Callers callers;
  private final Buckets anonymous;
  private final Buckets persons;
  private final Buckets services;

  RateLimitFilter(Callers callers, WebSettings.RateLimits limits, LongSupplier nanoTime) {
    this.callers = callers;
    this.anonymous = new Buckets(quota("anonymous", limits.anonymous()), nanoTime);
    this.persons = new Buckets(quota("person", limits.person()), nanoTime);
    this.services = new Buckets(quota("service", limits.service()), nanoTime);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var http = (HttpServletRequest) request;
    if (UNLIMITED.contains(http.getRequestURI())
        || isGranted(http, (HttpServletResponse) response)) {
      chain.doFilter(request, response);
    }
  }

  /** Otherwise it is answered here. */
  private boolean isGranted(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var actor = actor(request);
    var buckets =
        actor.isAnonymous() ? anonymous : actor.role() == Role.SERVICE ? services : persons;
    var taken = buckets.take(actor.isAnonymous() ? Addresses.of(request) : actor.caller());
    response.setHeader("RateLimit-Policy", buckets.policy());
    response.setHeader("RateLimit", buckets.remainder(taken));
    if (!taken.granted()) {
      var problem = Problem.of(ProblemCode.RATE_LIMITED, TOO_MANY);
      var answer = Answer.Failed.until(taken.secondsUntilNext(), problem);
      AnswerWriter.write(answer, request, response);
    }
    return taken.granted();
  }

  /**
   * Whoever has credentials that do not hold, or cannot be looked at now, is nobody known here, and
   * is told so further on.
   */
  private Actor actor(HttpServletRequest request) {
    try {
      return callers.of(request).actor();
    } catch (AccessDenied | ServiceFault | TransactionFault _) {
      return Actor.ANONYMOUS;
    }
  }

  private static Quota quota(String name, int perSecond) {
    return new Quota(name, perSecond * WINDOW.toSeconds(), WINDOW);
  }
}
