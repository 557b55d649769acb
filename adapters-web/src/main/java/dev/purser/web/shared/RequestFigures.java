package dev.purser.web.shared;

import dev.purser.web.shared.problem.ProblemCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Times requests by route and status, and counts the problems that they were answered with. Routes
 * are templates and methods a closed set, so that nobody makes series by asking for something.
 */
final class RequestFigures {
  private static final String PROBLEM = RequestFigures.class.getName();
  private static final String ROUTE = HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE;

  /** Of what was answered before its route was known, or has none. */
  private static final String NO_ROUTE = "none";

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10)
  };

  private final MeterRegistry registry;
  private final ConcurrentMap<Kind, Timer> timers = new ConcurrentHashMap<>();
  private final Map<ProblemCode, Counter> problems = new EnumMap<>(ProblemCode.class);
  private final LongAdder active = new LongAdder();

  RequestFigures(MeterRegistry registry) {
    this.registry = registry;
    registry.gauge("purser.http.requests.active", active, LongAdder::sum);
    for (var code : ProblemCode.values()) {
      problems.put(
          code,
          Counter.builder("purser.problems")
              .description("Requests that were answered with a problem, by its code.")
              .tag("code", code.name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .register(registry));
    }
  }

  private record Kind(String method, String route, int status) {}

  /** Remembers which problem the request is answered with. */
  static void note(ProblemCode code, HttpServletRequest request) {
    request.setAttribute(PROBLEM, code);
  }

  void began() {
    active.increment();
  }

  void ended(HttpServletRequest request, int status, long nanos) {
    active.decrement();
    var kind = new Kind(method(request), route(request), status);
    var timer = timers.get(kind);
    if (timer == null) {
      timer = timers.computeIfAbsent(kind, this::timer);
    }
    timer.record(nanos, TimeUnit.NANOSECONDS);
    if (request.getAttribute(PROBLEM) instanceof ProblemCode code) {
      var counter = problems.get(code);
      if (counter != null) {
        counter.increment();
      }
    }
  }

  /** The template that the request's path fits. */
  static String route(HttpServletRequest request) {
    return request.getAttribute(ROUTE) instanceof String route ? route : NO_ROUTE;
  }

  static String method(HttpServletRequest request) {
    return METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
  }

  private Timer timer(Kind kind) {
    return Timer.builder("http.server.requests")
        .description("Requests from their first line to the end of their answer.")
        .tag("method", kind.method())
        .tag("route", kind.route())
        .tag("status", Integer.toString(kind.status()))
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
