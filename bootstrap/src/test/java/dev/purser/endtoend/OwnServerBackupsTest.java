package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.persistence.shared.Components;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The runbook's ways to back up a server of one's own, step by step: a copy is taken under load,
 * the server is killed and its data lost, and it comes back as it was at an instant.
 */
class OwnServerBackupsTest {
  private static final Path PG_BACK_REST = Path.of("/usr/bin/pgbackrest");
  private static final int CLIENTS = 12;

  private static final DateTimeFormatter TARGET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);

  private OwnServer server;

  /** A step of the runbook. */
  private interface Step {
    void go() throws Exception;
  }

  /** The runbook's step that brings the data back as of an instant. */
  private interface Restore {
    void to(String target) throws IOException;
  }

  @BeforeEach
  void create() throws IOException {
    server = OwnServer.create();
  }

  @AfterEach
  void remove() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void comesBackFromPgBasebackupAndTheArchivedLog() throws Exception {
    var log = server.folder().resolve("archive");
    var copy = server.folder().resolve("copy");
    server.run("mkdir", log.toString());
    server.configure(
        """
        archive_mode = on
        archive_library = 'basic_archive'
        basic_archive.archive_directory = '%s'
        archive_timeout = 60
        """
            .formatted(log));

    comesBack(
        () -> {},
        () ->
            server.run(
                OwnServer.program("pg_basebackup"),
                "--host=" + server.folder(),
                "--port=" + server.port(),
                "--username=postgres",
                "--pgdata=" + copy,
                "--checkpoint=fast",
                "--wal-method=stream"),
        target ->
            server.run(
                "sh",
                "-ec",
                """
                cp -a %1$s %2$s
                cat >> %2$s/postgresql.auto.conf <<END
                restore_command = 'cp %3$s/%%f %%p'
                recovery_target_time = '%4$s'
                recovery_target_action = 'promote'
                END
                touch %2$s/recovery.signal
                """
                    .formatted(copy, server.data(), log, target)));
  }

  @Test
  void comesBackFromPgBackRest() throws Exception {
    Components.require(
        Files.isExecutable(PG_BACK_REST),
        "pgBackRest is not at %s: install Debian's package pgbackrest to test with it."
            .formatted(PG_BACK_REST));
    var configuration =
        server.write(
            "pgbackrest.conf",
            """
            [global]
            repo1-path=%1$s/repository
            repo1-retention-full=4
            start-fast=y
            lock-path=%1$s/lock
            log-level-file=off
            [shop]
            pg1-path=%2$s
            pg1-port=%3$d
            pg1-socket-path=%1$s
            pg1-user=postgres
            """
                .formatted(server.folder(), server.data(), server.port()));
    var program =
        new String[] {PG_BACK_REST.toString(), "--config=" + configuration, "--stanza=shop"};
    server.configure(
        """
        archive_mode = on
        archive_command = '%s archive-push %%p'
        archive_timeout = 60
        """
            .formatted(String.join(" ", program)));

    comesBack(
        () -> {
          pgBackRest(program, "stanza-create");
          pgBackRest(program, "check");
        },
        () -> {
          pgBackRest(program, "backup");
          // It notes the second alone in which a copy ended, and wants a later one to restore to.
          TimeUnit.SECONDS.sleep(2);
        },
        target -> {
          server.run("mkdir", "--mode=700", server.data().toString());
          pgBackRest(
              program, "--type=time", "--target=" + target, "--target-action=promote", "restore");
        });
  }

  private void pgBackRest(String[] program, String... arguments) throws IOException {
    var command = new String[program.length + arguments.length];
    System.arraycopy(program, 0, command, 0, program.length);
    System.arraycopy(arguments, 0, command, program.length, arguments.length);
    server.run(command);
  }

  private void comesBack(Step prepare, Step take, Restore restore) throws Exception {
    server.start();
    prepare.go();
    RunningService.migrate(server.url());
    PatientBuyers buyers;
    Instant chosen;
    try (var service = RunningService.on(server.url(), Map.of())) {
      buyers = new PatientBuyers(service.client());
      buyers.start(CLIENTS);
      buyers.awaitOrders(5 * CLIENTS);
      take.go();
      buyers.awaitOrders(5 * CLIENTS);
      chosen = Instant.now();
      buyers.awaitOrders(5 * CLIENTS);
      buyers.stop();
      server.awaitArchiving();
    }
    server.kill();
    server.loseData();

    restore.to(TARGET.format(chosen));
    server.start();

    try (var service = RunningService.on(server.url(), Map.of())) {
      buyers.requireAsOf(chosen, service.client(), CLIENTS);
      var shop = new Shop(service.client());
      assertThat(shop.invariants().at("/holds").asBoolean()).isTrue();
      assertThat(shop.order(shop.buyer(10), shop.product(10, 1), 1).status()).isEqualTo(201);
    }
    var url = server.url();
    CommandResult.of(
            Map.of(
                "DATABASE_URL",
                "%s?user=%s&password=%s".formatted(url.jdbcUrl(), url.user(), url.password())),
            "verify-journal")
        .require(0, "The journal fits.");
  }
}
