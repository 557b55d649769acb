package dev.purser.persistence.shared;

import java.util.List;

/** The invariants of one feature, each as the query for what breaks it. */
public record FeatureInvariants(List<InvariantQuery> all) {}
