package dev.purser.web.shared;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Fingerprint;
import dev.purser.domain.shared.Refusals;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Answers calls of one operation as the write path does: each key is decided once. */
public final class FakeKeys<O> {
  private final Map<String, Remembered<O>> byKey = new ConcurrentHashMap<>();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final AtomicReference<Reply<O>> reply = new AtomicReference<>();

  private record Remembered<O>(Fingerprint fingerprint, Reply<O> reply) {}

  /** Throws at the next call. */
  public void failNext(RuntimeException thrown) {
    failure.set(thrown);
  }

  /** Answers the next call so. */
  public void replyNext(Reply<O> next) {
    reply.set(next);
  }

  /** What the decision gives, or every refusal that it noted. */
  public Reply<O> answer(Call call, Function<Refusals, Optional<O>> decision) {
    var thrown = failure.getAndSet(null);
    if (thrown != null) {
      throw thrown;
    }
    var prepared = reply.getAndSet(null);
    if (prepared != null) {
      return prepared;
    }
    var known = byKey.get(call.key());
    if (known == null) {
      var first = decide(decision);
      byKey.put(call.key(), new Remembered<>(call.fingerprint(), first));
      return first;
    }
    return known.fingerprint().equals(call.fingerprint())
        ? again(known.reply())
        : new Reply.KeyReused<>();
  }

  private static <O> Reply<O> decide(Function<Refusals, Optional<O>> decision) {
    var refusals = new Refusals();
    var outcome = decision.apply(refusals);
    if (!refusals.isEmpty()) {
      return new Reply.Refused<>(refusals.toList(), false);
    }
    return outcome.<Reply<O>>map(o -> new Reply.Done<>(o, false)).orElseGet(Reply.NotFound::new);
  }

  private static <O> Reply<O> again(Reply<O> first) {
    return switch (first) {
      case Reply.Done<O>(var outcome, _) -> new Reply.Done<>(outcome, true);
      case Reply.Refused<O>(var refusals, _) -> new Reply.Refused<>(refusals, true);
      case Reply.NotFound<O> notFound -> notFound;
      case Reply.KeyReused<O> reused -> reused;
      case Reply.Stale<O> stale -> stale;
      case Reply.InProgress<O> inProgress -> inProgress;
    };
  }
}
