package dev.purser.shipping;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.util.Map;
import java.util.stream.IntStream;

/** What Kubernetes takes: objects of kinds that it has, with the fields that they have. */
final class KubernetesApi {
  private static final Map<String, Class<?>> KINDS =
      Map.of(
          "v1/Service", V1Service.class,
          "apps/v1/Deployment", V1Deployment.class,
          "batch/v1/Job", V1Job.class,
          "autoscaling/v2/HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class,
          "networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy.class,
          "policy/v1/PodDisruptionBudget", V1PodDisruptionBudget.class);

  private KubernetesApi() {}

  /**
   * Reads an object as the server would.
   *
   * @throws IllegalArgumentException if the server would not know its kind or one of its fields,
   *     would miss one, or would find one to be of another type
   */
  static void require(JsonNode object) {
    var kind = object.path("apiVersion").asText() + "/" + object.path("kind").asText();
    var type = KINDS.get(kind);
    if (type == null) {
      throw new IllegalArgumentException("there is no " + kind);
    }
    var given = JsonParser.parseString(object.toString());
    // The client makes a number of a text and the other way round, where the server refuses.
    var taken = JSON.getGson().toJsonTree(JSON.getGson().fromJson(given, type));
    if (!isPartOf(taken, given)) {
      throw new IllegalArgumentException("%s is read as %s".formatted(given, taken));
    }
  }

  /** The client adds lists and maps that are empty. */
  private static boolean isPartOf(JsonElement whole, JsonElement part) {
    if (part.isJsonObject() && whole.isJsonObject()) {
      var members = whole.getAsJsonObject();
      return part.getAsJsonObject().entrySet().stream()
          .allMatch(member ->
              members.has(member.getKey())
                  && isPartOf(members.get(member.getKey()), member.getValue()));
    }
    if (part.isJsonArray() && whole.isJsonArray()) {
      var items = whole.getAsJsonArray();
      return items.size() == part.getAsJsonArray().size()
          && IntStream.range(0, items.size())
              .allMatch(at -> isPartOf(items.get(at), part.getAsJsonArray().get(at)));
    }
    return part.equals(whole);
  }
}
