package dev.purser.web.shared.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything a request can be answered with instead of what it asked for. An answer with several
 * faults takes the code and the status of the one that comes first in this table.
 */
public enum ProblemCode {
  IDEMPOTENCY_KEY_MISSING(400, "The idempotency key is missing"),
  METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
  NOT_ACCEPTABLE(406, "The answer cannot be had in the accepted types"),
  PAYLOAD_TOO_LARGE(413, "The body is too large"),
  REQUEST_TIMEOUT(408, "The body came too slowly"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body is of an unsupported type"),
  MALFORMED_REQUEST(400, "The request is malformed"),
  UNAUTHENTICATED(401, "Credentials are needed"),
  FORBIDDEN(403, "This is not allowed with these credentials"),
  NOT_FOUND(404, "There is no such resource"),
  PRECONDITION_REQUIRED(428, "The version to change must be named"),
  PRECONDITION_FAILED(412, "The resource has another version"),
  IDEMPOTENCY_KEY_REUSED(422, "The idempotency key belongs to another request"),
  REQUEST_IN_PROGRESS(409, "The first request with this key has not ended", 1),
  UNKNOWN_SKU(422, "There is no such product"),
  UNKNOWN_LOCATION(422, "There is no such location"),
  UNKNOWN_CATEGORY(422, "There is no such category"),
  UNKNOWN_LINE(422, "The order has no such line"),
  PRODUCT_NOT_AVAILABLE(422, "The product cannot be ordered"),
  PRICE_CHANGED(422, "The price is another"),
  QUANTITY_OUT_OF_RANGE(422, "The quantity is out of range"),
  AMOUNT_OUT_OF_RANGE(422, "The amount is out of range"),
  EXPIRY_PASSED(422, "What is to expire has expired already"),
  TOO_MANY_CATEGORIES(422, "The product would stand in too many categories"),
  TOO_MANY_LOCATIONS(422, "There are too many locations"),
  ASSET_MISMATCH(422, "The asset is another, or none"),
  UNKNOWN_ACCOUNT(422, "There is no such account"),
  SAME_ACCOUNT(422, "Both sides are the same account"),
  ACCOUNT_FROZEN(422, "The account is frozen"),
  ACCOUNT_CLOSED(422, "The account is closed"),
  OUT_OF_STOCK(422, "There is not enough stock"),
  INSUFFICIENT_CREDIT(422, "There is not enough credit"),
  QUANTITY_EXCEEDS_OPEN(422, "More pieces are named than there are left"),
  WRONG_PASSWORD(422, "The password is another"),
  PASSWORD_TOO_WEAK(422, "The password is too easy to guess"),
  HOLD_EXPIRED(422, "The hold has expired"),
  HOLD_CLOSED(409, "The hold sets nothing aside any more"),
  HOLD_EXCEEDED(422, "More is asked for than is held"),
  MANAGED_BY_ORDER(409, "An order owns it"),
  ILLEGAL_TRANSITION(409, "The status does not allow it"),
  ALREADY_REVERSED(409, "The transfer was reversed"),
  REVERSAL_EXCEEDS(422, "More is to be reversed than is left"),
  NOT_REVERSIBLE(409, "Such a transfer is not reversed"),
  DUPLICATE_REFERENCE(409, "The reference names another transfer"),
  TOO_MANY_LOTS(422, "The account has too many lots"),
  TOO_MANY_ATTRIBUTES(422, "More would be kept with it than may"),
  TOO_MANY_PARCELS(422, "The order has too many fulfilments and returns"),
  STOCK_ALLOCATED(409, "Orders claim the stock"),
  ACCOUNT_NOT_EMPTY(409, "The account is not empty"),
  ACCOUNT_EXISTS(409, "The owner has such an account"),
  INSTANT_TOO_RECENT(422, "The instant is too recent"),
  RANGE_TOO_WIDE(422, "The range has too much in it"),
  EMAIL_TAKEN(409, "The e-mail address is taken"),
  LAST_ADMIN(409, "There must be an administrator"),
  RESTORE_PERIOD_OVER(409, "It is too late to restore the customer"),
  RESTORE_PERIOD_RUNNING(409, "The customer can still be restored"),
  SKU_TAKEN(409, "The SKU is taken"),
  ASSET_TAKEN(409, "The code of the asset is taken"),
  LOCATION_TAKEN(409, "The code of the location is taken"),
  SLUG_TAKEN(409, "The slug is taken"),
  RATE_LIMITED(429, "There were too many requests", 1),
  OVERLOADED(503, "The service is overloaded", 1),
  OUTCOME_UNKNOWN(503, "Whether it was done is not known", 1),
  UNAVAILABLE(503, "The service is not available", 1),
  INTERNAL_ERROR(500, "The service failed");

  private static final Map<String, ProblemCode> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(ProblemCode::code, Function.identity()));

  private final String code;
  private final int status;
  private final String title;
  private final int retryAfterSeconds;

  ProblemCode(int status, String title) {
    this(status, title, 0);
  }

  ProblemCode(int status, String title, int retryAfterSeconds) {
    this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    this.status = status;
    this.title = title;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public static Optional<ProblemCode> of(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /** Stable, kebab-case. */
  public String code() {
    return code;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** After how many seconds the same request may succeed; 0 when waiting does not help. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }

  /** Where the service explains it. */
  public String page() {
    return "/problems/" + code;
  }
}
