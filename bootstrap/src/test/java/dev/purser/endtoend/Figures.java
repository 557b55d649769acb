package dev.purser.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a service tells of itself, in Prometheus's text format. */
record Figures(String text, List<Sample> samples) {
  private static final Pattern LINE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)(?: \\d+)?");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** One line of it. */
  record Sample(String name, Map<String, String> labels, double value) {}

  static Figures at(String managementAddress) {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(managementAddress + "/actuator/prometheus")).build();
      var response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new AssertionError(response.statusCode() + " " + response.body());
      }
      return parse(response.body());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  static Figures parse(String text) {
    var samples = new ArrayList<Sample>();
    for (var line : text.lines().filter(line -> !line.startsWith("#")).toList()) {
      var parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw new AssertionError("no figure: " + line);
      }
      samples.add(new Sample(parts.group(1), labels(parts.group(2)), value(parts.group(3))));
    }
    return new Figures(text, List.copyOf(samples));
  }

  /** The sum of the samples with a name and with these labels, in pairs. */
  double of(String name, String... labels) {
    return samples.stream()
        .filter(sample -> sample.name().equals(name) && has(sample, labels))
        .mapToDouble(Sample::value)
        .sum();
  }

  private static boolean has(Sample sample, String... labels) {
    for (var i = 0; i < labels.length; i += 2) {
      if (!labels[i + 1].equals(sample.labels().get(labels[i]))) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, String> labels(String text) {
    var labels = new HashMap<String, String>();
    if (text != null) {
      var all = LABEL.matcher(text);
      while (all.find()) {
        labels.put(all.group(1), all.group(2));
      }
    }
    return labels;
  }

  private static double value(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
