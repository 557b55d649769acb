package dev.purser.application.credit;

import dev.purser.application.shared.writepath.RefusalExplainer;
import dev.purser.application.shared.writepath.WorkingSet;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CreditRefusal.InsufficientCredit;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.shared.LocatedRefusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells whoever is short of credits which holds stand in the way. Only who may spend from an
 * account is told that it is short, and they may see its holds.
 */
final class ExplainingRefusals implements RefusalExplainer {
  private final OpenHolds openHolds;

  ExplainingRefusals(OpenHolds openHolds) {
    this.openHolds = openHolds;
  }

  @Override
  public List<LocatedRefusal> explain(WorkingSet decided, List<LocatedRefusal> refusals) {
    var holding =
        refusals.stream()
            .flatMap(located -> shortOf(located).stream())
            .filter(account -> holds(decided, account))
            .collect(Collectors.toSet());
    if (holding.isEmpty()) {
      return refusals;
    }
    var found = openHolds.of(holding, InsufficientCredit.MOST_TOLD);
    return refusals.stream().map(located -> explained(located, decided, found)).toList();
  }

  private static LocatedRefusal explained(
      LocatedRefusal located, WorkingSet decided, Map<AccountId, List<Hold>> found) {
    if (!(located.refusal() instanceof InsufficientCredit lacking)) {
      return located;
    }
    var inTheWay =
        found.getOrDefault(lacking.account(), List.of()).stream()
            .map(hold -> decided.find(CreditKinds.HOLDS, hold.id()).orElse(hold))
            .filter(hold -> hold.remaining().minorUnits() > 0)
            .toList();
    return new LocatedRefusal(located.subject(), lacking.because(inTheWay));
  }

  private static Optional<AccountId> shortOf(LocatedRefusal located) {
    return located.refusal() instanceof InsufficientCredit lacking
        ? Optional.of(lacking.account())
        : Optional.empty();
  }

  private static boolean holds(WorkingSet decided, AccountId account) {
    return decided
        .find(CreditKinds.ACCOUNTS, account)
        .filter(found -> found instanceof CustomerAccount own && own.held() > 0)
        .isPresent();
  }
}
