package dev.purser.web.shared;

/** A request whose parameters choose what is told. */
public record Filtered<F extends Record>(F filter) {}
