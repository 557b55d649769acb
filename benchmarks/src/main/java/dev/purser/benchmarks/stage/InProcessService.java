package dev.purser.benchmarks.stage;

import dev.purser.application.credit.TransferCredits;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Fingerprint;
import dev.purser.benchmarks.load.ShopRequests;
import dev.purser.command.TokenKeyFile;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Attributes;
import dev.purser.web.shared.CursorKey;
import dev.purser.wiring.ServiceLauncher;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.springframework.context.ConfigurableApplicationContext;

/** The service within the benchmark's own process, whose ports are called without HTTP. */
public final class InProcessService implements AutoCloseable {
  private static final Fingerprint FINGERPRINT = Fingerprint.of(new byte[32]);
  private static final Actor ACTOR = Actor.SYSTEM;
  private static final int MAX_AMOUNT = 9;

  private final ConfigurableApplicationContext service;
  private final TransferCredits transfers;
  private final AtomicLong sequence = new AtomicLong();

  private InProcessService(ConfigurableApplicationContext service) {
    this.service = service;
    this.transfers = service.getBean(TransferCredits.class);
  }

  /** Starts it with the settings of the environment, on a port that nobody calls. */
  public static InProcessService start(DatabaseUrl database, Access access) {
    var environment = new HashMap<>(System.getenv());
    environment.putAll(access.settings());
    environment.put(Setting.PORT.name(), "0");
    environment.put(Setting.PURSER_MANAGEMENT_PORT.name(), "0");
    var settings = new Settings(environment);
    return new InProcessService(
        ServiceLauncher.start(
            settings,
            database,
            new CursorKey(new byte[CursorKey.MIN_BYTES]),
            TokenKeyFile.of(settings)));
  }

  /** Makes the same transfers as the requests over HTTP do. */
  public LongConsumer transfers(boolean hot) {
    return caller -> transfer(hot);
  }

  private void transfer(boolean hot) {
    var random = ThreadLocalRandom.current();
    var from = 1 + random.nextInt(ShopRequests.ACCOUNTS);
    var to =
        hot ? 0 : 1 + (from + random.nextInt(ShopRequests.ACCOUNTS - 1)) % ShopRequests.ACCOUNTS;
    var amount = new Amount(AssetCode.CREDIT, 1 + random.nextInt(MAX_AMOUNT));
    var request =
        new TransferCredits.Request(
            List.of(new Leg(account(from), account(to), amount)), false, null, Attributes.NONE);
    var key = "in-process-" + (ShopRequests.FIRST_NUMBER + sequence.incrementAndGet());
    switch (transfers.transfer(new Call(ACTOR, key, FINGERPRINT), request)) {
      case Reply.Done<?>(var _, var replayed) when !replayed -> {}
      case Reply<?> other -> throw new IllegalStateException("not done: " + other);
    }
  }

  private static AccountId account(int number) {
    return new AccountId(
        UUID.fromString(ShopRequests.ACCOUNT_PREFIX + (ShopRequests.FIRST_NUMBER + number)));
  }

  @Override
  public void close() {
    service.close();
  }
}
