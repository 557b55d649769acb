package dev.purser.application.shared.writepath;

/** A kind and what persistence does for it. Each feature registers its own with the write path. */
public record Registration<K, V>(Kind<K, V> kind, Source<K, V> source) {}
