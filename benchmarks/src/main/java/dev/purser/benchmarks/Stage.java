package dev.purser.benchmarks;

import dev.purser.benchmarks.load.Counters;
import dev.purser.benchmarks.load.HistoryRequests;
import dev.purser.benchmarks.load.HttpLoad;
import dev.purser.benchmarks.load.InProcessLoad;
import dev.purser.benchmarks.load.Measurement;
import dev.purser.benchmarks.load.Meter;
import dev.purser.benchmarks.load.Pace;
import dev.purser.benchmarks.load.Requests;
import dev.purser.benchmarks.load.ShopRequests;
import dev.purser.benchmarks.load.ShopRequests.Lots;
import dev.purser.benchmarks.stage.Access;
import dev.purser.benchmarks.stage.Books;
import dev.purser.benchmarks.stage.Database;
import dev.purser.benchmarks.stage.Folders;
import dev.purser.benchmarks.stage.History;
import dev.purser.benchmarks.stage.InMemoryService;
import dev.purser.benchmarks.stage.InProcessService;
import dev.purser.benchmarks.stage.MemoryLimit;
import dev.purser.benchmarks.stage.Pgbench;
import dev.purser.benchmarks.stage.ProcessorTime;
import dev.purser.benchmarks.stage.ServiceProcess;
import dev.purser.benchmarks.stage.SignIns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/** Everything that is measured, set up once and taken down at the end whatever happens. */
final class Stage implements AutoCloseable {
  private static final String UNBATCHED = "purser_unbatched";
  private static final String BARE = "purser_bare";
  private static final String GROWN = "purser_grown";
  private static final String SMALL = "purser_small";
  private static final List<String> SERVICE = List.of("dev.purser.PurserApplication", "serve");
  private static final List<String> IN_MEMORY = List.of(InMemoryService.class.getName());
  private static final Map<String, String> ONE_PER_COMMIT = Map.of("PURSER_BATCH_WEIGHT", "1");

  private static final Map<Subject, Lots> LOTS =
      Map.of(Subject.LOTS_1, Lots.ONE, Subject.LOTS_10, Lots.TEN, Subject.LOTS_100, Lots.HUNDRED);

  /** What the smallest container has that the service is to run in without being slower. */
  private static final int SMALL_MEGABYTES = 512;

  /** As the image has them. */
  private static final List<String> IN_A_CONTAINER = List.of("-XX:MaxRAMPercentage=50");

  /** It writes no journal. */
  private static final Set<String> NOT_OF_THE_DATABASE_ALONE = Set.of("transfers-are-journalled");

  private static final int FILLING_CONNECTIONS = 64;
  private static final int WARM_UP_CONNECTIONS = 64;
  private static final int ONE_CALLER = 1;
  private static final int MANY_CALLERS = 1_000;

  private static final int LEGS = 10;
  private static final int SOME_LINES = 5;
  private static final int MANY_LINES = 20;

  /** How many pages of 50 entries are before the deep one. */
  private static final long DEEP_PAGE = 10_000;

  private static final int PAGE = 50;
  private static final int STATEMENT_ENTRIES = 100;

  /** As much stock of the hot SKU as all orders together can take. */
  private static final int HOT_RECEIPTS = 50;

  private final Options options;
  private final Consumer<String> progress;
  private final Path folder = Folders.temporary();
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Thread onSignal = Thread.ofPlatform().unstarted(this::close);
  private final ShopRequests requests = new ShopRequests();
  private final Access access = new Access(folder.resolve("token-keys.json"));
  private final Map<Subject, Contender> contenders = new EnumMap<>(Subject.class);
  private final Map<String, ServiceProcess> services = new LinkedHashMap<>();
  private final Map<ServiceProcess, MemoryLimit> limits = new HashMap<>();
  private final Database database;

  /** How a subject is put under load. */
  @FunctionalInterface
  private interface Contender {
    Measurement measure(boolean hot, int connections, Pace pace)
        throws IOException, InterruptedException;
  }

  /** What the callers with the given tokens ask for. */
  @FunctionalInterface
  private interface Wanted {
    Requests of(List<String> tokens, boolean hot);
  }

  private Stage(Options options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
    Runtime.getRuntime().addShutdownHook(onSignal);
    options.profileFolder().ifPresent(Folders::create);
    this.database = keep(Database.start(folder.resolve("postgres"), progress));
  }

  /** Starts all that the options ask for. */
  static Stage build(Options options, Consumer<String> progress) {
    var stage = new Stage(options, progress);
    try {
      stage.fill();
      stage.addContenders();
      return stage;
    } catch (RuntimeException | Error failed) {
      stage.close();
      throw failed;
    }
  }

  String description() {
    return "%s: %d processors, %d MB heap per JVM at most, Java %s, PostgreSQL %s, fsync on"
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            Runtime.getRuntime().availableProcessors(),
            Runtime.getRuntime().maxMemory() >> 20,
            Runtime.version(),
            database.version());
  }

  boolean has(Subject subject) {
    return contenders.containsKey(subject);
  }

  /** Runs a subject until its code is compiled, which takes longer than the warm-up of a trial. */
  void warmUp(Subject subject) {
    var connections = subject.connections(WARM_UP_CONNECTIONS);
    var _ = measure(new Trial(subject, false, connections), options.warmUpPace());
  }

  Measurement measure(Trial trial) {
    var measurement = measure(trial, options.pace());
    keepStatements(trial);
    return measurement;
  }

  private Measurement measure(Trial trial, Pace pace) {
    var contender = contenders.get(trial.subject());
    if (contender == null) {
      throw new IllegalArgumentException(trial.subject() + " is not on the stage");
    }
    database.settle();
    try {
      return contender.measure(trial.hot(), trial.connections(), pace);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stop);
    }
  }

  /** Asks every database that was written to; tells what is wrong. */
  boolean proveInvariants() {
    tellMemory();
    if (contenders.containsKey(Subject.DATABASE)) {
      services.put(BARE, serve(BARE, Map.of()));
    }
    var hold = true;
    for (var service : services.entrySet()) {
      progress.accept("Asking the invariants of " + service.getKey());
      progress.accept("It holds %,d entries".formatted(database.entries(service.getKey())));
      var address = service.getValue().address();
      var except = service.getKey().equals(BARE) ? NOT_OF_THE_DATABASE_ALONE : Set.<String>of();
      for (var fault : Books.faults(address, access.administrator(address), except)) {
        progress.accept("FAILED: " + fault);
        hold = false;
      }
    }
    if (hold) {
      progress.accept("All invariants hold");
    }
    return hold & proveJournals();
  }

  private boolean proveJournals() {
    var hold = true;
    for (var name : List.of(Database.MAIN, UNBATCHED, GROWN, SMALL)) {
      if (name.equals(Database.MAIN) || services.containsKey(name)) {
        progress.accept("Verifying the journal of " + name);
        hold &= Books.journalFits(database.address(name), progress);
      }
    }
    return hold;
  }

  @Override
  public synchronized void close() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception stuck) {
        progress.accept("Not closed: " + stuck);
      }
    }
    if (Files.exists(folder)) {
      Folders.delete(folder);
    }
  }

  /** Customers, accounts and products by SQL; credits and stock through the service. */
  private void fill() {
    progress.accept("Filling the shop");
    try (var migrating = startService("filling", Map.of(), Database.MAIN)) {
      database.run("shop.sql", Database.MAIN);
      access.introduce(
          migrating.address(), wantsAny(Subject.MANY_TOKENS) ? MANY_CALLERS : ONE_CALLER);
      var token = access.machines(migrating.address(), ONE_CALLER).getFirst();
      send(migrating, ShopRequests.ACCOUNTS + 1, requests.grants(token));
      send(migrating, ShopRequests.SKUS + HOT_RECEIPTS, requests.receipts(token));
      LOTS.forEach((subject, lots) -> {
        if (wantsAny(subject)) {
          send(migrating, lots.all(), requests.lots(token, lots));
        }
      });
      if (wantsAny(Subject.LOTS_10_SPENT)) {
        send(migrating, ShopRequests.LOT_ACCOUNTS, requests.reserves(token));
        send(migrating, Lots.TEN_SMALL.all(), requests.lots(token, Lots.TEN_SMALL));
      }
    }
    database.run("vacuum.sql", Database.MAIN);
  }

  private static void send(ServiceProcess service, int total, Requests wanted) {
    new HttpLoad(service.address(), FILLING_CONNECTIONS, wanted).send(total);
  }

  private void addContenders() {
    if (wantsAny(Subject.UNBATCHED_TRANSFERS, Subject.UNBATCHED_ORDERS)) {
      database.copyMainTo(UNBATCHED);
    }
    if (wantsGrownBooks()) {
      database.copyMainTo(GROWN);
    }
    var small = wantsAny(Subject.SMALL_TRANSFERS, Subject.SMALL_ORDERS) && canLimitMemory();
    if (small) {
      database.copyMainTo(SMALL);
    }
    addDatabase();
    addServices();
    if (small) {
      addSmallService();
    }
    addGrownBooks();
    if (wantsAny(Subject.WRITE_PATH)) {
      progress.accept("Starting the service in this process");
      var inProcess = keep(InProcessService.start(database.url(Database.MAIN), access));
      contenders.put(Subject.WRITE_PATH, contender(inProcess));
    }
    if (wantsAny(Subject.HTTP)) {
      progress.accept("Starting the service without database");
      var service =
          keep(
              ServiceProcess.start(
                  List.of(), jvmOptions("http"), IN_MEMORY, access.settings(), log("http")));
      contenders.put(Subject.HTTP, contender(service, ONE_CALLER, requests::transfers));
    }
  }

  private void addDatabase() {
    var program = Pgbench.find();
    if (!wantsAny(Subject.DATABASE)) {
      return;
    }
    if (program.isEmpty()) {
      progress.accept("No pgbench was found; the database alone is left out");
      return;
    }
    database.copyMainTo(BARE);
    database.run("transfer.sql", BARE);
    var pgbench = new Pgbench(program.get(), database, BARE, folder);
    contenders.put(
        Subject.DATABASE,
        (hot, connections, pace) ->
            pgbench.measure(
                hot ? "hot.pgbench" : "spread.pgbench",
                connections,
                pace,
                client -> meter(client, () -> 0)));
  }

  private void addServices() {
    if (options.subjects().stream().anyMatch(Stage::isOfMain)) {
      var service = serve(Database.MAIN, Map.of());
      add(service, Subject.TRANSFERS, Subject.ORDERS);
      addOrders(service);
      addAccess(service);
      addCredits(service);
    }
    if (wantsAny(Subject.UNBATCHED_TRANSFERS, Subject.UNBATCHED_ORDERS)) {
      add(serve(UNBATCHED, ONE_PER_COMMIT), Subject.UNBATCHED_TRANSFERS, Subject.UNBATCHED_ORDERS);
    }
  }

  private boolean canLimitMemory() {
    if (MemoryLimit.isPossible()) {
      return true;
    }
    progress.accept("No control group can be made here; the small service is left out");
    return false;
  }

  /** The same service where it gets no more memory than a container gives it. */
  private void addSmallService() {
    var limit = keep(MemoryLimit.of(SMALL_MEGABYTES));
    progress.accept("Starting the service on %s within %d MB".formatted(SMALL, SMALL_MEGABYTES));
    var service =
        keep(
            ServiceProcess.start(
                limit.entering(),
                Stream.concat(jvmOptions(SMALL).stream(), IN_A_CONTAINER.stream()).toList(),
                SERVICE,
                environment(Map.of(), SMALL),
                log(SMALL)));
    services.put(SMALL, service);
    limits.put(service, limit);
    add(service, Subject.SMALL_TRANSFERS, Subject.SMALL_ORDERS);
  }

  /** What the small service took at the most, pages of files that it read included. */
  private void tellMemory() {
    limits.forEach((service, limit) ->
        progress.accept(
            "Within %d MB it took %d MB at the most, %d MB of them its own; %d times there was none left"
                .formatted(
                    SMALL_MEGABYTES,
                    limit.peakMegabytes(),
                    limit.ownMegabytes(),
                    limit.refusals())));
  }

  private void add(ServiceProcess service, Subject transfers, Subject orders) {
    if (wantsAny(transfers)) {
      contenders.put(transfers, contender(service, ONE_CALLER, requests::transfers));
    }
    add(service, orders, (tokens, hot) -> requests.orders(tokens, 1, hot));
  }

  /** Orders of more lines, their further steps, and what would come of them. */
  private void addOrders(ServiceProcess service) {
    add(service, Subject.ORDERS_5, (tokens, hot) -> requests.orders(tokens, SOME_LINES, hot));
    add(service, Subject.ORDERS_20, (tokens, hot) -> requests.orders(tokens, MANY_LINES, hot));
    add(service, Subject.LIVES, requests::lives);
    add(service, Subject.QUOTES, requests::quotes);
  }

  /** The same transfers, where more has to be found out about who makes them. */
  private void addAccess(ServiceProcess service) {
    if (wantsAny(Subject.MANY_TOKENS)) {
      contenders.put(Subject.MANY_TOKENS, contender(service, MANY_CALLERS, requests::transfers));
    }
    if (wantsAny(Subject.SIGN_INS)) {
      contenders.put(
          Subject.SIGN_INS,
          besideSignIns(service, contender(service, ONE_CALLER, requests::transfers)));
    }
  }

  private static boolean isOfMain(Subject subject) {
    return switch (subject) {
      case TRANSFERS,
          MANY_TOKENS,
          SIGN_INS,
          ORDERS,
          ORDERS_5,
          ORDERS_20,
          LIVES,
          QUOTES,
          LOTS_1,
          LOTS_10,
          LOTS_100,
          LOTS_10_SPENT,
          LEGS_10,
          BATCHES ->
          true;
      case UNBATCHED_TRANSFERS,
          UNBATCHED_ORDERS,
          SMALL_TRANSFERS,
          SMALL_ORDERS,
          DATABASE,
          WRITE_PATH,
          HTTP,
          GROWN_TRANSFERS,
          BALANCE,
          BALANCE_AT,
          ENTRIES_FIRST,
          ENTRIES_DEEP,
          STATEMENT ->
          false;
    };
  }

  /** Transfers that do more than those between two accounts without lots. */
  private void addCredits(ServiceProcess service) {
    LOTS.forEach(
        (subject, lots) -> add(service, subject, (tokens, _) -> requests.transfers(tokens, lots)));
    add(service, Subject.LOTS_10_SPENT, (tokens, _) -> requests.transfersOfAllLots(tokens));
    add(service, Subject.LEGS_10, (tokens, _) -> requests.transfersOfLegs(tokens, LEGS));
    add(service, Subject.BATCHES, (tokens, _) -> requests.batches(tokens, Subject.BATCH));
  }

  private void add(ServiceProcess service, Subject subject, Wanted wanted) {
    if (wantsAny(subject)) {
      contenders.put(subject, contender(service, ONE_CALLER, wanted));
    }
  }

  private boolean wantsGrownBooks() {
    return options.subjects().stream().anyMatch(Subject::needsGrownBooks);
  }

  /** The books as they are after years, and what is read from them. */
  private void addGrownBooks() {
    if (!wantsGrownBooks()) {
      return;
    }
    progress.accept(
        "Letting the books of %s grow to %,d entries".formatted(GROWN, options.entries()));
    database.grow(GROWN, options.entries() / 2);
    database.run("vacuum.sql", GROWN);
    var service = serve(GROWN, Map.of());
    add(service, Subject.GROWN_TRANSFERS, requests::transfers);
    var history = History.of(database, GROWN);
    var past = history.requests();
    add(service, Subject.BALANCE, (tokens, _) -> HistoryRequests.balance(tokens.getFirst()));
    add(service, Subject.BALANCE_AT, (tokens, _) -> past.balanceAt(tokens.getFirst()));
    add(
        service,
        Subject.ENTRIES_FIRST,
        (tokens, _) -> HistoryRequests.entries(tokens.getFirst(), ""));
    if (wantsAny(Subject.ENTRIES_DEEP)) {
      var token = access.machines(service.address(), ONE_CALLER).getFirst();
      var cursor = history.cursor(service.address(), token, (DEEP_PAGE - 1) * PAGE);
      add(
          service,
          Subject.ENTRIES_DEEP,
          (tokens, _) -> HistoryRequests.entries(tokens.getFirst(), cursor));
    }
    var length = history.during(STATEMENT_ENTRIES);
    add(service, Subject.STATEMENT, (tokens, _) -> past.statement(tokens.getFirst(), length));
  }

  /** Signs in before each measurement, since tokens do not last for a whole run. */
  private Contender contender(ServiceProcess service, int callers, Wanted wanted) {
    return (hot, connections, pace) -> {
      var tokens = access.machines(service.address(), callers);
      return new HttpLoad(service.address(), connections, wanted.of(tokens, hot))
          .measure(pace, meter(Stage::ownSeconds, service::processorSeconds));
    };
  }

  private Contender besideSignIns(ServiceProcess service, Contender transfers) {
    return (hot, connections, pace) -> {
      try (var signIns = SignIns.start(access, service.address())) {
        var measurement = transfers.measure(hot, connections, pace);
        progress.accept("%.1f sign-ins a second beside it".formatted(signIns.perSecond()));
        return measurement;
      }
    };
  }

  private Contender contender(InProcessService service) {
    return (hot, connections, pace) ->
        new InProcessLoad(service.transfers(hot))
            .measure(connections, pace, meter(() -> 0, Stage::ownSeconds));
  }

  private Meter meter(DoubleSupplier client, DoubleSupplier service) {
    return new Meter(() -> {
      var batches = database.batches();
      return new Counters(
          client.getAsDouble(),
          service.getAsDouble(),
          database.processorSeconds(),
          ProcessorTime.ofMachine(),
          batches.commands(),
          batches.batches());
    });
  }

  private static double ownSeconds() {
    return ProcessorTime.of(ProcessHandle.current().pid());
  }

  private ServiceProcess serve(String name, Map<String, String> settings) {
    progress.accept("Starting the service on " + name);
    var service = keep(startService(name, settings, name));
    services.put(name, service);
    return service;
  }

  private ServiceProcess startService(String name, Map<String, String> settings, String on) {
    return ServiceProcess.start(
        List.of(), jvmOptions(name), SERVICE, environment(settings, on), log(name));
  }

  private Map<String, String> environment(Map<String, String> settings, String on) {
    var environment = new HashMap<>(settings);
    environment.put("PORT", "0");
    environment.put("PURSER_MANAGEMENT_PORT", "0");
    environment.putAll(access.settings());
    environment.put("DATABASE_URL", database.address(on));
    // The database is the measurement's own: whoever owns it both makes the schema and serves.
    environment.putAll(Map.of("PURSER_MIGRATE", "on", "PURSER_ALLOW_OWNER", "on"));
    return environment;
  }

  private List<String> jvmOptions(String name) {
    return options
        .profileFolder()
        .map(kept ->
            List.of(
                "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                    + kept.toAbsolutePath().resolve(name + ".jfr")))
        .orElse(List.of());
  }

  private void keepStatements(Trial trial) {
    var top = options.profileFolder().isEmpty() ? "" : String.join("\n", database.topStatements());
    options.profileFolder().ifPresent(kept -> append(kept, trial + "\n" + top + "\n\n"));
  }

  private static void append(Path kept, String text) {
    try {
      Files.writeString(
          kept.resolve("statements.txt"),
          text,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  private boolean wantsAny(Subject... subjects) {
    return List.of(subjects).stream().anyMatch(options.subjects()::contains);
  }

  private synchronized <T extends AutoCloseable> T keep(T started) {
    running.push(started);
    return started;
  }
}
