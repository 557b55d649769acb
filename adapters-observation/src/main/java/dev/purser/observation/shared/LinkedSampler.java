package dev.purser.observation.shared;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/**
 * Takes what belongs to something that was taken, by its parent or by a link, and a share of what
 * begins here.
 */
final class LinkedSampler implements Sampler {
  private static final double WHOLE = 100;

  private final Sampler others;

  LinkedSampler(int percent) {
    this.others = Sampler.parentBased(Sampler.traceIdRatioBased(percent / WHOLE));
  }

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    return links.stream().anyMatch(link -> link.getSpanContext().isSampled())
        ? SamplingResult.recordAndSample()
        : others.shouldSample(parent, traceId, name, kind, attributes, links);
  }

  @Override
  public String getDescription() {
    return "linked, or " + others.getDescription();
  }
}
