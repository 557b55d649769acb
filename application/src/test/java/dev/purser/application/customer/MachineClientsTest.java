package dev.purser.application.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.customer.ManageMachineClients.Introduced;
import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.customer.MachineClientId;
import dev.purser.domain.shared.Role;
import java.time.Duration;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MachineClientsTest {
  private static final Actor ADMIN = new Actor("an administrator", Role.ADMIN);

  private final InMemoryPorts memory = new InMemoryPorts();
  private final Shop shop = Shop.over(memory.all());
  private final ManageMachineClients clients = shop.customers().manageMachineClients();
  private final IdentifyMachine identify = shop.customers().identifyMachine();

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void actAsServiceUnderTheirId() {
    var client = created();

    var actor = identify.identify(client.client().id(), client.secret());

    assertThat(actor).isEqualTo(new Actor(text(client.client().id()), Role.SERVICE));
    assertThat(client.toString()).doesNotContain(client.secret());
  }

  @Test
  void areNobodyWithAnotherSecretOrAnotherId() {
    var client = created();
    var other = created();

    assertDenied(client.client().id(), other.secret());
    assertDenied(client.client().id(), "");
    assertDenied(new MachineClientId(UUID.randomUUID()), client.secret());
  }

  @Test
  void keepTheirIdWhenTheirSecretIsRotated() {
    var before = created();
    var after = rotated(before.client().id(), Duration.ZERO);

    assertThat(identify.identify(before.client().id(), after.secret()).caller())
        .isEqualTo(text(before.client().id()));
    assertDenied(before.client().id(), before.secret());
  }

  @Test
  void mayUseBothSecretsForTheOverlap() {
    var before = created();
    var after = rotated(before.client().id(), Duration.ofHours(1));
    var id = before.client().id();

    assertThat(identify.identify(id, before.secret()))
        .isEqualTo(identify.identify(id, after.secret()));
    memory.clock().advance(Duration.ofHours(1));
    assertDenied(id, before.secret());
    assertThat(identify.identify(id, after.secret())).isNotNull();
  }

  @Test
  void areShutOutForGood() {
    var client = created();
    var id = client.client().id();

    assertThat(clients.disable(ADMIN, id, Precondition.version(7))).isEqualTo(new Reply.Stale<>());
    assertThat(clients.disable(ADMIN, id, Precondition.version(0))).isInstanceOf(Reply.Done.class);

    assertDenied(id, client.secret());
    assertThat(clients.rotate(ADMIN, id, Duration.ZERO)).isEqualTo(new Reply.NotFound<>());
    assertThat(clients.find(ADMIN, id).orElseThrow().isDisabled()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, names = "ADMIN", mode = EnumSource.Mode.EXCLUDE)
  void areManagedByAdministratorsOnly(Role role) {
    var actor = new Actor("somebody", role);
    var id = created().client().id();

    assertForbidden(() -> {
      var _ = clients.create(actor, "mine");
    });
    assertForbidden(() -> {
      var _ = clients.rotate(actor, id, Duration.ZERO);
    });
    assertForbidden(() -> {
      var _ = clients.disable(actor, id, Precondition.ANY);
    });
    assertForbidden(() -> {
      var _ = clients.find(actor, id);
    });
    assertForbidden(() -> {
      var _ = clients.list(actor, null, 10);
    });
  }

  private static void assertForbidden(ThrowingCallable work) {
    assertThatThrownBy(work).isInstanceOf(AccessDenied.Forbidden.class);
  }

  private void assertDenied(MachineClientId id, String secret) {
    assertThatThrownBy(() -> identify.identify(id, secret))
        .isInstanceOf(AccessDenied.Unauthenticated.class);
  }

  private Introduced created() {
    return introduced(clients.create(ADMIN, "A shop's backend"));
  }

  private Introduced rotated(MachineClientId id, Duration overlap) {
    return introduced(clients.rotate(ADMIN, id, overlap));
  }

  private static Introduced introduced(Reply<Introduced> reply) {
    return ((Reply.Done<Introduced>) reply).outcome();
  }

  private static String text(MachineClientId id) {
    return id.value().toString();
  }
}
