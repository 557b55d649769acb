package dev.purser.application.ordering;

import dev.purser.application.credit.AccountsOfOwners.OwnerAsset;
import dev.purser.application.credit.CreditKinds;
import dev.purser.application.credit.HouseAccounts.AssetRole;
import dev.purser.application.inventory.InventoryKinds;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.writepath.Needs;
import dev.purser.application.shared.writepath.WorkingSet;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Ledger;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.inventory.Stock;
import dev.purser.domain.ordering.OrderDraft;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.IdSeries;
import dev.purser.domain.shared.Refusals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The decision about a purchase, which placing an order carries out and a quote only tells: price
 * and allocate what is wanted, and hold what it costs.
 *
 * @param account who pays; null for the customer's account in the default asset
 * @param order the order that it becomes, which owns the hold
 * @param ids names what the ledger makes by itself
 */
record Purchase(
    Actor actor,
    CustomerId customer,
    Selection selection,
    @Nullable AccountId account,
    OrderId order,
    HoldId hold,
    UUID ids) {

  /**
   * What is decided.
   *
   * @param hold what the total is held by; nothing unless the payer may and can pay it
   * @param refusals everything that stands in the way; the rest is then as far as it came
   */
  record Decided(
      OrderDraft draft,
      Optional<Amount> total,
      Optional<Hold> hold,
      Stock stock,
      Ledger ledger,
      Refusals refusals) {}

  /**
   * A purchase as somebody asks for it.
   *
   * @param command the id of the submission, if it is one
   */
  static Purchase of(
      Actor actor,
      CustomerId customer,
      List<Wish> wishes,
      @Nullable AccountId account,
      UUID command,
      OrderRules rules,
      Ids ids) {
    return new Purchase(
        actor,
        customer,
        Selection.of(wishes, rules, ids),
        account,
        new OrderId(ids.next()),
        new HoldId(ids.next()),
        command);
  }

  Collection<?> claims() {
    var claims = new ArrayList<Object>(selection.skus());
    claims.add(account == null ? ownersAccount() : account);
    return claims;
  }

  void needs(WorkingSet known, Needs needs) {
    selection.needs(known, needs);
    needs.of(CreditKinds.ACCOUNTS_OF_OWNERS, ownersAccount());
    payerId(known).ifPresent(payer -> CreditKinds.needsAccount(payer, known, needs));
    payingAccount(known)
        .ifPresent(payer -> needs.of(CreditKinds.HOUSE_ACCOUNTS, revenueOf(payer.asset())));
  }

  Decided decide(WorkingSet loaded, Instant now) {
    var refusals = new Refusals();
    var stock = InventoryKinds.stock(loaded, now);
    var draft = selection.draft(customer, stock, loaded, refusals, now);
    return payer(loaded, refusals)
        .map(payer -> charge(payer, draft, stock, loaded, refusals, now))
        .orElseGet(() -> unpaid(draft, stock, loaded, refusals, now));
  }

  private Decided unpaid(
      OrderDraft draft, Stock stock, WorkingSet loaded, Refusals refusals, Instant now) {
    var ledger = CreditKinds.ledger(loaded, new IdSeries(ids), now);
    return new Decided(draft, draft.total(refusals), Optional.empty(), stock, ledger, refusals);
  }

  private Decided charge(
      CustomerAccount payer,
      OrderDraft draft,
      Stock stock,
      WorkingSet loaded,
      Refusals refusals,
      Instant now) {
    var revenue = loaded.get(CreditKinds.HOUSE_ACCOUNTS, revenueOf(payer.asset()));
    var ledger = CreditKinds.ledger(loaded, revenue, new IdSeries(ids), now);
    var charges = new Refusals();
    var total = draft.chargeTo(payer, payerSubject(), charges, now);
    charges.toList().forEach(one -> refusals.add(one.subject(), one.refusal()));
    var terms = Hold.Terms.managedBy(order.value());
    var held =
        charges.isEmpty()
            ? total.map(sum -> ledger.hold(hold, payer.id(), revenue.id(), sum, terms))
            : Optional.<Hold>empty();
    return new Decided(draft, total, held, stock, ledger, refusals);
  }

  /** Whether whoever asks may buy for a customer, or pay from their account. */
  boolean mayActFor(UUID other) {
    return actor.mayReach(Right.ORDER_FOR_OTHERS, other);
  }

  /** Where the credits go that are spent on orders. */
  static AssetRole revenueOf(AssetCode asset) {
    return new AssetRole(asset, HouseRole.REVENUE);
  }

  /** Who pays, if there are both the customer and the account. */
  private Optional<CustomerAccount> payer(WorkingSet loaded, Refusals refusals) {
    if (!mayActFor(customer.value())
        || loaded.find(CreditKinds.ACCOUNTS_OF_OWNERS, ownersAccount()).isEmpty()) {
      refusals.add(
          "customerId", new CreditRefusal.UnknownAccount("of customer " + customer.value()));
    }
    var payer = payingAccount(loaded);
    if (payer.isEmpty() && account != null) {
      refusals.add("accountId", new CreditRefusal.UnknownAccount(account.value().toString()));
    }
    return payer;
  }

  /**
   * The house pays for nothing: only customers' accounts do, and those of others only for who may
   * order for others.
   */
  private Optional<CustomerAccount> payingAccount(WorkingSet known) {
    return payerId(known)
        .flatMap(id -> known.find(CreditKinds.ACCOUNTS, id))
        .flatMap(a -> a instanceof CustomerAccount own ? Optional.of(own) : Optional.empty())
        .filter(own -> mayActFor(own.owner().value()));
  }

  /** A customer for whom the caller may not order is treated like one who does not exist. */
  private Optional<AccountId> payerId(WorkingSet known) {
    if (account != null) {
      return Optional.of(account);
    }
    return mayActFor(customer.value())
        ? known.find(CreditKinds.ACCOUNTS_OF_OWNERS, ownersAccount())
        : Optional.empty();
  }

  /** Every customer has one from sign-up on, so that it also tells whether there is one. */
  private OwnerAsset ownersAccount() {
    return new OwnerAsset(new OwnerId(customer.value()), AssetCode.CREDIT);
  }

  private String payerSubject() {
    return account == null ? "customerId" : "accountId";
  }
}
