package dev.purser.application.credit;

import dev.purser.application.shared.writepath.RefusalExplainer;
import dev.purser.application.shared.writepath.WorkingSet;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CreditRefusal.InsufficientCredit;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.shared.LocatedRefusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    var inTheWay = inTheWay(holding, decided);
    return refusals.stream().map(located -> explained(located, inTheWay)).toList();
  }

  /**
   * The open holds as they will be once the batch is written: those that were open before it as it
   * leaves them, and those that it has placed.
   */
  private Map<AccountId, List<Hold>> inTheWay(Set<AccountId> accounts, WorkingSet decided) {
    var changed = decided.changed(CreditKinds.HOLDS);
    var ended = (int) changed.values().stream().filter(ExplainingRefusals::isOver).count();
    var holds = new HashMap<HoldId, Hold>();
    openHolds.of(accounts, InsufficientCredit.MOST_TOLD + ended).values().stream()
        .flatMap(List::stream)
        .forEach(hold -> holds.put(hold.id(), hold));
    holds.putAll(changed);
    return holds.values().stream()
        .filter(hold -> accounts.contains(hold.from()) && !isOver(hold))
        .sorted(OpenHolds.SOONEST_FIRST)
        .collect(Collectors.groupingBy(Hold::from));
  }

  private static boolean isOver(Hold hold) {
    return hold.remaining().minorUnits() == 0;
  }

  private static LocatedRefusal explained(
      LocatedRefusal located, Map<AccountId, List<Hold>> inTheWay) {
    if (!(located.refusal() instanceof InsufficientCredit lacking)) {
      return located;
    }
    var told =
        inTheWay.getOrDefault(lacking.account(), List.of()).stream()
            .limit(InsufficientCredit.MOST_TOLD)
            .toList();
    return new LocatedRefusal(located.subject(), lacking.because(told));
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
