package dev.purser.web.credit;

import dev.purser.application.credit.AccountStanding;
import dev.purser.application.credit.CreditQueries;
import dev.purser.application.credit.EntryQueries;
import dev.purser.application.credit.OpenAccount;
import dev.purser.application.credit.Period;
import dev.purser.application.shared.Actor;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.shared.AssetCode;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.CsvTable;
import dev.purser.web.shared.Filtered;
import dev.purser.web.shared.Keyed;
import dev.purser.web.shared.ListJson;
import dev.purser.web.shared.Listing;
import dev.purser.web.shared.PathId;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.input.Checked;
import dev.purser.web.shared.input.Text;
import dev.purser.web.shared.openapi.Refuses;
import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Accounts and what happened on them. */
@Controller
@Tag(name = "Credits", description = "Accounts, and what moves between them.")
final class AccountController {
  private final OpenAccount openAccount;
  private final CreditQueries credits;
  private final EntryQueries entries;

  AccountController(OpenAccount openAccount, CreditQueries credits, EntryQueries entries) {
    this.openAccount = openAccount;
    this.credits = credits;
    this.entries = entries;
  }

  @Operation(
      operationId = "openAccount",
      summary = "Open a further account, of an owner or of the house")
  @Refuses({
    ProblemCode.AMOUNT_OUT_OF_RANGE,
    ProblemCode.ASSET_MISMATCH,
    ProblemCode.UNKNOWN_ACCOUNT,
    ProblemCode.ACCOUNT_EXISTS
  })
  @PostMapping("/v1/accounts")
  Answer<AccountJson> open(Keyed<AccountBody> request) {
    var reply = openAccount.open(request.call(), request.body().toRequest());
    return Replies.answer(reply, AccountController::created);
  }

  @Operation(operationId = "getAccount", summary = "Read an account")
  @GetMapping("/v1/accounts/{id}")
  Answer<AccountJson> find(Actor actor, PathId id) {
    var found = credits.account(actor, new AccountId(id.value()));
    return Replies.answer(found, a -> new Answer.Shown<>(CreditJsonMapper.MAPPER.json(a)));
  }

  @Operation(operationId = "listAccounts", summary = "List accounts")
  @GetMapping("/v1/accounts")
  Answer<ListJson<AccountJson>> list(Actor actor, Listing<AccountFilter> request) {
    var filter = request.filter();
    var slice = request.slice(position -> new AccountId(UUID.fromString(position)));
    var page = credits.accounts(actor, filter.toOwner(), filter.toAsset(), slice);
    return request.answer(page, CreditJsonMapper.MAPPER::json, id -> id.value().toString());
  }

  @Operation(
      operationId = "listEntries",
      summary = "List what happened on an account, newest first")
  @GetMapping("/v1/accounts/{id}/entries")
  Answer<ListJson<EntryJson>> entries(Actor actor, PathId id, Listing<PeriodFilter> request) {
    var found =
        entries.entries(
            actor,
            new AccountId(id.value()),
            request.filter().toPeriod(),
            request.slice(Long::valueOf));
    return Replies.answer(
        found, page -> request.answer(page, CreditJsonMapper.MAPPER::json, String::valueOf));
  }

  @Operation(operationId = "getBalance", summary = "Read what an account's balance was")
  @Refuses(ProblemCode.INSTANT_TOO_RECENT)
  @GetMapping("/v1/accounts/{id}/balance")
  Answer<BalanceJson> balance(Actor actor, PathId id, Filtered<InstantFilter> request) {
    var told = entries.balance(actor, new AccountId(id.value()), request.filter().at());
    return Replies.told(told, b -> new Answer.Shown<>(CreditJsonMapper.MAPPER.json(b)));
  }

  @Operation(
      operationId = "getStatement",
      summary = "Read what happened on an account, as a table with its running balance")
  @Refuses({ProblemCode.INSTANT_TOO_RECENT, ProblemCode.RANGE_TOO_WIDE})
  @GetMapping("/v1/accounts/{id}/statement")
  Answer<CsvTable> statement(Actor actor, PathId id, Filtered<PeriodFilter> request) {
    var period = request.filter().toPeriod();
    var told = entries.statement(actor, new AccountId(id.value()), period);
    return Replies.told(told, s -> new Answer.Tabled(StatementCsv.of(s)));
  }

  static Answer.Created<AccountJson> created(AccountStanding account) {
    return new Answer.Created<>(
        CreditJsonMapper.MAPPER.json(account), "/v1/accounts/" + account.id().value());
  }

  /** Whose accounts, and in which asset. */
  record AccountFilter(
      @Nullable UUID owner, @Text(shape = AssetCode.SHAPE) @Nullable String asset) {
    @Nullable OwnerId toOwner() {
      return owner == null ? null : new OwnerId(owner);
    }

    @Nullable AssetCode toAsset() {
      return asset == null ? null : new AssetCode(asset);
    }
  }

  /** When. */
  record PeriodFilter(@Nullable Instant from, @Nullable Instant to) implements Checked {
    @Override
    public void check(Complaints complaints) {
      if (from != null && to != null && to.isBefore(from)) {
        complaints.add("to", "This must not be before from.");
      }
    }

    Period toPeriod() {
      return new Period(from, to);
    }
  }

  /** A moment. */
  record InstantFilter(Instant at) {}
}
