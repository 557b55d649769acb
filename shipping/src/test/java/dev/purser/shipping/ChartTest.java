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
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    everything =
        Documents.of(
            new Helm(copyWithoutHooks())
                .template()
                .withName("shop")
                .set("autoscaling.enabled", true)
                .set("settings.PURSER_POOL_SIZE", "16")
                .call());
  }

  private static Path copyWithoutHooks() throws IOException {
    var copy = folder.resolve("purser");
    try (var files = Files.walk(CHART)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var target = copy.resolve(CHART.relativize(file));
        Files.createDirectories(target.getParent());
        Files.writeString(target, Files.readString(file).replace(HOOK, NO_HOOK));
      }
    }
    return copy;
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
            "Job", "Deployment", "Service", "PodDisruptionBudget", "HorizontalPodAutoscaler");
  }

  @Test
  void checkRefusesFieldsAndKindsThatKubernetesDoesNotHave() {
    var misspelt = (ObjectNode) object("Deployment").deepCopy();
    ((ObjectNode) misspelt.at("/spec/template/spec/containers/0")).put("readOnly", true);
    var unknown = (ObjectNode) object("Job").deepCopy();
    unknown.put("apiVersion", "batch/v7");

    assertThatThrownBy(() -> KubernetesApi.require(misspelt)).hasMessageContaining("readOnly");
    assertThatThrownBy(() -> KubernetesApi.require(unknown)).hasMessageContaining("batch/v7");
  }

  @Test
  void migratesBeforeTheNewReleaseRollsOut() {
    var job = object("Job");

    assertThat(job.at("/metadata/annotations").path(NO_HOOK).asText())
        .isEqualTo("pre-install,pre-upgrade");
    assertThat(job.at("/spec/template/spec/containers/0/args/0").asText()).isEqualTo("migrate");
    assertThat(job.at("/spec/template/spec/restartPolicy").asText()).isEqualTo("Never");
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

    assertThat(object("PodDisruptionBudget").at("/spec/minAvailable").asInt()).isOne();
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
        .hasSize(2)
        .allSatisfy(pod -> {
          assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
          assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
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
        .hasSize(3)
        .allMatch(variable -> variable.has("valueFrom") && !variable.has("value"));
    assertThat(everything).noneMatch(object -> object.path("kind").asText().equals("Secret"));
  }

  @Test
  void hasThePasswordOfTheAdministratorInAFileAsLongAsThereIsASecret() throws IOException {
    var without =
        Documents.of(new Helm(CHART).template().withName("shop").set("adminSecret", "").call());

    assertThat(object("Deployment").toString())
        .contains("PURSER_ADMIN_PASSWORD_FILE", "/run/secrets/admin/password")
        .contains("\"secretName\":\"purser-admin\"", "\"mountPath\":\"/run/secrets/admin\"");
    assertThat(without).isNotEmpty().allSatisfy(KubernetesApi::require);
    assertThat(without.toString()).contains("PURSER_DATABASE_PASSWORD").doesNotContain("admin");
  }

  @Test
  void passesFurtherSettingsOn() {
    var variables = stream(object("Deployment").at("/spec/template/spec/containers/0/env"));

    assertThat(variables)
        .anyMatch(variable ->
            variable.path("name").asText().equals("PURSER_POOL_SIZE")
                && variable.path("value").asText().equals("16"));
  }

  private static JsonNode object(String kind) {
    return everything.stream()
        .filter(object -> object.path("kind").asText().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<JsonNode> pods() {
    return Stream.of("Job", "Deployment").map(kind -> object(kind).at("/spec/template/spec"));
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
