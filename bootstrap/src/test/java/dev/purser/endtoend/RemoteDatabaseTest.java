package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.persistence.shared.Components;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who listens on an address that other machines see hears what is said to a database. */
class RemoteDatabaseTest {
  /** A length of 8, and the code by which PostgreSQL's protocol asks for TLS. */
  private static final long TLS_PLEASE = 8L << 32 | 80_877_103;

  private static final int PATIENCE_SECONDS = 30;
  private static final int SILENCE_MILLIS = 200;

  @TempDir private Path folder;

  private ServerSocket listener;

  @BeforeEach
  void listen() throws IOException {
    var address = seenByOthers();
    Components.require(
        address.isPresent(),
        "This machine has no address that others could see: nobody is remote.");
    listener = new ServerSocket(0, 50, address.orElseThrow());
  }

  @AfterEach
  void close() throws IOException {
    if (listener != null) {
      listener.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "serve",
        "migrate",
        "migrate --dry-run",
        "migrate status",
        "migrate validate",
        "rollback --to 0.0.0",
        "backfill parcels",
        "roles --dry-run",
        "backup",
        "verify-journal",
        "doctor",
      })
  void isNotSpokenToInTheClear(String command) throws IOException {
    for (var mode : new String[] {"", "&sslmode=disable", "&sslmode=prefer"}) {
      var result = CommandResult.of(settings(mode), command.split(" ", -1));

      assertThat(result.status()).isNotZero();
      assertThat(result.text())
          .contains("is on another machine", listener.getInetAddress().getHostAddress())
          .doesNotContain("hidden");
    }

    listener.setSoTimeout(SILENCE_MILLIS);
    assertThatThrownBy(() -> listener.accept().close()).isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void isAskedForTlsAndHearsNothingElseWhereItHasNone() throws Exception {
    var heard = hearAndRefuse();

    var result = CommandResult.of(settings("&sslmode=verify-full"), "migrate", "status");

    assertThat(heard.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(TLS_PLEASE);
    assertThat(result.status()).isNotZero();
    assertThat(result.text()).contains("does not support SSL").doesNotContain("hidden");
  }

  @Test
  void isSpokenToInTheClearWhereThatIsAllowed() throws Exception {
    var heard = hearAndRefuse();
    var settings = settings("&sslmode=disable");
    settings.put("PURSER_DATABASE_PLAINTEXT", "on");

    assertThat(CommandResult.of(settings, "migrate", "status").status()).isNotZero();

    assertThat(heard.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotEqualTo(TLS_PLEASE);
  }

  /** The first eight bytes that are said to it; the answer is that it does not speak TLS. */
  private CompletableFuture<Long> hearAndRefuse() {
    return CompletableFuture.supplyAsync(() -> {
      try (var caller = listener.accept();
          var in = new DataInputStream(caller.getInputStream())) {
        var said = in.readLong();
        caller.getOutputStream().write('N');
        if (said == TLS_PLEASE) {
          assertThat(in.read()).as("whatever is said in the clear").isEqualTo(-1);
        }
        return said;
      } catch (IOException failed) {
        throw new IllegalStateException(failed);
      }
    });
  }

  private Map<String, String> settings(String more) {
    var settings = new HashMap<String, String>();
    settings.put(
        "DATABASE_URL",
        "jdbc:postgresql://%s:%d/shop?user=ann&password=hidden%s"
            .formatted(listener.getInetAddress().getHostAddress(), listener.getLocalPort(), more));
    settings.put("PURSER_TOKEN_KEYS", folder.resolve("keys.json").toString());
    settings.put("PURSER_DATA", folder.toString());
    settings.put("PURSER_BACKUPS", folder.resolve("backups").toString());
    settings.put("PORT", "0");
    return settings;
  }

  private static Optional<InetAddress> seenByOthers() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address.getAddress().length == 4 && !address.isLoopbackAddress())
        .findFirst();
  }
}
