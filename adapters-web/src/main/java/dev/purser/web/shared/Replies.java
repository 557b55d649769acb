package dev.purser.web.shared;

import dev.purser.application.shared.Reply;
import dev.purser.web.shared.problem.Fault;
import dev.purser.web.shared.problem.Problem;
import dev.purser.web.shared.problem.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Turns what use cases say into answers. */
public final class Replies {
  static final String NOTHING_HERE = "There is nothing here, or nothing for you to see.";

  private static final String STALE =
      "The resource has another version than If-Match names; read it again.";

  private Replies() {}

  /** The answer to a command that makes something; {@code done} says what that looks like. */
  public static <O, B> Answer<B> answer(Reply<O> reply, Function<O, Answer.Created<B>> done) {
    return answer(reply, (outcome, replayed) -> done.apply(outcome).replayed(replayed));
  }

  /** The answer to a command that changes something; {@code done} says what that looks like. */
  public static <O, B> Answer<B> shown(Reply<O> reply, Function<O, Answer.Shown<B>> done) {
    return answer(reply, (outcome, replayed) -> done.apply(outcome).replayed(replayed));
  }

  /** The answer to a command that removes something. */
  public static <O, B> Answer<B> removed(Reply<O> reply) {
    return answer(reply, (_, _) -> new Answer.Empty<>());
  }

  /** The answer to a question that can be refused for what its parameters say. */
  public static <O, B> Answer<B> told(Reply<O> reply, Function<O, Answer<B>> told) {
    return reply instanceof Reply.Refused<O>(var refusals, var _)
        ? new Answer.Failed<>(Problem.ofParameters(refusals))
        : answer(reply, (outcome, _) -> told.apply(outcome));
  }

  private static <O, B> Answer<B> answer(Reply<O> reply, BiFunction<O, Boolean, Answer<B>> done) {
    return switch (reply) {
      case Reply.Done<O>(var outcome, var replayed) -> done.apply(outcome, replayed);
      case Reply.Refused<O>(var refusals, var replayed) ->
          new Answer.Failed<>(Problem.of(refusals), replayed, null);
      case Reply.NotFound<O>() -> notFound();
      case Reply.Stale<O>() ->
          new Answer.Failed<>(Problem.of(ProblemCode.PRECONDITION_FAILED, STALE));
      case Reply.KeyReused<O>() ->
          failed(
              ProblemCode.IDEMPOTENCY_KEY_REUSED,
              "This key was sent with another request before; take a new one.");
      case Reply.InProgress<O>() ->
          failed(
              ProblemCode.REQUEST_IN_PROGRESS,
              "A request with this key has not ended yet; send the same one again.");
    };
  }

  /** The answer to a question for a single thing. */
  public static <T, B> Answer<B> answer(Optional<T> found, Function<T, Answer<B>> shown) {
    return found.map(shown).orElseGet(Replies::notFound);
  }

  /** What does not exist and what is not the caller's to see look the same. */
  public static <B> Answer<B> notFound() {
    return new Answer.Failed<>(Problem.of(ProblemCode.NOT_FOUND, NOTHING_HERE));
  }

  private static <B> Answer<B> failed(ProblemCode code, String detail) {
    return new Answer.Failed<>(new Problem(List.of(Fault.ofHeader(Keys.HEADER, code, detail))));
  }
}
