package dev.purser.application.shared.writepath;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.WritePathObserver.Origin;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A command whose caller waits, from its submission to its answer. */
final class Pending<O> {
  private enum State {
    WAITING,
    UNDER_WAY,
    WITHDRAWN
  }

  private final Command<O> command;
  private final IdempotencyKey key;
  private final long deadlineNanos;
  private final @Nullable Origin origin;
  private volatile long queuedNanos;
  private final CompletableFuture<Reply<O>> answer = new CompletableFuture<>();
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private volatile boolean outcomeUnknown;
  private volatile @Nullable Object blockedRow;

  Pending(Command<O> command, long nowNanos, long deadlineNanos, @Nullable Origin origin) {
    this.command = command;
    this.key = command.key();
    this.queuedNanos = nowNanos;
    this.deadlineNanos = deadlineNanos;
    this.origin = origin;
  }

  Command<O> command() {
    return command;
  }

  IdempotencyKey key() {
    return key;
  }

  long deadlineNanos() {
    return deadlineNanos;
  }

  /** When it began to wait where it waits or has waited last. */
  long queuedNanos() {
    return queuedNanos;
  }

  /** What its caller was in the midst of; null when nobody wants to know. */
  @Nullable Origin origin() {
    return origin;
  }

  CompletableFuture<Reply<O>> answer() {
    return answer;
  }

  /** Takes it into a batch; false when its caller has withdrawn it. */
  boolean take() {
    return state.compareAndSet(State.WAITING, State.UNDER_WAY);
  }

  /** Whether a batch has it that has not answered it yet. */
  boolean isUnderWay() {
    return state.get() == State.UNDER_WAY && !answer.isDone();
  }

  /** Lets it wait again, for a row that somebody else holds. */
  void putBack(Object row, long nowNanos) {
    blockedRow = row;
    queuedNanos = nowNanos;
    state.set(State.WAITING);
  }

  /** Withdraws it for ever; false when a batch has it. */
  boolean withdraw() {
    return state.compareAndSet(State.WAITING, State.WITHDRAWN);
  }

  /** The row that somebody else held when it was last tried; null before that. */
  @Nullable Object blockedRow() {
    return blockedRow;
  }

  /** From now on it may be durable although nobody has seen it to be. */
  void outcomeIsUnknown() {
    outcomeUnknown = true;
  }

  boolean isOutcomeUnknown() {
    return outcomeUnknown;
  }

  @SuppressWarnings("unchecked")
  void answer(Reply<?> reply) {
    answer.complete((Reply<O>) reply);
  }
}
