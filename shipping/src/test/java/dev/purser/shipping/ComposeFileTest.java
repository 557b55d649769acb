package dev.purser.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compose file, held to the schema of the Compose Specification. */
class ComposeFileTest {
  private static final Path FOLDER = Path.of("compose");

  private final JsonNode file = read("compose.yaml");

  @Test
  void isWhatComposeTakes() throws IOException {
    assertThat(faults(file)).isEmpty();
  }

  @Test
  void checkRefusesWhatComposeDoesNotTake() throws IOException {
    var misspelt = (ObjectNode) file.deepCopy();
    ((ObjectNode) misspelt.at("/services/purser")).put("readonly", true);

    assertThat(faults(misspelt)).isNotEmpty();
  }

  @Test
  void startsTheServiceOnASchemaThatIsThere() {
    assertThat(condition("roles", "postgres")).isEqualTo("service_healthy");
    assertThat(condition("migrate", "roles")).isEqualTo("service_completed_successfully");
    assertThat(condition("grants", "migrate")).isEqualTo("service_completed_successfully");
    assertThat(condition("purser", "grants")).isEqualTo("service_completed_successfully");
  }

  /** While the image of PostgreSQL makes the database, a server answers on the socket alone. */
  @Test
  void waitsForTheServerThatStays() {
    assertThat(texts(file.at("/services/postgres/healthcheck/test"))).contains("--host=127.0.0.1");
  }

  @Test
  void asksTheServiceHowItIsAsTheImageDoes() throws IOException {
    var dockerfile = Files.readString(Path.of("..", "Dockerfile"));
    var asked = texts(file.at("/services/purser/healthcheck/test"));

    assertThat(asked).startsWith("CMD");
    assertThat(dockerfile)
        .contains(
            asked.stream()
                .skip(1)
                .collect(Collectors.joining("\", \"", "CMD [\"", "\"]\nENTRYPOINT")));
  }

  /** As docs/operations.md reckons it, with what is not set here. */
  @Test
  void waitsUntilTheServiceHasEnded() {
    var grace = file.at("/services/purser/stop_grace_period").asText();

    assertThat(Duration.parse("PT" + grace.toUpperCase(Locale.ROOT)))
        .isGreaterThan(Duration.ofSeconds(5 + 10 + 30));
  }

  @Test
  void startsWhatLastsAgainWithTheMachine() {
    assertThat(Stream.of("postgres", "purser", "prometheus", "grafana"))
        .allMatch(
            name -> file.at("/services/" + name + "/restart").asText().equals("unless-stopped"));
  }

  /** In the containers it is not the one who drew them that reads them. */
  @Test
  void drawsPasswordsThatContainersCanReadAndOthersOfTheMachineCannot(@TempDir Path folder)
      throws IOException, InterruptedException {
    var script = Files.copy(FOLDER.resolve("make-secrets"), folder.resolve("make-secrets"));

    Image.execute(Map.of(), "bash", "-c", "umask 077 && bash " + script);

    var secrets = folder.resolve("secrets");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
        .isEqualTo("rwx------");
    assertThat(stream(file.path("secrets")))
        .hasSize(5)
        .allSatisfy(secret -> {
          var drawn = folder.resolve(secret.path("file").asText());
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(drawn)))
              .isEqualTo("rw-r--r--");
          assertThat(Files.readString(drawn)).hasSizeGreaterThan(30);
        });
  }

  @Test
  void letsNothingOfPurserWriteToItsImage() {
    assertThat(Stream.of("roles", "migrate", "grants", "purser"))
        .allSatisfy(name -> {
          var service = file.at("/services/" + name);
          assertThat(service.path("read_only").asBoolean()).isTrue();
          assertThat(service.at("/cap_drop/0").asText()).isEqualTo("ALL");
          assertThat(service.at("/tmpfs/0").asText()).isEqualTo("/tmp");
        });
  }

  @Test
  void holdsNoPassword() {
    var variables =
        stream(file.path("services"))
            .flatMap(service -> service.path("environment").properties().stream())
            .toList();

    assertThat(variables)
        .filteredOn(variable -> variable.getKey().contains("PASSWORD"))
        .isNotEmpty()
        .allMatch(variable -> variable.getValue().asText().startsWith("/run/secrets/"));
    assertThat(variables)
        .filteredOn(variable -> variable.getKey().endsWith("URL"))
        .isNotEmpty()
        .allMatch(variable ->
            variable.getValue().asText().matches("postgresql://[a-z_]+@.*|http://[^@]*"));
  }

  @Test
  void hasASecretForEveryFileInWhichAPasswordIsSaidToBe() throws IOException {
    var drawn = Files.readString(FOLDER.resolve("make-secrets"));

    assertThat(stream(file.path("services")))
        .allSatisfy(service -> {
          var secrets = stream(service.path("secrets")).map(JsonNode::asText).toList();
          assertThat(service.path("environment").properties())
              .filteredOn(variable -> variable.getKey().contains("PASSWORD"))
              .allMatch(variable ->
                  secrets.contains(
                      variable.getValue().asText().substring("/run/secrets/".length())));
        });
    assertThat(file.path("secrets").properties())
        .isNotEmpty()
        .allMatch(secret -> drawn.contains(" " + secret.getKey().replace("-password", "")));
    assertThat(file.at("/services/purser/environment/PURSER_ADMIN_PASSWORD_FILE").asText())
        .isNotEmpty();
  }

  @Test
  void findsItsFiles() {
    var mounted =
        stream(file.path("services"))
            .flatMap(service -> stream(service.path("volumes")))
            .map(JsonNode::asText)
            .filter(volume -> volume.startsWith("."))
            .map(volume -> volume.split(":", 2)[0])
            .toList();

    assertThat(mounted)
        .anyMatch(name -> name.startsWith("../"))
        .allMatch(name -> Files.isReadable(FOLDER.resolve(name)));
  }

  @Test
  void hasPrometheusAskTheManagementPort() {
    var scraped = read("prometheus.yaml").at("/scrape_configs/0");

    assertThat(scraped.path("metrics_path").asText()).isEqualTo("/actuator/prometheus");
    assertThat(scraped.at("/static_configs/0/targets/0").asText()).isEqualTo("purser:9090");
  }

  private String condition(String service, String other) {
    return file.at("/services/%s/depends_on/%s/condition".formatted(service, other)).asText();
  }

  private static List<String> faults(JsonNode file) throws IOException {
    try (var resource = ComposeFileTest.class.getResourceAsStream("/compose-spec.json")) {
      var schema = (ObjectNode) new ObjectMapper().readTree(resource);
      // Of an older draft than the one that it names, which has no such keyword.
      schema.findParents("id").stream()
          .filter(named -> named.path("id").isTextual())
          .forEach(named -> ((ObjectNode) named).remove("id"));
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
          .getSchema(schema.toString(), InputFormat.JSON)
          .validate(file.toString(), InputFormat.JSON)
          .stream()
          .map(Object::toString)
          .toList();
    }
  }

  private static JsonNode read(String name) {
    try {
      return Documents.of(Files.readString(FOLDER.resolve(name))).getFirst();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<String> texts(JsonNode values) {
    return stream(values).map(JsonNode::asText).toList();
  }

  private static Stream<JsonNode> stream(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false);
  }
}
