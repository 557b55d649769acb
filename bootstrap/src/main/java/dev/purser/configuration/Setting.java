package dev.purser.configuration;

import static dev.purser.configuration.Format.Choice.SWITCH;

import dev.purser.application.customer.SignUp;
import dev.purser.application.shared.schema.ConnectionBudget;
import dev.purser.configuration.Format.Choice;
import dev.purser.configuration.Format.Database;
import dev.purser.configuration.Format.PasswordIn;
import dev.purser.configuration.Format.Read;
import dev.purser.configuration.Format.Secret;
import dev.purser.configuration.Format.Text;
import dev.purser.configuration.Format.WholeNumber;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.web.shared.CursorKey;
import java.net.InetAddress;

/**
 * Every environment variable that Purser reads. {@code docs/configuration.md} has the same table,
 * which a test keeps true.
 */
public enum Setting {
  PORT("8080", new WholeNumber(0, Format.MAX_PORT), "Port that the service listens on."),
  PURSER_MANAGEMENT_PORT(
      "9090",
      new WholeNumber(0, Format.MAX_PORT),
      "Port of metrics and health for those who operate it, apart from the other one."),
  PURSER_MANAGEMENT_ADDRESS(
      "127.0.0.1",
      new Read("an IP address", InetAddress::ofLiteral),
      "Address that the management port listens on; 0.0.0.0 in a container whose network is"
          + " closed."),
  PURSER_LOG_FORMAT(
      "",
      new Choice(LogFormat.words()),
      "ecs: every line of the log is JSON in the Elastic Common Schema; text: it is for reading."
          + " Without it serve writes ecs and run text."),
  PURSER_LOG_LEVELS(
      "",
      new Read("loggers of dev.purser, each with a level", LogLevels::parse),
      "What of Purser's own loggers is written, as dev.purser.observation=DEBUG, with commas"
          + " between them; ERROR, WARN, INFO or DEBUG. Without it dev.purser=INFO."),
  PURSER_TRACES_ENDPOINT(
      "",
      new Read("an http URL", WebAddress::parse),
      "Where spans are sent by OTLP over HTTP, as http://collector:4318/v1/traces. Without it"
          + " nothing is traced."),
  PURSER_TRACES_PERCENT(
      "100",
      new WholeNumber(0, 100),
      "How many of a hundred requests that bring no trace of their own are traced, where there is"
          + " an endpoint."),
  DATABASE_URL(
      "",
      new Database(),
      "PostgreSQL to use, as jdbc:postgresql://, postgresql:// or postgres://. Without it, run"
          + " starts a server of its own and serve refuses to start."),
  PURSER_DATABASE_PASSWORD_FILE(
      "",
      new PasswordIn(),
      "File with the password of DATABASE_URL in its first line, read anew for each connection; a"
          + " second line may hold the other one while it is being changed."),
  PURSER_ALLOW_OWNER(
      "off",
      SWITCH,
      "on: serve runs as a superuser or as the owner of the schema, too, for trials and"
          + " measurements; off: it refuses to."),
  PURSER_ALLOW_UNDURABLE(
      "off",
      SWITCH,
      "on: serve runs on a server that may lose what it has answered (fsync, full_page_writes or"
          + " synchronous_commit off), for trials; off: it refuses to."),
  PURSER_MIGRATION_URL(
      "",
      new Database(),
      "The same database for the owner of the schema, whom migrate, rollback, backfill, backup and"
          + " a serve that migrates log in as. Without it: DATABASE_URL."),
  PURSER_MIGRATION_PASSWORD_FILE(
      "", new PasswordIn(), "File with the password of PURSER_MIGRATION_URL in its first line."),
  PURSER_MIGRATE(
      "off",
      SWITCH,
      "on: serve applies what the schema lacks before it starts; off: it waits for it."),
  PURSER_MIGRATION_LOCK_SECONDS(
      "5",
      new WholeNumber(1, 600),
      "How long a statement of a migration may wait for a lock, with others behind it."),
  PURSER_MIGRATION_STATEMENT_SECONDS(
      "600", new WholeNumber(1, 1_000_000), "How long a statement of a migration may take."),
  PURSER_MIGRATION_WAIT_SECONDS(
      "300", new WholeNumber(1, 1_000_000), "How long to wait for somebody else's migration."),
  PURSER_DATABASE_PLAINTEXT(
      "off",
      SWITCH,
      "on: a database on another machine may be spoken to without TLS; off: that is refused."),
  PURSER_POOLER(
      "off",
      new Choice(Pooler.words()),
      "transaction: DATABASE_URL names a pooler in transaction mode, such as PgBouncer; off: it"
          + " names the server, or a pooler in session mode."),
  PURSER_DATA(
      ".purser",
      new Text("a folder"),
      "Folder of the server that run starts, and of generated keys."),
  PURSER_DATABASE_PORT(
      "54325",
      new WholeNumber(1, Format.MAX_PORT),
      "Port of the server that run starts; a free one if it is taken."),
  PURSER_BACKUPS(
      "",
      new Text("a folder"),
      "Folder of backups, whose age the service tells where it can read it; the server that run"
          + " starts archives its log there, too, if it is set."),
  PURSER_ARCHIVE_SECONDS(
      "60",
      new WholeNumber(1, 86_400),
      "How long what that server has written may not be in its archived log yet."),
  PURSER_PROMETHEUS_URL(
      "",
      new Read("an http URL", WebAddress::parse),
      "Prometheus that alerts, as http://prometheus:9090, for doctor to look at."),
  PURSER_DEMO(
      "on", SWITCH, "on: run fills an empty database with a demonstration shop; off: it does not."),
  PURSER_POOL_SIZE(
      "10",
      new WholeNumber(ConnectionBudget.SMALLEST_POOL, 500),
      "Connections of this instance to the database."),
  PURSER_INSTANCES(
      "1",
      new WholeNumber(1, 1_000),
      "How many instances run side by side, also while a release is rolled out; their pools are"
          + " compared with what the database lets in."),
  PURSER_COMMITTERS(
      "2", new WholeNumber(1, 64), "Batches of commands that are committed side by side."),
  PURSER_BATCH_WEIGHT(
      "1000",
      new WholeNumber(1, 1_000_000),
      "Rows that one batch touches at the most, about; 1 turns it off."),
  PURSER_QUEUE_LIMIT(
      "5000",
      new WholeNumber(1, 1_000_000),
      "Commands that may wait; more are answered 503 overloaded."),
  PURSER_COMMAND_DEADLINE_SECONDS(
      "10", new WholeNumber(1, 600), "How long a command may wait before it is withdrawn."),
  PURSER_DRAIN_SECONDS(
      "5",
      new WholeNumber(0, 600),
      "How long requests are still served after SIGTERM while /readyz says no, for load balancers"
          + " to notice; run does not wait unless this is set."),
  PURSER_JOBS(
      "on",
      SWITCH,
      "on: this instance takes part in background jobs; off: it leaves them to others."),
  PURSER_JOB_DELAY_SECONDS(
      "3",
      new WholeNumber(1, 3_600),
      "How long a background job rests before it looks for work again."),
  PURSER_INVARIANT_CHECKS(
      "03:00",
      new Read(DailyTime.ALLOWED, DailyTime::parse),
      "When everything in the books is checked each day, in UTC; what is recent is checked every"
          + " hour then. off: neither is unless somebody asks."),
  PURSER_RESERVATION_MINUTES(
      "15",
      new WholeNumber(1, 10_080),
      "How long an order that is only reserved waits to be confirmed."),
  PURSER_CUSTOMER_RESTORE_DAYS(
      "30",
      new WholeNumber(0, 3_650),
      "How long deleted customers can be restored; afterwards they can be erased."),
  PURSER_CURSOR_SECRET(
      "",
      new Secret(CursorKey.MIN_BYTES, 1_000),
      "What list cursors are signed with, 32 characters or more, the same on every instance."
          + " Without it run keeps one in PURSER_DATA and serve draws one per start."),
  PURSER_CORS_ORIGINS(
      "",
      new Read("origins, or *", CorsOrigins::parse),
      "Origins whose pages may call from a browser, as https://shop.example, with commas between"
          + " them; * for all."),
  PURSER_FORWARDED_HEADERS(
      "off",
      SWITCH,
      "on: believes X-Forwarded-For and X-Forwarded-Proto of proxies with private addresses."),
  PURSER_BODY_DEADLINE_SECONDS(
      "30", new WholeNumber(1, 600), "How long the body of a request may take to come in."),
  PURSER_RATE_LIMITS("on", SWITCH, "on: limits how often everybody may call; off: limits nobody."),
  PURSER_RATE_LIMIT_ANONYMOUS(
      "50",
      new WholeNumber(1, 1_000_000),
      "Requests a second from one address without credentials."),
  PURSER_RATE_LIMIT_PERSON(
      "200", new WholeNumber(1, 1_000_000), "Requests a second of one person."),
  PURSER_RATE_LIMIT_SERVICE(
      "20000", new WholeNumber(1, 1_000_000), "Requests a second of one machine client."),
  PURSER_ADMIN_EMAIL(
      "admin@localhost",
      new Read("an e-mail address", EmailAddress::new),
      "Address of the first administrator."),
  PURSER_ADMIN_PASSWORD(
      "",
      new Secret(SignUp.MIN_PASSWORD, SignUp.MAX_PASSWORD),
      "Password of the first administrator, 8 to 200 characters and none that many people have."
          + " Without it one is drawn and printed once, when the administrator is appointed."),
  PURSER_ADMIN_PASSWORD_FILE(
      "",
      new PasswordIn(),
      "File with that password in its first line, instead of the password itself; not needed any"
          + " more once there is an administrator."),
  PURSER_TOKEN_KEYS(
      "",
      new Text("a file"),
      "File of the keys that access tokens are signed with, the same on every instance; made on the"
          + " first start. Without it: token-keys.json in PURSER_DATA."),
  PURSER_ACCESS_TOKEN_SECONDS(
      "600", new WholeNumber(30, 3_600), "How long an access token is good."),
  PURSER_OIDC_ISSUER(
      "",
      new Read("an https URL", IssuerUrl::parse),
      "OpenID provider whose access tokens are taken, too: its issuer, an https URL."),
  PURSER_OIDC_AUDIENCE(
      "", new Text("a text"), "Whom the provider's tokens must be for; needed with an issuer."),
  PURSER_OIDC_ROLE_CLAIM(
      "role",
      new Text("a text"),
      "Claim of the provider's tokens with the role or a list of roles.");

  private final String defaultValue;

  /** Immutable, though its lists and functions do not show it. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Format format;

  private final String meaning;

  Setting(String defaultValue, Format format, String meaning) {
    this.defaultValue = defaultValue;
    this.format = format;
    this.meaning = meaning;
  }

  /** What holds when the variable is not set; empty for nothing. */
  public String defaultValue() {
    return defaultValue;
  }

  /** What it may be set to. */
  public Format format() {
    return format;
  }

  public String meaning() {
    return meaning;
  }
}
