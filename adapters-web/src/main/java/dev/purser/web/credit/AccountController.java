package dev.purser.web.credit;

import dev.purser.application.credit.CreditQueries;
import dev.purser.application.shared.Actor;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.OwnerId;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.ListJson;
import dev.purser.web.shared.Listing;
import dev.purser.web.shared.PathId;
import dev.purser.web.shared.Replies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Accounts and what happened on them. */
@Controller
@Tag(name = "Credits", description = "Accounts, and what moves between them.")
final class AccountController {
  private final CreditQueries credits;

  AccountController(CreditQueries credits) {
    this.credits = credits;
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
    var named = request.filter().owner();
    var owner = named == null ? null : new OwnerId(named);
    var slice = request.slice(position -> new AccountId(UUID.fromString(position)));
    var page = credits.accounts(actor, owner, slice);
    return request.answer(page, CreditJsonMapper.MAPPER::json, id -> id.value().toString());
  }

  @Operation(
      operationId = "listEntries",
      summary = "List what happened on an account, newest first")
  @GetMapping("/v1/accounts/{id}/entries")
  Answer<ListJson<EntryJson>> entries(Actor actor, PathId id, Listing<AllEntries> request) {
    var before = request.after(Long::valueOf);
    var found = credits.entries(actor, new AccountId(id.value()), before, request.limit());
    return Replies.answer(
        found, page -> request.answer(page, CreditJsonMapper.MAPPER::json, String::valueOf));
  }

  /** Whose accounts. */
  record AccountFilter(@Nullable UUID owner) {}

  /** A list of entries has no filters yet. */
  record AllEntries() {}
}
