package dev.purser.web.shared;

import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.ServiceFault;
import dev.purser.application.shared.TransactionFault;
import dev.purser.web.shared.problem.Problem;
import dev.purser.web.shared.problem.ProblemCode;
import dev.purser.web.shared.problem.ProblemException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What clients are told when something was thrown: never more than they can act on. */
@ControllerAdvice
final class ProblemAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  private static final String UNKNOWN =
      "It may have been done. Send the same request with the same key again: it tells, and does it"
          + " at most once.";
  private static final String UNAVAILABLE = "Nothing has changed. Send the same request again.";

  @ExceptionHandler
  Answer<Void> answer(ProblemException thrown) {
    return new Answer.Failed<>(thrown.problem());
  }

  @ExceptionHandler
  Answer<Void> answer(AccessDenied denied) {
    var sentence = String.valueOf(denied.getMessage());
    return switch (denied) {
      case AccessDenied.Unauthenticated _ -> failed(ProblemCode.UNAUTHENTICATED, sentence);
      case AccessDenied.Forbidden _ -> failed(ProblemCode.FORBIDDEN, sentence);
    };
  }

  @ExceptionHandler
  Answer<Void> answer(ServiceFault fault) {
    return switch (fault) {
      case ServiceFault.Overloaded _ ->
          failed(ProblemCode.OVERLOADED, "Too many requests are waiting. " + UNAVAILABLE);
      case ServiceFault.Unavailable unavailable -> {
        LOG.warn("unavailable: {}", Causes.named(unavailable));
        yield failed(ProblemCode.UNAVAILABLE, UNAVAILABLE);
      }
      case ServiceFault.OutcomeUnknown unknown -> {
        LOG.warn("outcome unknown: {}", Causes.named(unknown));
        yield failed(ProblemCode.OUTCOME_UNKNOWN, UNKNOWN);
      }
      case ServiceFault.Unexpected unexpected -> answer((Throwable) unexpected);
    };
  }

  /** What was a race has been run again; a constraint that is violated even then is our mistake. */
  @ExceptionHandler
  Answer<Void> answer(TransactionFault fault) {
    return switch (fault) {
      case TransactionFault.ConstraintViolated _ -> answer((Throwable) fault);
      case TransactionFault.OutcomeUnknown _ -> {
        LOG.warn("outcome unknown: {}", Causes.named(fault));
        yield failed(ProblemCode.OUTCOME_UNKNOWN, "It may have been done. Look whether it was.");
      }
      case TransactionFault.Conflict _,
          TransactionFault.LockNotAvailable _,
          TransactionFault.TooMuch _,
          TransactionFault.Unavailable _ -> {
        LOG.warn("transaction failed: {}", Causes.named(fault));
        yield failed(ProblemCode.UNAVAILABLE, UNAVAILABLE);
      }
    };
  }

  @ExceptionHandler
  Answer<Void> answer(HttpRequestMethodNotSupportedException thrown) {
    var allow = thrown.getHeaders().getFirst(HttpHeaders.ALLOW);
    var problem = Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "Here are allowed: " + allow + ".");
    return new Answer.Failed<>(problem, false, allow);
  }

  /** The client has gone or sent less than it announced: there is nobody to answer. */
  @ExceptionHandler
  void ignore(IOException gone) {
    LOG.debug("the client has gone", gone);
  }

  @ExceptionHandler
  Answer<Void> answer(Throwable thrown) {
    if (thrown instanceof ErrorResponse response && response.getStatusCode().is4xxClientError()) {
      return rejected(response.getStatusCode().value());
    }
    LOG.error("unexpected failure", thrown);
    return failed(ProblemCode.INTERNAL_ERROR, "It was logged under the trace id.");
  }

  /** The answer to what the framework or the server rejected with the status. */
  static <B> Answer<B> rejected(int status) {
    return switch (status) {
      case 404 -> Replies.notFound();
      case 405 -> failed(ProblemCode.METHOD_NOT_ALLOWED, "This method is not allowed here.");
      case 408 -> failed(ProblemCode.REQUEST_TIMEOUT, "The request came too slowly.");
      case 406 -> failed(ProblemCode.NOT_ACCEPTABLE, "Answers are application/json.");
      case 413 -> failed(ProblemCode.PAYLOAD_TOO_LARGE, "The request is too large.");
      case 415 -> failed(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "A body is application/json.");
      default ->
          status < 500 || status == 505
              ? failed(ProblemCode.MALFORMED_REQUEST, "The request could not be understood.")
              : failed(ProblemCode.INTERNAL_ERROR, "It was logged under the trace id.");
    };
  }

  private static <B> Answer<B> failed(ProblemCode code, String detail) {
    return new Answer.Failed<>(Problem.of(code, detail));
  }
}
