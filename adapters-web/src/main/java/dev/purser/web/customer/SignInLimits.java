package dev.purser.web.customer;

import dev.purser.application.shared.AccessDenied;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.WebSettings;
import dev.purser.web.shared.limits.Buckets;
import dev.purser.web.shared.limits.Quota;
import dev.purser.web.shared.problem.Problem;
import dev.purser.web.shared.problem.ProblemCode;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets nobody guess the password of one person, or the secret of one machine client, for long: so
 * many attempts may fail in a while, whoever makes them, be it to sign in or to change the
 * password. Those that succeed do not count.
 */
@Component
final class SignInLimits {
  static final int FAILURES = 10;
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final String TOO_MANY =
      "Too many attempts with a password or a secret have failed. Wait, and make sure of what you"
          + " send.";

  private final boolean on;
  private final Buckets failures =
      new Buckets(new Quota("sign-in", FAILURES, WINDOW), System::nanoTime);

  SignInLimits(WebSettings settings) {
    this.on = settings.rateLimits().on();
  }

  /** The answer to an attempt to sign in as somebody, if there may be one. */
  <B> Answer<B> attempt(String identity, Supplier<Answer<B>> signIn) {
    if (!on) {
      return signIn.get();
    }
    var taken = failures.take(identity);
    if (!taken.granted()) {
      var problem = Problem.of(ProblemCode.RATE_LIMITED, TOO_MANY);
      return Answer.Failed.until(taken.secondsUntilNext(), problem);
    }
    return counted(identity, signIn);
  }

  /** Whatever is not a wrong guess is given back, a fault of ours included. */
  private <B> Answer<B> counted(String identity, Supplier<Answer<B>> signIn) {
    var wrong = false;
    try {
      var answer = signIn.get();
      wrong = isWrongPassword(answer);
      return answer;
    } catch (AccessDenied denied) {
      wrong = true;
      throw denied;
    } finally {
      if (!wrong) {
        failures.giveBack(identity);
      }
    }
  }

  private static boolean isWrongPassword(Answer<?> answer) {
    return answer instanceof Answer.Failed<?> failed
        && failed.problem().faults().stream()
            .anyMatch(fault -> fault.code() == ProblemCode.WRONG_PASSWORD);
  }
}
