package dev.purser.benchmarks.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A request to a service that is no load, and its answer. */
final class Exchange {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Exchange() {}

  static HttpRequest.Builder with(InetSocketAddress service, String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + service.getPort() + path));
  }

  static HttpResponse<String> of(HttpRequest request) {
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stop);
    }
  }
}
