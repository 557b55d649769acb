package dev.purser.application.credit;

import dev.purser.application.credit.TransferReferences.CallerReference;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.writepath.Changes;
import dev.purser.application.shared.writepath.Command;
import dev.purser.application.shared.writepath.Decision;
import dev.purser.application.shared.writepath.Needs;
import dev.purser.application.shared.writepath.WorkingSet;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.Ledger;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.credit.TransferKind;
import dev.purser.domain.shared.IdSeries;
import dev.purser.domain.shared.Refusals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;

/**
 * How credits move between accounts that somebody names: what every command decides that makes such
 * a transfer, now or later, alone or among others.
 *
 * @param transfer the id of what it makes
 * @param path where the transfer stands in what was asked for: empty, or ending in a slash
 */
record TransferDecision(TransferId transfer, TransferCredits.Request request, String path) {

  /** About how many rows it touches. */
  int weight() {
    return 1 + 2 * request.legs().size();
  }

  Collection<?> claims() {
    var accounts = new ArrayList<Object>(2 * request.legs().size());
    for (var leg : request.legs()) {
      accounts.add(leg.from());
      accounts.add(leg.to());
    }
    return accounts;
  }

  /** The same where another transfer has its reference already, to tell what else is wrong. */
  TransferDecision withoutReference() {
    var unnamed =
        new TransferCredits.Request(request.legs(), request.listed(), null, request.metadata());
    return new TransferDecision(transfer, unnamed, path);
  }

  void needs(Actor actor, WorkingSet known, Needs needs) {
    for (var leg : request.legs()) {
      CreditKinds.needsAccount(leg.from(), known, needs);
      CreditKinds.needsAccount(leg.to(), known, needs);
    }
    reference(actor).ifPresent(named -> needs.of(CreditKinds.TRANSFER_REFERENCES, named));
  }

  /** Decides for whoever gives the command. */
  Decision<Transfer> decide(Command<?> command, WorkingSet loaded, Instant now) {
    return decide(command, loaded, new IdSeries(command.id()), now);
  }

  /**
   * Decides for whoever gives a command that makes several.
   *
   * @param ids of the command, which gives each id once
   */
  Decision<Transfer> decide(Command<?> command, WorkingSet loaded, IdSeries ids, Instant now) {
    var actor = command.call().actor();
    var refusals = new Refusals();
    var ledger = CreditKinds.ledger(loaded, actor, ids, now);
    for (var number = 0; number < request.legs().size(); number++) {
      var subjects = Ledger.Subjects.under(path + (request.listed() ? "legs/" + number + "/" : ""));
      ledger.move(transfer, number, request.legs().get(number), subjects, refusals);
    }
    reference(actor)
        .flatMap(named -> duplicate(named, loaded))
        .ifPresent(duplicate -> refusals.add(path + "reference", duplicate));
    return refusals.isEmpty()
        ? accepted(command, ledger, now)
        : new Decision.Refused<>(refusals.toList());
  }

  /** Whether the actor may be told of a transfer that was made before. */
  static boolean mayTell(Actor actor, WorkingSet loaded, Transfer moved) {
    return moved.legs().stream()
        .map(leg -> loaded.get(CreditKinds.ACCOUNTS, leg.from()))
        .allMatch(from -> CreditKinds.maySpendFrom(actor, from));
  }

  private Decision<Transfer> accepted(Command<?> command, Ledger ledger, Instant now) {
    var actor = command.call().actor();
    var moved =
        new Transfer(
            transfer,
            TransferKind.TRANSFER,
            request.legs(),
            command.id(),
            actor.caller(),
            request.reference(),
            null,
            request.metadata(),
            null,
            null,
            null,
            now);
    var changes = new Changes();
    CreditKinds.addChanges(command, ledger, changes, moved);
    reference(actor)
        .ifPresent(named -> changes.note(CreditKinds.TRANSFER_REFERENCES, named, transfer));
    return new Decision.Accepted<>(moved, changes);
  }

  private static Optional<CreditRefusal> duplicate(CallerReference named, WorkingSet loaded) {
    return loaded
        .find(CreditKinds.TRANSFER_REFERENCES, named)
        .map(other -> new CreditRefusal.DuplicateReference(named.reference(), other));
  }

  private Optional<CallerReference> reference(Actor actor) {
    return Optional.ofNullable(request.reference())
        .map(reference -> new CallerReference(actor.caller(), reference));
  }
}
