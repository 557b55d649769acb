package dev.purser.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart, rendered by Helm itself. */
class ChartTest {
  private static final Path CHART = Path.of("helm", "purser").toAbsolutePath();

  private static final String HOOK = "helm.sh/hook";

  /** Helm's library does not hand out hooks; what is none is rendered like everything else. */
  private static final String NO_HOOK = "example.org/hook";

  @TempDir private static Path folder;

  private static List<JsonNode> everything;

  @BeforeAll
  static void render() throws IOException {
    copyWithoutHooks(folder.resolve("purser"));
    everything =
        rendered(
            """
            autoscaling: {enabled: true}
            management: {from: [{podSelector: {matchLabels: {app: prometheus}}}]}
            database: {administratorSecret: purser-database-administrator}
            settings: {PURSER_POOL_SIZE: 16, PURSER_BATCH_WEIGHT: 1000000, PURSER_RATE_LIMITS: off}
            """);
  }

  private static List<JsonNode> rendered(String values) throws IOException {
    var file = Files.writeString(Files.createTempFile(folder, "values", ".yaml"), values);
    return Documents.of(
        new Helm(folder.resolve("purser")).template().withName("shop").withValuesFile(file).call());
  }

  private static void copyWithoutHooks(Path copy) throws IOException {
    try (var files = Files.walk(CHART)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var target = copy.resolve(CHART.relativize(file));
        Files.createDirectories(target.getParent());
        Files.writeString(target, Files.readString(file).replace(HOOK, NO_HOOK));
      }
    }
  }

  @Test
  void passesHelmsOwnChecks() {
    var result = new Helm(CHART).lint().strict().call();

    assertThat(result.isFailed()).as(String.valueOf(result.getMessages())).isFalse();
  }

  @Test
  void rendersWhatKubernetesTakes() {
    assertThat(everything)
        .allSatisfy(KubernetesApi::require)
        .extracting(object -> object.path("kind").asText())
        .containsExactlyInAnyOrder(
            "Job",
            "Job",
            "Deployment",
            "Service",
            "PodDisruptionBudget",
            "HorizontalPodAutoscaler",
            "NetworkPolicy");
  }

  @Test
  void rendersWhatKubernetesTakesWhenNothingIsSet() throws IOException {
    assertThat(rendered(""))
        .allSatisfy(KubernetesApi::require)
        .extracting(object -> object.path("kind").asText())
        .containsExactlyInAnyOrder("Job", "Deployment", "Service", "PodDisruptionBudget");
  }

  @Test
  void checkRefusesWhatKubernetesDoesNotTake() {
    var misspelt = object("Deployment").deepCopy();
    ((ObjectNode) misspelt.at("/spec/template/spec/containers/0")).put("readOnly", true);
    var incomplete = object("Deployment").deepCopy();
    ((ObjectNode) incomplete.path("spec")).remove("selector");
    var mistyped = object("Deployment").deepCopy();
    ((ObjectNode) mistyped.at("/spec/template/spec/containers/0/env/0")).put("value", 7);
    var unknown = (ObjectNode) object("Job").deepCopy();
    unknown.put("apiVersion", "batch/v7");

    assertThatThrownBy(() -> KubernetesApi.require(misspelt)).hasMessageContaining("readOnly");
    assertThatThrownBy(() -> KubernetesApi.require(incomplete)).hasMessageContaining("selector");
    assertThatThrownBy(() -> KubernetesApi.require(mistyped)).hasMessageContaining("7");
    assertThatThrownBy(() -> KubernetesApi.require(unknown)).hasMessageContaining("batch/v7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{replica: 3}",
        "{replicas: three}",
        "settings: {POOL_SIZE: 16}",
        "settings: {PURSER_MANAGEMENT_PORT: 9999}",
        "disruptionBudget: {minAvailable: 1}"
      })
  void refusesValuesThatItDoesNotKnow(String values) {
    assertThatThrownBy(() -> rendered(values)).hasMessageContaining("schema");
  }

  @Test
  void migratesBeforeTheNewReleaseRollsOut() {
    assertThat(jobs())
        .extracting(job -> job.at("/spec/template/spec/containers/0/args/0").asText())
        .containsExactly("migrate", "roles");
    assertThat(jobs())
        .extracting(job -> job.at("/metadata/annotations").path(NO_HOOK + "-weight").asText())
        .containsExactly("0", "1");
    assertThat(jobs())
        .allSatisfy(job -> {
          assertThat(job.at("/metadata/annotations").path(NO_HOOK).asText())
              .isEqualTo("pre-install,pre-upgrade");
          assertThat(job.at("/spec/template/spec/restartPolicy").asText()).isEqualTo("Never");
        });
  }

  @Test
  void logsInAsWhoeverEachStepTakes() {
    assertThat(jobs())
        .extracting(job -> job.at("/spec/template/spec/volumes/0/secret/secretName").asText())
        .containsExactly("purser-database-owner", "purser-database-administrator");
    assertThat(pods())
        .allSatisfy(pod ->
            assertThat(variables(pod))
                .extractingByKey(
                    pod.path("restartPolicy").isMissingNode()
                        ? "PURSER_DATABASE_PASSWORD_FILE"
                        : "PURSER_MIGRATION_PASSWORD_FILE")
                .isEqualTo(
                    pod.at("/containers/0/volumeMounts/0/mountPath").asText() + "/password"));
  }

  /** What the image is called where it is made, and where it is asked for. */
  @Test
  void asksForTheVersionThatIsBuilt() throws IOException {
    var version =
        Pattern.compile("<artifactId>purser</artifactId>\\s*<version>(.*)</version>")
            .matcher(Files.readString(Path.of("..", "pom.xml")));
    assertThat(version.find()).isTrue();
    var image = "purser:" + version.group(1);

    assertThat(pods()).allMatch(pod -> pod.at("/containers/0/image").asText().equals(image));
    assertThat(Files.readString(Path.of("compose", "compose.yaml")))
        .contains("image: ${PURSER_IMAGE:-" + image + "}");
  }

  @Test
  void asksTheServiceHowItIs() {
    var container = object("Deployment").at("/spec/template/spec/containers/0");

    assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/readyz");
    assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/healthz");
    assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/healthz");
  }

  @Test
  void keepsSomeInstancesAndLetsTheQueueDecideHowMany() {
    var scaled = object("HorizontalPodAutoscaler").path("spec");

    assertThat(object("PodDisruptionBudget").at("/spec/maxUnavailable").asInt()).isOne();
    assertThat(object("PodDisruptionBudget").at("/spec/selector"))
        .isEqualTo(object("Deployment").at("/spec/selector"));
    assertThat(scaled.at("/metrics/0/pods/metric/name").asText()).contains("queue_wait");
    assertThat(scaled.at("/scaleTargetRef/name").asText())
        .isEqualTo(object("Deployment").at("/metadata/name").asText());
    assertThat(object("Deployment").at("/spec/replicas").isMissingNode()).isTrue();
  }

  @Test
  void selectsThePodsOfTheServiceAndNotThoseOfTheMigration() {
    var selector = object("Service").at("/spec/selector");

    assertThat(labels("Deployment")).containsAll(fields(selector));
    assertThat(fields(selector)).contains("app.kubernetes.io/component=service");
    assertThat(labels("Job")).doesNotContain("app.kubernetes.io/component=service");
  }

  @Test
  void letsPodsDoNoMoreThanTheyNeed() {
    assertThat(pods())
        .hasSize(3)
        .allSatisfy(pod -> {
          assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
          assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
          assertThat(pod.at("/enableServiceLinks").asBoolean(true)).isFalse();
          var container = pod.at("/containers/0");
          assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
          assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
              .isFalse();
          assertThat(container.at("/securityContext/capabilities/drop/0").asText())
              .isEqualTo("ALL");
          assertThat(container.at("/resources/limits/memory").asText()).isEqualTo("512Mi");
        });
  }

  @Test
  void takesSecretsFromSecretsAlone() {
    var variables = pods().flatMap(pod -> stream(pod.at("/containers/0/env"))).toList();

    assertThat(variables)
        .filteredOn(variable -> variable.path("name").asText().matches(".*(URL|SECRET|PASSWORD)"))
        .hasSize(4)
        .allMatch(variable -> variable.has("valueFrom") && !variable.has("value"));
    assertThat(everything).noneMatch(object -> object.path("kind").asText().equals("Secret"));
  }

  @Test
  void hasThePasswordOfTheAdministratorInAFileAsLongAsThereIsASecret() throws IOException {
    var with = pod(everything);
    var without = pod(rendered("adminSecret: ''"));

    assertThat(variables(with))
        .containsEntry("PURSER_ADMIN_PASSWORD_FILE", "/run/secrets/admin/password");
    assertThat(with.toString())
        .contains("\"secretName\":\"purser-admin\"", "\"mountPath\":\"/run/secrets/admin\"");
    assertThat(without.toString()).contains("PURSER_DATABASE_PASSWORD").doesNotContain("admin");
  }

  /** What YAML and Helm make of on, off and a million is not what the settings take. */
  @Test
  void passesFurtherSettingsOnAsTheyAreWritten() {
    assertThat(pods())
        .hasSize(3)
        .allSatisfy(pod ->
            assertThat(variables(pod))
                .containsEntry("PURSER_POOL_SIZE", "16")
                .containsEntry("PURSER_BATCH_WEIGHT", "1000000")
                .containsEntry("PURSER_RATE_LIMITS", "off"));
  }

  @Test
  void tellsInstancesHowManyThereAreDuringARollout() throws IOException {
    var fixed = rendered("{replicas: 3}");
    var told = rendered("settings: {PURSER_INSTANCES: 9}");

    assertThat(variables(pod(everything))).containsEntry("PURSER_INSTANCES", "7");
    assertThat(variables(pod(fixed))).containsEntry("PURSER_INSTANCES", "4");
    assertThat(variables(pod(told))).containsEntry("PURSER_INSTANCES", "9");
  }

  /** As docs/operations.md reckons it. */
  @Test
  void waitsUntilAnInstanceHasEnded() throws IOException {
    var slow = pod(rendered("settings: {PURSER_DRAIN_SECONDS: 45}"));
    var hasty = pod(rendered("settings: {PURSER_DRAIN_SECONDS: 0}"));
    var patient = pod(rendered("settings: {PURSER_COMMAND_DEADLINE_SECONDS: 60}"));

    assertThat(variables(pod(everything))).containsEntry("PURSER_DRAIN_SECONDS", "10");
    assertThat(graceSeconds(pod(everything))).isGreaterThan(10 + 10 + 30);
    assertThat(variables(slow)).containsEntry("PURSER_DRAIN_SECONDS", "45");
    assertThat(graceSeconds(slow)).isGreaterThan(45 + 10 + 30);
    assertThat(variables(hasty)).containsEntry("PURSER_DRAIN_SECONDS", "0");
    assertThat(graceSeconds(patient)).isGreaterThan(10 + 60 + 30);
  }

  @Test
  void letsOnlyThoseThatAreNamedToTheManagementPort() {
    var policy = object("NetworkPolicy").path("spec");

    assertThat(policy.path("podSelector")).isEqualTo(object("Deployment").at("/spec/selector"));
    assertThat(policy.at("/ingress/0/ports/0/port").asText()).isEqualTo("http");
    assertThat(policy.at("/ingress/0").has("from")).isFalse();
    assertThat(policy.at("/ingress/1/ports/0/port").asText()).isEqualTo("management");
    assertThat(policy.at("/ingress/1/from/0/podSelector/matchLabels/app").asText())
        .isEqualTo("prometheus");
  }

  private static JsonNode object(String kind) {
    return object(kind, everything);
  }

  private static JsonNode object(String kind, List<JsonNode> objects) {
    return objects.stream()
        .filter(object -> object.path("kind").asText().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode pod(List<JsonNode> objects) {
    return object("Deployment", objects).at("/spec/template/spec");
  }

  private static int graceSeconds(JsonNode pod) {
    return pod.path("terminationGracePeriodSeconds").asInt();
  }

  /** By name, each of which there is once. */
  private static Map<String, String> variables(JsonNode pod) {
    return stream(pod.at("/containers/0/env"))
        .collect(
            Collectors.toMap(
                variable -> variable.path("name").asText(),
                variable -> variable.path("value").asText()));
  }

  private static List<JsonNode> jobs() {
    return everything.stream()
        .filter(object -> object.path("kind").asText().equals("Job"))
        .toList();
  }

  private static Stream<JsonNode> pods() {
    return Stream.concat(jobs().stream(), Stream.of(object("Deployment")))
        .map(object -> object.at("/spec/template/spec"));
  }

  private static List<String> labels(String kind) {
    return fields(object(kind).at("/spec/template/metadata/labels"));
  }

  private static List<String> fields(JsonNode object) {
    return object.properties().stream()
        .map(field -> field.getKey() + "=" + field.getValue().asText())
        .toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
