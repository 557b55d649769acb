package dev.purser.application.shared.writepath;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.ServiceFault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Callers on virtual threads of their own, each of whom submits a command and waits. */
final class Callers {
  private static final long PATIENCE_SECONDS = 30;

  private final WritePath path;
  private final List<Caller> all = new ArrayList<>();

  Callers(WritePath path) {
    this.path = path;
  }

  /** One caller. */
  record Caller(Thread thread, CompletableFuture<Reply<Tally>> reply) {

    /** What the caller is answered, or the fault that it meets. */
    Reply<Tally> answer() {
      try {
        return reply.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
      } catch (CompletionException failed) {
        throw failed.getCause() instanceof ServiceFault fault ? fault : failed;
      }
    }

    boolean isAnswered() {
      return reply.isDone();
    }

    private boolean waits() {
      return thread.getState() == Thread.State.TIMED_WAITING || reply.isDone();
    }
  }

  @CanIgnoreReturnValue
  Caller submit(Command<Tally> command) {
    var reply = new CompletableFuture<Reply<Tally>>();
    var thread =
        Thread.startVirtualThread(() -> {
          try {
            reply.complete(path.submit(command));
          } catch (RuntimeException | Error fault) {
            reply.completeExceptionally(fault);
          }
        });
    var caller = new Caller(thread, reply);
    all.add(caller);
    return caller;
  }

  @CanIgnoreReturnValue
  List<Caller> submitAll(Collection<? extends Command<Tally>> commands) {
    return commands.stream().map(this::submit).toList();
  }

  /** Returns once every caller so far waits for an answer or has it. */
  void awaitAllWaiting() {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!all.stream().allMatch(Caller::waits)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not every caller has come to wait");
      }
      Thread.yield();
    }
  }
}
