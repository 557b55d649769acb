package dev.purser.application.credit;

import static dev.purser.domain.credit.TransferBuilder.aTransfer;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.credit.TransferReferences.CallerReference;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.TransactionFault;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.credit.TransferKind;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Transfers are found as they were carried out, also by what their callers call them. */
public abstract class TransfersContract extends PortsContract {

  @Test
  void findsTransferWithItsLegsInOrder() {
    var ann = rich();
    var bob = given().account();
    var cy = given().account();

    var transfer =
        given()
            .moved(
                aTransfer()
                    .moving(ann.id(), bob.id(), credits(30))
                    .moving(bob.id(), cy.id(), credits(20))
                    .moving(ann.id(), bob.id(), credits(30))
                    .by("ann")
                    .called("ref-" + FreshIds.next())
                    .with(UNICODE_ATTRIBUTES)
                    .createdAt(Moments.EVENING)
                    .build());

    assertThat(find(transfer.id())).isEqualTo(transfer);
  }

  @Test
  void findsTransfersFromAndToTheHouse() {
    var ann = rich();
    var granted =
        given()
            .moved(
                aTransfer()
                    .ofKind(TransferKind.GRANT)
                    .moving(given().house(HouseRole.ISSUING).id(), ann.id(), credits(5))
                    .because(UNICODE)
                    .build());
    var captured =
        given()
            .moved(
                aTransfer()
                    .ofKind(TransferKind.CAPTURE)
                    .moving(ann.id(), given().house(HouseRole.REVENUE).id(), credits(5))
                    .managedBy(FreshIds.next())
                    .build());

    assertThat(find(granted.id())).isEqualTo(granted);
    assertThat(find(captured.id())).isEqualTo(captured);
  }

  @Test
  void findsSeveralAtOnceAndNoneThatDoNotExist() {
    var one = moved("one");
    var other = moved("other");
    var unknown = new TransferId(ports().ids().next());

    assertThat(
            read(() -> ports().credit().transfers().find(List.of(one.id(), other.id(), unknown))))
        .isEqualTo(Map.of(one.id(), one, other.id(), other));
  }

  @Test
  void findsTransferByWhatItsCallerCallsIt() {
    var reference = "ref-" + FreshIds.next();
    var anns = moved("ann", reference);
    var bobs = moved("bob", reference);
    var ann = new CallerReference("ann", reference);
    var bob = new CallerReference("bob", reference);
    var nobody = new CallerReference("cy", reference);
    var otherCase = new CallerReference("ann", reference.toUpperCase());

    assertThat(
            read(() ->
                ports().credit().transferReferences().load(Set.of(ann, bob, nobody, otherCase))))
        .isEqualTo(Map.of(ann, anns.id(), bob, bobs.id()));
  }

  @Test
  void takesNoSecondTransferOfCallerWithReference() {
    var reference = "ref-" + FreshIds.next();
    var _ = moved("ann", reference);

    assertThatThrownBy(() -> moved("ann", reference))
        .isInstanceOf(TransactionFault.ConstraintViolated.class);
  }

  @Test
  void listsTransfersOfAccountNewestFirst() {
    var ann = rich().id();
    var bob = given().account().id();
    var first = moved(ann, bob, "one", null);
    var second =
        given()
            .moved(
                aTransfer()
                    .moving(ann, bob, credits(2))
                    .moving(bob, ann, credits(1))
                    .moving(ann, bob, credits(3))
                    .build());
    var third = moved(bob, ann, "two", null);

    assertThat(list(ofAccount(bob), null, 200))
        .containsExactly(third.id(), second.id(), first.id());
    assertThat(list(ofAccount(bob), null, 1)).containsExactly(third.id());
    assertThat(list(ofAccount(bob), third, 1)).containsExactly(second.id());
    assertThat(list(ofAccount(bob), second, 200)).containsExactly(first.id());
    assertThat(list(ofAccount(bob), first, 200)).isEmpty();
    assertThat(list(ofAccount(given().account().id()), null, 200)).isEmpty();
  }

  @Test
  void listsTransfersOfReferenceByTheirCallers() {
    var reference = "ref-" + FreshIds.next();
    var ann = rich().id();
    var bob = given().account().id();
    var cys = moved(ann, bob, "cy", reference);
    var anns = moved(rich().id(), ann, "ann", reference);
    var bobs = moved(ann, bob, "bob", reference);
    var _ = moved(ann, bob, "ann", reference + "x");

    var wanted = new WantedTransfers(null, reference, null);
    assertThat(list(wanted, null, 200)).containsExactly(anns.id(), bobs.id(), cys.id());
    assertThat(list(wanted, null, 1)).containsExactly(anns.id());
    assertThat(list(wanted, anns, 1)).containsExactly(bobs.id());
    assertThat(list(wanted, bobs, 200)).containsExactly(cys.id());
    assertThat(list(new WantedTransfers(bob, reference, null), null, 200))
        .containsExactly(bobs.id(), cys.id());
    assertThat(list(new WantedTransfers(null, "of nobody", null), null, 200)).isEmpty();
  }

  @Test
  void listsTransfersOfReferenceThatTouchSomebodysAccounts() {
    var reference = "ref-" + FreshIds.next();
    var ann = rich();
    var bob = given().account();
    var anns = moved(ann.id(), bob.id(), "ann", reference);
    var others = moved(rich().id(), given().account().id(), "cy", reference);

    assertThat(list(new WantedTransfers(null, reference, ann.owner()), null, 200))
        .containsExactly(anns.id());
    assertThat(list(new WantedTransfers(null, reference, bob.owner()), null, 200))
        .containsExactly(anns.id());
    assertThat(list(new WantedTransfers(others.legs().getFirst().from(), reference, null), null, 9))
        .containsExactly(others.id());
  }

  @Test
  void listsAllTransfersNewestFirst() {
    var from = rich().id();
    var to = given().account().id();
    var first = given().moved(aTransfer().withId(latest()).moving(from, to, credits(1)).build());
    var second = given().moved(aTransfer().withId(latest()).moving(from, to, credits(1)).build());

    var all = list(new WantedTransfers(null, null, null), null, 200);

    assertThat(all).startsWith(second.id(), first.id());
    assertThat(list(new WantedTransfers(null, null, null), second, 1)).containsExactly(first.id());
  }

  @Test
  void readsPagesByTheirNumberAndCountsEachTransferOnce() {
    var reference = "ref-" + FreshIds.next();
    var ann = rich();
    var bob = given().account().id();
    var before = count(new WantedTransfers(null, null, null));
    var first = moved(ann.id(), bob, "ann", reference);
    var second =
        given()
            .moved(
                aTransfer()
                    .moving(ann.id(), bob, credits(2))
                    .moving(bob, ann.id(), credits(1))
                    .by("bob")
                    .called(reference)
                    .build());
    var byReference = new WantedTransfers(null, reference, ann.owner());

    assertThat(numbered(ofAccount(bob), 1)).containsExactly(second.id());
    assertThat(numbered(ofAccount(bob), 2)).containsExactly(first.id());
    assertThat(numbered(ofAccount(bob), 3)).isEmpty();
    assertThat(numbered(byReference, 2)).containsExactly(second.id());
    assertThat(numbered(new WantedTransfers(null, null, null), 2)).hasSize(1);
    assertThat(count(ofAccount(bob))).isEqualTo(2);
    assertThat(count(byReference)).isEqualTo(2);
    assertThat(count(new WantedTransfers(given().account().id(), reference, null))).isZero();
    assertThat(count(new WantedTransfers(null, null, null))).isEqualTo(before + 2);
  }

  /** After all that there are. */
  private TransferId latest() {
    var newest = list(new WantedTransfers(null, null, null), null, 1);
    return new TransferId(
        newest.isEmpty() ? ports().ids().next() : laterThan(newest.getFirst().value()));
  }

  private static WantedTransfers ofAccount(AccountId account) {
    return new WantedTransfers(account, null, null);
  }

  private List<TransferId> list(WantedTransfers wanted, Transfer after, int limit) {
    var slice = Slice.after(after == null ? null : after.id(), limit);
    var read = read(() -> ports().credit().transfers().list(wanted, slice));
    return Page.of(slice, read, id -> id, () -> 0).items();
  }

  private List<TransferId> numbered(WantedTransfers wanted, int page) {
    var slice = new Slice.Numbered<TransferId>(page, 1);
    return read(() -> ports().credit().transfers().list(wanted, slice));
  }

  private long count(WantedTransfers wanted) {
    return read(() -> ports().credit().transfers().count(wanted));
  }

  private Transfer moved(AccountId from, AccountId to, String caller, String reference) {
    var transfer = aTransfer().moving(from, to, credits(1)).by(caller);
    return given().moved((reference == null ? transfer : transfer.called(reference)).build());
  }

  private Transfer moved(String caller) {
    return moved(caller, "ref-" + FreshIds.next());
  }

  private Transfer moved(String caller, String reference) {
    var from = rich().id();
    var to = given().account().id();
    return given()
        .moved(aTransfer().moving(from, to, credits(1)).by(caller).called(reference).build());
  }

  private CustomerAccount rich() {
    return given().account(account -> account.with(credits(100)).afterEntries(3));
  }

  private Transfer find(TransferId id) {
    return read(() -> ports().credit().transfers().find(List.of(id))).get(id);
  }
}
