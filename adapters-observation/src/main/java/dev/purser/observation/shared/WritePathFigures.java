package dev.purser.observation.shared;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.ServiceFault;
import dev.purser.application.shared.writepath.LaneKind;
import dev.purser.application.shared.writepath.WritePathObserver;
import dev.purser.domain.shared.LocatedRefusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts and times what the write path does. Meters are looked up once for each of their labels,
 * all of which come from sets that the code closes: operations, results, codes, reasons, lanes.
 */
final class WritePathFigures {
  private final MeterRegistry registry;

  /** One for each kind of lane, in the order of their declaration. */
  private final List<LaneMeters> lanes;

  private final ConcurrentMap<Call, Timer> calls = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Counter> refusals = new ConcurrentHashMap<>();
  private final Map<String, Counter> rollbacks;
  private final Counter contended;
  private final Counter withdrawn;

  WritePathFigures(MeterRegistry registry) {
    this.registry = registry;
    this.lanes = Stream.of(LaneKind.values()).map(lane -> new LaneMeters(registry, lane)).toList();
    this.rollbacks =
        WritePathObserver.reasons().stream()
            .collect(
                Collectors.toMap(
                    reason -> reason,
                    reason ->
                        Counter.builder("purser.write.rollbacks")
                            .description("Transactions of batches that were rolled back, and why.")
                            .tag("reason", reason)
                            .register(registry)));
    this.contended =
        Counter.builder("purser.write.contended")
            .description("Commands that moved to the contended lane, for a row that was held.")
            .register(registry);
    this.withdrawn =
        Counter.builder("purser.write.withdrawn")
            .description("Commands whose deadline passed before a batch had them.")
            .register(registry);
  }

  private record Call(String operation, String result) {}

  void answered(String operation, Reply<?> reply, long nanos) {
    time(operation, result(reply), nanos);
    if (reply instanceof Reply.Refused<?>(var reasons, var replayed) && !replayed) {
      count(reasons);
    }
  }

  void failed(String operation, ServiceFault fault, long nanos) {
    time(operation, result(fault), nanos);
  }

  void waited(LaneKind lane, long nanos) {
    meters(lane).wait.record(nanos, TimeUnit.NANOSECONDS);
  }

  void began(LaneKind lane, int commands, int weight) {
    var meters = meters(lane);
    meters.commands.record(commands);
    meters.weight.record(weight);
  }

  void ended(LaneKind lane, long nanos) {
    meters(lane).duration.record(nanos, TimeUnit.NANOSECONDS);
  }

  void rolledBack(String reason) {
    var counter = rollbacks.get(reason);
    if (counter != null) {
      counter.increment();
    }
  }

  void contended() {
    contended.increment();
  }

  void withdrawn() {
    withdrawn.increment();
  }

  private LaneMeters meters(LaneKind lane) {
    return lanes.get(lane.ordinal());
  }

  private void count(List<LocatedRefusal> reasons) {
    for (var reason : reasons) {
      refusals
          .computeIfAbsent(
              reason.refusal().code(),
              code ->
                  Counter.builder("purser.write.refusals")
                      .description("Reasons for which commands were refused, by their code.")
                      .tag("code", code)
                      .register(registry))
          .increment();
    }
  }

  private void time(String operation, String result, long nanos) {
    var call = new Call(operation, result);
    var timer = calls.get(call);
    if (timer == null) {
      timer = calls.computeIfAbsent(call, this::timer);
    }
    timer.record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Call call) {
    return Timer.builder("purser.write.calls")
        .description("Calls of the write path from submission to answer, by what came of them.")
        .tag("operation", call.operation())
        .tag("result", call.result())
        .register(registry);
  }

  private static String result(Reply<?> reply) {
    return switch (reply) {
      case Reply.Done<?> done -> done.replayed() ? "replayed" : "done";
      case Reply.Refused<?> refused -> refused.replayed() ? "replayed" : "refused";
      case Reply.NotFound<?> _ -> "not-found";
      case Reply.Stale<?> _ -> "stale";
      case Reply.KeyReused<?> _ -> "key-reused";
      case Reply.InProgress<?> _ -> "in-progress";
    };
  }

  private static String result(ServiceFault fault) {
    return switch (fault) {
      case ServiceFault.Overloaded _ -> "overloaded";
      case ServiceFault.Unavailable _ -> "unavailable";
      case ServiceFault.OutcomeUnknown _ -> "outcome-unknown";
      case ServiceFault.Unexpected _ -> "unexpected";
    };
  }

  /** What is told of one lane. */
  private static final class LaneMeters {
    final Timer wait;
    final Timer duration;
    final DistributionSummary commands;
    final DistributionSummary weight;

    LaneMeters(MeterRegistry registry, LaneKind lane) {
      var name = lane.name().toLowerCase(Locale.ROOT);
      wait =
          Buckets.ofWaits(Timer.builder("purser.write.queue.wait"))
              .description("How long commands waited for their batch.")
              .tag("lane", name)
              .register(registry);
      duration =
          Buckets.ofWaits(Timer.builder("purser.write.batch.duration"))
              .description("How long batches took, from the first statement to the last answer.")
              .tag("lane", name)
              .register(registry);
      commands =
          Buckets.ofSizes(DistributionSummary.builder("purser.write.batch.commands"))
              .description("Commands that shared a batch.")
              .tag("lane", name)
              .register(registry);
      weight =
          Buckets.ofSizes(DistributionSummary.builder("purser.write.batch.weight"))
              .description("Rows that a batch touched, about.")
              .tag("lane", name)
              .register(registry);
    }
  }
}
