package dev.purser.application.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.TransactionFault;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.customer.MachineClient;
import dev.purser.domain.customer.MachineClientId;
import dev.purser.domain.customer.SecretHash;
import dev.purser.domain.shared.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Machine clients are found as they were last written. */
public abstract class MachineClientsContract extends PortsContract {
  private static final Instant NOW = Moments.NOON;

  @Test
  void findsClientAsItWasAddedAndChanged() {
    var added = added();
    var rotated = added.rotate(hash('2'), Duration.ofHours(1), NOW.plusSeconds(1));
    var disabled = rotated.disable(NOW.plusSeconds(2));

    assertThat(find(added)).contains(added);
    change(() -> clients().update(rotated));
    assertThat(find(added)).contains(rotated);
    change(() -> clients().update(disabled));
    assertThat(find(added)).contains(disabled);
  }

  @Test
  void refusesToOverwriteWhatSomebodyElseHasChanged() {
    var added = added();
    change(() -> clients().update(added.disable(NOW)));

    assertThatThrownBy(() -> change(() -> clients().update(added.disable(NOW.plusSeconds(1)))))
        .isInstanceOf(TransactionFault.Conflict.class);
    assertThat(find(added).orElseThrow().disabledAt()).isEqualTo(NOW);
  }

  @Test
  void listsClientsInTheOrderOfTheirIds() {
    var inOrder =
        Stream.generate(this::added)
            .limit(3)
            .sorted(Comparator.comparing(client -> client.id().value().toString()))
            .toList();

    var listed = read(() -> clients().list(inOrder.getFirst().id(), 2));

    assertThat(listed).isEqualTo(inOrder.subList(1, 3));
    assertThat(read(() -> clients().list(null, 1))).hasSize(1);
  }

  private MachineClient added() {
    var id = new MachineClientId(ports().ids().next());
    var client = MachineClient.create(id, "A shop's backend", hash('1'), NOW);
    change(() -> clients().add(client));
    return client;
  }

  private Optional<MachineClient> find(MachineClient client) {
    return read(() -> clients().find(client.id()));
  }

  private static SecretHash hash(char digit) {
    return new SecretHash(String.valueOf(digit).repeat(64));
  }

  private MachineClients clients() {
    return ports().customer().machineClients();
  }
}
