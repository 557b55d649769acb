package dev.purser.application.model;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Calls;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** Calls that were made and may be made again, in the order in which they came. */
final class MadeCalls {
  private final List<Made<?>> kept = new ArrayList<>();

  private record Made<O>(
      Call call, Function<Call, Reply<O>> operation, Reply<O> reply, InPart<O> inPart) {

    Told again() {
      var second = operation.apply(call);
      if (second instanceof Reply.Done<O> now
          && reply instanceof Reply.Done<O> before
          && !inPart.done().apply(now.outcome()).equals(inPart.done().apply(before.outcome()))) {
        throw new AssertionError(now + " is told after " + before);
      }
      return Told.of(second, inPart.refused());
    }

    Told forOtherRequest() {
      return Told.of(operation.apply(Calls.aCall(call.key(), "another request")), inPart.refused());
    }
  }

  /**
   * What may be done in part.
   *
   * @param done what is the same whenever it is told
   * @param refused why the rest was not done
   */
  record InPart<O>(Function<O, ?> done, Function<O, List<String>> refused) {}

  /** Makes a call under a key of its own and keeps it if its answer is kept. */
  <O> Told made(Function<Call, Reply<O>> operation, Consumer<O> whenDone) {
    return made(operation, whenDone, new InPart<>(done -> done, done -> List.of()));
  }

  /** The same for what may be done in part. */
  <O> Told made(Function<Call, Reply<O>> operation, Consumer<O> whenDone, InPart<O> inPart) {
    var call = Calls.aCall("key-" + kept.size() + "-" + UUID.randomUUID(), "a request");
    var reply = operation.apply(call);
    if (reply instanceof Reply.Done<O> done) {
      whenDone.accept(done.outcome());
    }
    var told = Told.of(reply, inPart.refused());
    if (told.isKept()) {
      kept.add(new Made<>(call, operation, reply, inPart));
    }
    return told;
  }

  Told again(int call) {
    return kept.get(call).again();
  }

  Told forOtherRequest(int call) {
    return kept.get(call).forOtherRequest();
  }
}
