package dev.purser.web.customer;

import dev.purser.application.customer.ManageMachineClients;
import dev.purser.application.customer.ManageMachineClients.Introduced;
import dev.purser.application.shared.Actor;
import dev.purser.domain.customer.MachineClient;
import dev.purser.domain.customer.MachineClientId;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.ListJson;
import dev.purser.web.shared.Listing;
import dev.purser.web.shared.PathId;
import dev.purser.web.shared.Removed;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.Submitted;
import dev.purser.web.shared.input.Checked;
import dev.purser.web.shared.input.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Programs that may call. */
@Controller
@Tag(name = "Machine clients", description = "Programs that act for a shop.")
final class MachineClientController {
  private final ManageMachineClients clients;

  MachineClientController(ManageMachineClients clients) {
    this.clients = clients;
  }

  @Operation(
      operationId = "createMachineClient",
      summary = "Let a program call, and tell its secret once")
  @PostMapping("/v1/machine-clients")
  Answer<IntroducedMachineClientJson> create(Submitted<MachineClientBody> request) {
    var reply = clients.create(request.actor(), request.body().name());
    return Replies.answer(reply, MachineClientController::created);
  }

  @Operation(
      operationId = "rotateMachineClient",
      summary = "Give a machine client another secret, told once")
  @PostMapping("/v1/machine-clients/{id}/rotations")
  Answer<IntroducedMachineClientJson> rotate(Submitted<RotationBody> request, PathId id) {
    var client = new MachineClientId(id.value());
    var reply = clients.rotate(request.actor(), client, request.body().overlap());
    return Replies.answer(reply, MachineClientController::created);
  }

  @Operation(operationId = "disableMachineClient", summary = "Shut a machine client out for good")
  @DeleteMapping("/v1/machine-clients/{id}")
  Answer<Void> disable(Removed request, PathId id) {
    var client = new MachineClientId(id.value());
    return Replies.removed(clients.disable(request.actor(), client, request.precondition()));
  }

  @Operation(operationId = "getMachineClient", summary = "Read a machine client")
  @GetMapping("/v1/machine-clients/{id}")
  Answer<MachineClientJson> find(Actor actor, PathId id) {
    var found = clients.find(actor, new MachineClientId(id.value()));
    return Replies.answer(
        found, c -> new Answer.Shown<>(MachineClientJson.of(c), Long.toString(c.version())));
  }

  @Operation(operationId = "listMachineClients", summary = "List machine clients")
  @GetMapping("/v1/machine-clients")
  Answer<ListJson<MachineClientJson>> list(Actor actor, Listing<AllMachineClients> request) {
    var after = request.after(position -> new MachineClientId(UUID.fromString(position)));
    var page = clients.list(actor, after, request.limit());
    return request.answer(page, MachineClientJson::of, id -> id.value().toString());
  }

  private static Answer.Created<IntroducedMachineClientJson> created(Introduced introduced) {
    var client = introduced.client();
    return new Answer.Created<>(
        IntroducedMachineClientJson.of(introduced),
        "/v1/machine-clients/" + client.id().value(),
        Long.toString(client.version()));
  }

  /** A list of machine clients has no filters. */
  record AllMachineClients() {}

  /** A program that is to call. */
  record MachineClientBody(
      @Text(min = 1, max = MachineClient.MAX_NAME, blank = false) String name) {}

  /**
   * That a client gets another secret.
   *
   * @param overlapSeconds how long the secret that it has now is good, too; not at all unless said
   */
  record RotationBody(@Nullable Long overlapSeconds) implements Checked {
    private static final long MAX_SECONDS = MachineClient.MAX_OVERLAP.toSeconds();

    @Override
    public void check(Complaints complaints) {
      if (overlapSeconds != null && (overlapSeconds < 0 || overlapSeconds > MAX_SECONDS)) {
        complaints.add("overlapSeconds", "This must be 0 to " + MAX_SECONDS + ".");
      }
    }

    Duration overlap() {
      return Duration.ofSeconds(overlapSeconds == null ? 0 : overlapSeconds);
    }
  }

  /** A machine client on the wire. */
  record MachineClientJson(
      UUID id,
      String name,
      Instant createdAt,
      Instant rotatedAt,
      @Nullable Instant formerSecretUntil,
      @Nullable Instant disabledAt) {
    static MachineClientJson of(MachineClient client) {
      return new MachineClientJson(
          client.id().value(),
          client.name(),
          client.createdAt(),
          client.rotatedAt(),
          client.formerUntil(),
          client.disabledAt());
    }
  }

  /** The same with its secret, which is told once. */
  record IntroducedMachineClientJson(
      UUID id,
      String name,
      Instant createdAt,
      Instant rotatedAt,
      @Nullable Instant formerSecretUntil,
      @Nullable Instant disabledAt,
      String clientId,
      String clientSecret) {
    static IntroducedMachineClientJson of(Introduced introduced) {
      var client = introduced.client();
      return new IntroducedMachineClientJson(
          client.id().value(),
          client.name(),
          client.createdAt(),
          client.rotatedAt(),
          client.formerUntil(),
          client.disabledAt(),
          client.id().value().toString(),
          introduced.secret());
    }

    @Override
    public String toString() {
      return "IntroducedMachineClientJson[" + id + "]";
    }
  }
}
